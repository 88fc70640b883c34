// What is to change in one object or list of a tool file: gathered first, so that it is written in one go.

import { type ArrayTree, isObject, type JsonTree, type ObjectTree } from './json-tree.ts';
import type { SchemaEdit } from './schema-edit.ts';
import type { JsonValue, TextRange } from './tool.ts';

/** A part of a container: an entry or an item. */
export interface Part {
  readonly tree: JsonTree;
  /** From the start of its key, where it has one, to the end of its value. */
  readonly range: TextRange;
  readonly keyRange?: TextRange;
}

export interface ContainerChange {
  readonly container: ObjectTree | ArrayTree;
  readonly parts: readonly Part[];
  readonly removed: ReadonlySet<number>;
  readonly replaced: ReadonlyMap<number, JsonValue>;
  readonly renamed: ReadonlyMap<number, string>;
  /** New ones, in order; items of a list have no name. */
  readonly added: readonly Added[];
  /** The index of the part that a segment of a pointer names. */
  readonly place: (segment: string) => number | undefined;
  /** Whether the part really stands in the container: what an alias or `<<` brings in does not. */
  readonly holds: (place: number) => boolean;
  readonly valueAt: (place: number) => JsonTree;
  readonly isRemoved: (place: number) => boolean;
  readonly isReplaced: (place: number) => boolean;
  /** Each of these notes an edit down, and says whether it can be made. */
  readonly change: (place: number, edit: SchemaEdit) => boolean;
  readonly within: (place: number, rest: readonly string[], edit: SchemaEdit) => boolean;
  readonly add: (segment: string, rest: readonly string[], value: JsonValue) => boolean;
}

export interface Added {
  readonly name?: string;
  readonly value: JsonValue;
}

export function readyToChange(container: ObjectTree | ArrayTree): ContainerChange {
  const parts = partsOf(container);
  const removed = new Set<number>();
  const replaced = new Map<number, JsonValue>();
  const renamed = new Map<number, string>();
  const added: Added[] = [];
  const end = container.range.offset + container.range.length;
  return {
    container,
    parts,
    removed,
    replaced,
    renamed,
    added,
    place: (segment) => placeOf(container, segment),
    holds: (place) => {
      const range = parts[place]?.range;
      return range !== undefined && range.offset >= container.range.offset && range.offset < end;
    },
    valueAt: (place) => parts[place]?.tree ?? container,
    isRemoved: (place) => removed.has(place),
    isReplaced: (place) => replaced.has(place),
    change: (place, edit) => {
      if (edit.kind === 'rename') {
        if (container.kind === 'array') return false;
        renamed.set(place, edit.name);
      } else if (edit.kind === 'set') {
        removed.delete(place);
        replaced.set(place, edit.value);
      } else {
        replaced.delete(place);
        removed.add(place);
      }
      return true;
    },
    within: (place, rest, edit) => {
      const changed = changedValue(replaced.get(place) ?? null, rest, edit);
      if (changed !== undefined) replaced.set(place, changed);
      return changed !== undefined;
    },
    add: (segment, rest, value) => {
      if (container.kind === 'array') {
        if (segment !== '-' && !/^\d+$/.test(segment)) return false;
        added.push({ value: wrapped(rest, value) });
        return true;
      }
      const index = added.findIndex(({ name }) => name === segment);
      const before = added[index]?.value;
      if (before === undefined) {
        added.push({ name: segment, value: wrapped(rest, value) });
        return true;
      }
      const both = changedValue(before, rest, { kind: 'set', pointer: '', value });
      if (both !== undefined) added[index] = { name: segment, value: both };
      return both !== undefined;
    },
  };
}

function partsOf(container: ObjectTree | ArrayTree): readonly Part[] {
  if (container.kind === 'array') return container.items.map((tree) => ({ tree, range: tree.range }));
  return container.entries.map(({ keyRange, value }) => {
    const end = Math.max(keyRange.offset + keyRange.length, value.range.offset + value.range.length);
    return { tree: value, keyRange, range: { offset: keyRange.offset, length: end - keyRange.offset } };
  });
}

function placeOf(container: ObjectTree | ArrayTree, segment: string): number | undefined {
  if (container.kind === 'array') {
    const index = /^\d+$/.test(segment) ? Number(segment) : -1;
    return index >= 0 && index < container.items.length ? index : undefined;
  }
  const index = container.entries.findLastIndex(({ key }) => key === segment);
  return index < 0 ? undefined : index;
}

function wrapped(segments: readonly string[], value: JsonValue): JsonValue {
  return segments.reduceRight<JsonValue>(
    (inner, segment) => (segment === '-' ? [inner] : { [segment]: inner }),
    value,
  );
}

/** A plain value after an edit inside it; nothing where the edit leads nowhere. */
function changedValue(
  value: JsonValue,
  [segment, ...rest]: readonly string[],
  edit: SchemaEdit,
): JsonValue | undefined {
  if (segment === undefined) return edit.kind === 'set' ? edit.value : undefined;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    const index = segment === '-' ? items.length : Number(segment);
    if (!Number.isInteger(index) || index > items.length) return undefined;
    if (rest.length === 0 && edit.kind === 'remove') return items.filter((_, at) => at !== index);
    const inner = changedValue(items[index] ?? null, rest, edit);
    return inner === undefined ? undefined : [...items.slice(0, index), inner, ...items.slice(index + 1)];
  }
  if (!isObject(value))
    return rest.length === 0 && edit.kind === 'set' ? { [segment]: edit.value } : undefined;
  if (rest.length === 0 && edit.kind !== 'set') {
    const entries = Object.entries(value).flatMap(([key, inner]): [string, JsonValue][] => {
      if (key !== segment) return [[key, inner]];
      return edit.kind === 'rename' ? [[edit.name, inner]] : [];
    });
    return Object.fromEntries(entries);
  }
  const before = Object.hasOwn(value, segment) ? value[segment] : undefined;
  const inner =
    before === undefined && edit.kind === 'set'
      ? wrapped(rest, edit.value)
      : changedValue(before ?? null, rest, edit);
  return inner === undefined ? undefined : { ...value, [segment]: inner };
}
