// Honest timing inside one process: a warm-up, several rounds, and the median.

export interface Timing {
  /** Milliseconds. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
}

export async function time(rounds: number, work: () => unknown): Promise<Timing> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [min = 0] = times;
  return { median: times[times.length >> 1] ?? 0, min, max: times[times.length - 1] ?? 0, rounds };
}

export const round = (value: number, digits = 3): number => Number(value.toPrecision(digits));
