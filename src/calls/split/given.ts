// The arguments that a call has so far: an append-only list that states share, each with its own length.
import type { JsonValue } from '../../tools/tool.ts';
import { setProperty } from './literal.ts';

export interface Argument {
  readonly name: string;
  readonly value: JsonValue;
  readonly repeated: boolean;
}

/** The first `length` entries of the shared store are this list. */
export interface Given {
  readonly store: { readonly entries: Argument[]; readonly firstIndex: Map<string, number> };
  readonly length: number;
}

/** Never appended to: the first argument starts a store of its own. */
export const nothingGiven: Given = { store: { entries: [], firstIndex: new Map() }, length: 0 };

export function isGiven(given: Given, name: string): boolean {
  const index = given.store.firstIndex.get(name);
  return index !== undefined && index < given.length;
}

/**
 * The list with one more argument. The usual state is the newest one and appends in place, unseen by older states;
 * a fork from an older state copies, so that a long call costs linear time and forks stay independent.
 */
export function withArgument(given: Given, name: string, value: JsonValue): Given {
  let store = given.store;
  if (given.length === 0 || store.entries.length !== given.length) {
    const entries = store.entries.slice(0, given.length);
    store = { entries, firstIndex: new Map() };
    entries.forEach((entry, index) => {
      if (!entry.repeated) store.firstIndex.set(entry.name, index);
    });
  }
  const repeated = store.firstIndex.has(name);
  if (!repeated) store.firstIndex.set(name, store.entries.length);
  store.entries.push({ name, value, repeated });
  return { store, length: store.entries.length };
}

export function argumentList(given: Given): readonly Argument[] {
  return given.store.entries.slice(0, given.length);
}

/** As an object, in order; a repeated argument keeps its last value. */
export function argumentObject(given: Given): Record<string, JsonValue> {
  const object: Record<string, JsonValue> = {};
  for (let index = 0; index < given.length; index += 1) {
    const entry = given.store.entries[index];
    if (entry !== undefined) setProperty(object, entry.name, entry.value);
  }
  return object;
}
