// Token ids of a text, from whichever tokenise route a server has.
import { ModelError } from '../exchange.ts';
import type { ServerAbilities } from './abilities.ts';
import type { Endpoint } from './endpoint.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import type { Tokenize } from './reward-target.ts';

const path = '/tokenize';

/** Each text is asked for once. The returned function throws {@link ModelError} as `Endpoint.json`, or `protocol`. */
export function createTokenize(
  endpoint: Endpoint,
  field: NonNullable<ServerAbilities['tokenize']>,
  model: string,
): (signal: AbortSignal) => Tokenize {
  const known = new Map<string, readonly number[]>();
  return (signal) => async (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const body = field === 'prompt' ? { model, prompt: text } : { [field]: text };
    const { value } = await endpoint.json(path, body, { signal });
    const tokens = arrayAt(valueAt(value, 'tokens')) ?? arrayAt(value);
    const ids = tokens?.map((token) => numberAt(token) ?? numberAt(valueAt(token, 'id')));
    const sure = ids?.filter((id) => id !== undefined);
    if (sure === undefined || sure.length !== ids?.length) {
      throw new ModelError(
        'protocol',
        `${endpoint.url(path)} gave no list of token ids.`,
        'Check that the base URL leads to the model server itself.',
      );
    }
    known.set(text, sure);
    return sure;
  };
}
