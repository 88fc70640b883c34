// The arguments that a call has so far: an append-only list that states share, each with its own length.
import type { JsonValue } from '../../tools/tool.ts';
import { setProperty } from './literal.ts';

export interface Argument {
  readonly name: string;
  readonly value: JsonValue;
  readonly repeated: boolean;
}

interface Store {
  readonly entries: Argument[];
  /** Where each name stands first, once there are more names than a glance takes in. */
  firstIndex: Map<string, number> | undefined;
}

/** The first `length` entries of the shared store are this list. */
export interface Given {
  readonly store: Store;
  readonly length: number;
}

/** Never appended to: the first argument starts a store of its own. */
export const nothingGiven: Given = { store: { entries: [], firstIndex: undefined }, length: 0 };

const glance = 16;

export function isGiven({ store, length }: Given, name: string): boolean {
  if (store.firstIndex !== undefined) return (store.firstIndex.get(name) ?? length) < length;
  for (let index = 0; index < length; index += 1) if (store.entries[index]?.name === name) return true;
  return false;
}

/**
 * The list with one more argument. The usual state is the newest one and appends in place, unseen by older states;
 * a fork from an older state copies, so that a long call costs linear time and forks stay independent.
 */
export function withArgument(given: Given, name: string, value: JsonValue): Given {
  const { length } = given;
  const isNewest = length > 0 && given.store.entries.length === length;
  const store = isNewest
    ? given.store
    : { entries: given.store.entries.slice(0, length), firstIndex: undefined };
  if (store.firstIndex === undefined && length >= glance) store.firstIndex = indexed(store.entries);
  const repeated = isGiven({ store, length }, name);
  if (!repeated) store.firstIndex?.set(name, length);
  store.entries.push({ name, value, repeated });
  return { store, length: length + 1 };
}

function indexed(entries: readonly Argument[]): Map<string, number> {
  const index = new Map<string, number>();
  entries.forEach(({ name, repeated }, at) => {
    if (!repeated) index.set(name, at);
  });
  return index;
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
