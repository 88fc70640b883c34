// Choosing the next token from a model's probabilities: seeded, with temperature, under a constraint.
import { gumbel, largestGumbel } from './random.ts';

export interface ChosenToken<Token extends number> {
  readonly token: Token;
  /** Natural logarithm of the model's own probability: before temperature, before any constraint. */
  readonly logprob: number;
}

/** Probabilities arrive as 32-bit numbers; this is the logarithm of the smallest above 0. */
const smallestLogprob = -103.28;

export function logprobOf(probability: number): number {
  return probability > 0 ? Math.log(probability) : smallestLogprob;
}

/**
 * A sample from softmax(log p / temperature) over the allowed tokens, or the likeliest allowed one at temperature 0;
 * undefined when no token is allowed.
 *
 * Every token gets its logarithm plus a Gumbel draw of its own, and the largest sum wins (the Gumbel-max trick). That
 * is exact over whatever is allowed, without knowing the allowed tokens beforehand: a token is asked for only when it
 * would win. And a draw depends on the seed and the token alone, so tiny differences in the probabilities (another
 * batch, another processor) change a choice only where two tokens tie.
 *
 * @param probabilities best first
 * @param seed one for each sampled position
 */
export function chooseToken<Token extends number>(
  probabilities: ReadonlyMap<Token, number>,
  temperature: number,
  seed: number,
  allowed: (token: Token) => boolean,
): ChosenToken<Token> | undefined {
  let chosen: ChosenToken<Token> | undefined;
  let best = Number.NEGATIVE_INFINITY;
  for (const [token, probability] of probabilities) {
    const logprob = logprobOf(probability);
    if (temperature <= 0) {
      if (allowed(token)) return { token, logprob };
      continue;
    }
    const level = logprob / temperature;
    if (level + largestGumbel < best) break;
    const sum = level + gumbel(seed, token);
    if (sum <= best || !allowed(token)) continue;
    best = sum;
    chosen = { token, logprob };
  }
  return chosen;
}
