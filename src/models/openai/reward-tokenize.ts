// Token ids of a text, from whichever tokenise route a server has.
import { ModelError } from '../exchange.ts';
import type { Endpoint } from './endpoint.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import type { Tokenize } from './reward-target.ts';

export type TokenizeRoute = 'openai' | 'llama-cpp' | 'trtllm' | 'tgi';

const paths: Readonly<Record<TokenizeRoute, string>> = {
  openai: '/tokenize',
  'llama-cpp': '/tokenize',
  trtllm: '/_internal/tokenize',
  tgi: '/tokenize',
};

/** The returned function throws {@link ModelError} `protocol` when the answer is not a list of ids. */
export function createTokenize(
  endpoint: Endpoint,
  route: TokenizeRoute,
  model: string,
  signal: AbortSignal,
): Tokenize {
  const known = new Map<string, Promise<readonly number[]>>();
  const ask = async (text: string): Promise<readonly number[]> => {
    const body = {
      openai: { model, prompt: text },
      'llama-cpp': { content: text },
      trtllm: { text },
      tgi: { inputs: text },
    }[route];
    const { value } = await endpoint.json(paths[route], body, { signal });
    const tokens = arrayAt(valueAt(value, 'tokens')) ?? arrayAt(value);
    const ids = tokens?.map((token) => numberAt(token) ?? numberAt(valueAt(token, 'id')));
    const sure = ids?.filter((id) => id !== undefined);
    if (sure !== undefined && sure.length === ids?.length) return sure;
    throw new ModelError(
      'protocol',
      `${endpoint.url(paths[route])} gave no list of token ids.`,
      'Check that the base URL leads to the model server itself.',
    );
  };
  return (text) => {
    const found = known.get(text) ?? ask(text);
    known.set(text, found);
    return found;
  };
}
