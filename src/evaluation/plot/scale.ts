// From values to places: linear scales with round ticks, and logarithmic ones with powers of two.

export interface Scale {
  readonly ticks: readonly number[];
  /** The place of a value, in pixels. */
  at(value: number): number;
}

/** A scale that holds all values and begins and ends with a tick. `places`: the pixels of its ends. */
export function linearScale(values: readonly number[], places: readonly [number, number]): Scale {
  const [least, most] = ends(values);
  const step = roundStep((most - least) / 5);
  const from = Math.floor(least / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) =>
    Number(((from + index) * step).toPrecision(12)),
  );
  return { ticks, at: (value) => between(places, (value / step - from) / (to - from)) };
}

/** The same for positive values, by their logarithm. */
export function logScale(values: readonly number[], places: readonly [number, number]): Scale {
  const [least, most] = ends(values.map((value) => Math.log2(Math.max(value, 2 ** -10))));
  const from = Math.floor(least);
  const to = Math.max(from + 1, Math.ceil(most));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => 2 ** (from + index));
  return {
    ticks,
    at: (value) => between(places, (Math.log2(Math.max(value, 2 ** -10)) - from) / (to - from)),
  };
}

function ends(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  return least === most ? [least - 0.5, most + 0.5] : [least, most];
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((each) => each * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function between([low, high]: readonly [number, number], share: number): number {
  return low + (high - low) * share;
}
