// Seeded 32-bit randomness: the same numbers for the same seed on every platform.

/** Mixes the bits of a 32-bit integer (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A 32-bit hash of some integers; the order counts. Large seeds are folded, so that no bit of them is lost. */
export function hashIntegers(...values: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const value of values) {
    const high = Math.floor(value / 0x1_0000_0000);
    state = mix(Math.imul(state, 31) + mix(value + 0x7f4a7c15));
    if (high !== 0 && Number.isFinite(high)) state = mix(Math.imul(state, 31) + mix(high));
  }
  return state >>> 0;
}

/**
 * A draw from the standard Gumbel distribution, decided by `seed` and `token` alone.
 * The token with the largest `logprob / temperature + gumbel` is a sample from the softmax (the Gumbel-max trick).
 */
export function gumbel(seed: number, token: number): number {
  const uniform = (mix(mix(seed + Math.imul(token + 1, 0x9e3779b1)) ^ seed) + 0.5) / 0x1_0000_0000;
  return -Math.log(-Math.log(uniform));
}

/** No draw of `gumbel` is larger: the uniform numbers behind it are at least 2^-33 below 1. */
export const largestGumbel = -Math.log(-Math.log(1 - 2 ** -33));

/** A stream of numbers in [0, 1). */
export function uniformStream(seed: number): () => number {
  let counter = 0;
  const key = hashIntegers(seed);
  return () => mix(key ^ mix(Math.imul(++counter, 0x9e3779b1))) / 0x1_0000_0000;
}

/**
 * A stream of numbers that are close to normal: the sum of four uniform numbers, scaled to mean 0 and deviation 1.
 * Only additions and multiplications, so that every platform rounds them alike.
 */
export function bellStream(seed: number): () => number {
  const uniform = uniformStream(seed);
  return () => (uniform() + uniform() + uniform() + uniform() - 2) * 1.7320508075688772;
}
