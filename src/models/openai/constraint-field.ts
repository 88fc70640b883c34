// A pattern as the request field by which a server takes constraints.
import type { Pattern } from '../../calls/pattern.ts';
import { enumerateChoices } from '../../calls/pattern-choices.ts';
import { toGbnf } from '../../calls/pattern-gbnf.ts';
import { toRegex } from '../../calls/pattern-regex.ts';
import type { JsonObject } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import type { StructuredOutput } from './abilities.ts';

/** Beyond this many texts a regular expression is shorter and compiles faster. */
const mostChoices = 64;

/** @throws {ModelError} `unsupported` when the server takes no constraints. */
export function constraintField(
  constraint: Pattern | undefined,
  structured: StructuredOutput | undefined,
): JsonObject {
  if (!constraint) return {};
  switch (structured) {
    case undefined:
      throw new ModelError(
        'unsupported',
        'This server cannot constrain the text that a model writes.',
        'Search without the schema constraint, or use vLLM, SGLang, llama.cpp or the embedded model.',
      );
    case 'structured_outputs': {
      const choice = enumerateChoices(constraint, mostChoices);
      const usable = choice && choice.length > 0 && !choice.includes('');
      return { structured_outputs: usable ? { choice } : { regex: toRegex(constraint) } };
    }
    case 'regex':
      return { regex: toRegex(constraint) };
    case 'grammar':
      return { grammar: toGbnf(constraint) };
    case 'response_format.regex':
      return { response_format: { type: 'regex', regex: toRegex(constraint) } };
    case 'response_format.value':
      return { response_format: { type: 'regex', value: toRegex(constraint) } };
  }
}

/** Groups items whose constraints become the same field, in order of first appearance. */
export function groupByField<T>(
  items: readonly T[],
  field: (item: T) => JsonObject,
): readonly { readonly field: JsonObject; readonly items: readonly T[] }[] {
  const groups = new Map<string, { readonly field: JsonObject; readonly items: T[] }>();
  for (const item of items) {
    const own = field(item);
    const key = JSON.stringify(own);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { field: own, items: [item] });
  }
  return [...groups.values()];
}
