// A share of few searches with its uncertainty: Wilson's score interval.

/** The standard normal's 97.5 % quantile, for two-sided 95 %. */
const z = 1.959964;

/**
 * The 95 % interval of a share (Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference"),
 * which stays honest for small counts and shares near 0 and 1. `[0, 1]` for no trials.
 */
export function wilsonInterval(hits: number, trials: number): readonly [low: number, high: number] {
  if (trials <= 0) return [0, 1];
  const share = hits / trials;
  const scale = 1 + z ** 2 / trials;
  const middle = (share + z ** 2 / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
