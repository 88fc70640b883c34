// An imported file with the tools of today: in the order and with the comments of its owner, and what that changes.
import { diffTools } from '../tools/diff.ts';
import { applyEdits, editedText, type SchemaEdit } from '../tools/edit.ts';
import { appendPointer } from '../tools/json-pointer.ts';
import { isObject, member, own, plainValue } from '../tools/json-tree.ts';
import { readToolDocument, type ToolSyntax } from '../tools/read-document.ts';
import { isSameJson } from '../tools/sorted-json.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import type { ToolChange } from '../tools/tool-change.ts';
import { SourceError } from './source-error.ts';
import {
  digestOf,
  importedText,
  ownerPrefix,
  readSourceRecord,
  type SourceRecord,
  sourceKey,
} from './source-record.ts';

export interface ImportedFile {
  readonly record: SourceRecord;
  /** As the file has them. */
  readonly tools: readonly JsonValue[];
  /** They are not as they were imported. */
  readonly changedByHand: boolean;
}

/** @throws {SourceError} where the file was not imported, or is not well formed. */
export function readImportedFile(text: string, syntax: ToolSyntax): ImportedFile {
  const { documents } = readToolDocument(text, syntax);
  const [document] = documents;
  if (document?.root === undefined || document.faults.length > 0 || documents.length > 1) {
    throw new SourceError('The file cannot be read.', 'Correct its syntax first.');
  }
  const record = readSourceRecord(plainValue(document.root));
  const list = member(document.root, 'tools');
  if (list?.kind !== 'array') {
    throw new SourceError('The file has no list of tools.', 'Import the tools again into a new file.');
  }
  const tools = list.items.map(plainValue);
  return { record, tools, changedByHand: digestOf(tools) !== record.digest };
}

export interface Refreshed {
  /** The whole new text; equal to the old one where the source has not changed. */
  readonly text: string;
  readonly changes: readonly ToolChange[];
  /** Tools were changed by hand since they were imported; those changes are lost where the source says otherwise. */
  readonly changedByHand: boolean;
}

/**
 * Puts the tools of the source in place of the file's. A tool keeps its place and, as far as it is unchanged, its text;
 * new ones come last. Members whose name starts with `x-toolprm-` stay.
 * @throws {SourceError} as `readImportedFile` does.
 */
export function refreshText(
  text: string,
  syntax: ToolSyntax,
  tools: readonly JsonObject[],
  imported: { readonly at: Date; readonly title?: string | undefined },
): Refreshed {
  const { record, tools: before, changedByHand } = readImportedFile(text, syntax);
  const edits = toolEdits(before, tools);
  const digest = digestOf(tools);
  if (edits.length === 0 && digest === record.digest) return { text, changes: [], changedByHand };
  const { title: _, ...origin } = record;
  const now: SourceRecord = {
    ...origin,
    ...(imported.title === undefined ? {} : { title: imported.title }),
    imported: imported.at.toISOString(),
    digest,
  };
  const all: SchemaEdit[] = [...edits, { kind: 'set', pointer: `/${sourceKey}`, value: jsonOf(now) }];
  const made = applyEdits(text, syntax, all);
  const changed = made.length === 0 ? importedText(tools, now) : editedText(text, made);
  return {
    text: changed,
    changes: diffTools(
      readToolDocument(text, syntax).file.tools,
      readToolDocument(changed, syntax).file.tools,
    ),
    changedByHand,
  };
}

function jsonOf(record: SourceRecord): JsonValue {
  return { ...record };
}

/** By name; the second of a name is the second of it again. */
function toolEdits(before: readonly JsonValue[], after: readonly JsonObject[]): readonly SchemaEdit[] {
  const waiting = new Map<string, JsonObject[]>();
  for (const tool of after) {
    const name = nameOf(tool);
    waiting.set(name, [...(waiting.get(name) ?? []), tool]);
  }
  const taken = new Set<JsonObject>();
  const edits: SchemaEdit[] = [];
  for (const [index, old] of before.entries()) {
    const pointer = `/tools/${index}`;
    const tool = waiting.get(nameOf(old))?.shift();
    if (tool === undefined) edits.push({ kind: 'remove', pointer });
    else {
      taken.add(tool);
      edits.push(...editsBetween(pointer, old, tool));
    }
  }
  const added = after.filter((tool) => !taken.has(tool));
  return [...edits, ...added.map((value): SchemaEdit => ({ kind: 'set', pointer: '/tools/-', value }))];
}

function nameOf(tool: JsonValue): string {
  const name = own(tool, 'name');
  return typeof name === 'string' ? name : '';
}

/** The smallest edits that make the one value the other, so that comments and line breaks around them stay. */
function editsBetween(pointer: string, before: JsonValue, after: JsonValue): readonly SchemaEdit[] {
  if (isSameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) return memberEdits(pointer, before, after);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const items: readonly JsonValue[] = after;
    return items.flatMap((item, index) =>
      editsBetween(appendPointer(pointer, index), before[index] ?? null, item),
    );
  }
  return [{ kind: 'set', pointer, value: after }];
}

function memberEdits(pointer: string, before: JsonObject, after: JsonObject): readonly SchemaEdit[] {
  const gone = Object.keys(before).filter(
    (key) => !Object.hasOwn(after, key) && !key.startsWith(ownerPrefix),
  );
  return [
    ...gone.map((key): SchemaEdit => ({ kind: 'remove', pointer: appendPointer(pointer, key) })),
    ...Object.entries(after).flatMap(([key, value]): readonly SchemaEdit[] => {
      const at = appendPointer(pointer, key);
      const old = own(before, key);
      return old === undefined ? [{ kind: 'set', pointer: at, value }] : editsBetween(at, old, value);
    }),
  ];
}
