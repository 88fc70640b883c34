// Reads the fields that completion requests of all dialects share.

import { arrayAt, numberAt, stringAt } from '../../src/models/openai/json-shape.ts';
import type { JsonObject, JsonValue } from '../../src/tools/tool.ts';
import type { World } from './personality.ts';

/** A string, a list of strings, token ids, or a list of token-id lists; undefined for anything else. */
export function readPrompts(prompt: JsonValue | undefined, world: World): readonly string[] | undefined {
  if (typeof prompt === 'string') return [prompt];
  const list = arrayAt(prompt);
  if (!list || list.length === 0) return undefined;
  const ids = numbers(list);
  if (ids) return [world.model.detokenize(ids)];
  const prompts: string[] = [];
  for (const item of list) {
    const itemIds = numbers(arrayAt(item) ?? []);
    const text = stringAt(item) ?? (arrayAt(item) && itemIds ? world.model.detokenize(itemIds) : undefined);
    if (text === undefined) return undefined;
    prompts.push(text);
  }
  return prompts;
}

export function readStops(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return (arrayAt(value) ?? []).filter((item) => typeof item === 'string');
}

export function readNumber(body: JsonObject, field: string, otherwise: number): number {
  return numberAt(body[field]) ?? otherwise;
}

export function readIds(value: JsonValue | undefined): readonly number[] | undefined {
  const list = arrayAt(value);
  return list ? numbers(list) : undefined;
}

function numbers(list: readonly JsonValue[]): readonly number[] | undefined {
  const found = list.filter((item) => typeof item === 'number');
  return found.length === list.length ? found : undefined;
}

/** For each prompt of a list, how many equal ones came before it. */
export function occurrences(prompts: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  return prompts.map((prompt) => {
    const count = counts.get(prompt) ?? 0;
    counts.set(prompt, count + 1);
    return count;
  });
}
