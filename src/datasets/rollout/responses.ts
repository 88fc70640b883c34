// Whole responses to a batch of prompts in one request.
import type { Policy } from '../../models/policy.ts';
import type { Tool } from '../../tools/tool.ts';
import type { RolloutSettings } from './rollout.ts';

export interface Prompted {
  readonly prompt: string;
  readonly tools: readonly Tool[];
}

/** Filled while samples arrive. */
export interface Response {
  text: string;
  finish: 'stop' | 'length';
  /** Undefined once some text came without its log-probabilities. */
  logprob: number | undefined;
  tokens: number | undefined;
}

export function emptyResponse(hasTokens: boolean): Response {
  const none = hasTokens ? 0 : undefined;
  return { text: '', finish: 'length', logprob: none, tokens: none };
}

/**
 * `settings.samples` responses a prompt, in the order of the prompts.
 * @throws what {@link Policy.sample} throws.
 */
export async function sampleResponses(
  prompted: readonly Prompted[],
  policy: Policy,
  { samples, temperature, maxTokens }: RolloutSettings,
  seed: number,
  signal: AbortSignal,
): Promise<readonly (readonly Response[])[]> {
  const responses = prompted.map(() => Array.from({ length: samples }, () => emptyResponse(true)));
  const beams = prompted.map(({ prompt }) => ({ prompt, prefix: '', samples }));
  const session = `rollout-${seed}`;
  const request = { beams, temperature, maxTokens, stop: [], seed, session };
  for await (const event of policy.sample(request, signal)) {
    if (event.type === 'exchange') continue;
    const response = responses[event.beam]?.[event.sample];
    if (response === undefined) continue;
    if (event.type === 'end') {
      response.finish = event.finish;
      continue;
    }
    response.text += event.text;
    addTokens(response, event.tokens);
  }
  return responses;
}

export function addTokens(
  response: Response,
  tokens: readonly { readonly logprob: number }[] | undefined,
): void {
  const { logprob, tokens: count } = response;
  response.tokens = tokens === undefined || count === undefined ? undefined : count + tokens.length;
  response.logprob =
    tokens === undefined || logprob === undefined
      ? undefined
      : tokens.reduce((sum, token) => sum + token.logprob, logprob);
}
