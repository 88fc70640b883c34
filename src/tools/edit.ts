// Changes of a tool file by JSON Pointer, as edits of its text that keep comments and the file's own way of writing.
import { writeBlock } from './edit-block.ts';
import { type ContainerChange, readyToChange } from './edit-container.ts';
import { writeFlow } from './edit-flow.ts';
import { pointerSegments } from './json-pointer.ts';
import type { JsonTree } from './json-tree.ts';
import { documentOf, type ReadToolDocument, readToolDocument, type ToolSyntax } from './read-document.ts';
import type { SchemaEdit, TextEdit } from './schema-edit.ts';
import { renderJson, styleOf, type TextStyle } from './text-style.ts';
import type { JsonValue } from './tool.ts';

export type { SchemaEdit, TextEdit };

/**
 * The edits of the text, in source order and apart from each other. All pointers mean the file as it is now, whatever the
 * other edits do: two items of a list are removed by the indices that they have. Nothing at all where one of them cannot be
 * made: it leads to no place, through an alias, or into a document with syntax errors.
 */
export function applyEdits(
  text: string,
  syntax: ToolSyntax,
  edits: readonly SchemaEdit[],
): readonly TextEdit[] {
  return editsOf(readToolDocument(text, syntax), edits);
}

/** As `applyEdits`, for a file that has been read. */
export function editsOf(
  { text, syntax, documents }: Pick<ReadToolDocument, 'text' | 'syntax' | 'documents'>,
  edits: readonly SchemaEdit[],
): readonly TextEdit[] {
  const style = styleOf(text);
  const changes = new Map<JsonTree, ContainerChange>();
  const roots: TextEdit[] = [];
  for (const edit of inOrder(edits)) {
    const document = documentOf(documents, edit.pointer);
    if (document?.root === undefined || document.faults.length > 0) return [];
    const segments = pointerSegments(edit.pointer.slice(document.pointer.length));
    if (segments.length > 0) {
      if (!plan(edit, segments, document.root, changes, text)) return [];
    } else if (edit.kind === 'set') {
      roots.push({ ...document.root.range, text: rootText(edit.value, document.root, text, style) });
    } else return [];
  }
  const written = [...changes.values()].flatMap((change) =>
    isFlow(change.container, text, syntax) ? writeFlow(change, text, style) : writeBlock(change, text, style),
  );
  return apart([...roots, ...written].toSorted(bySource));
}

/** Whether these edits together can be made, without writing them: see `applyEdits` for what cannot. */
export function canEdit(
  { text, documents }: Pick<ReadToolDocument, 'text' | 'documents'>,
  edits: readonly SchemaEdit[],
): boolean {
  const changes = new Map<JsonTree, ContainerChange>();
  return inOrder(edits).every((edit) => {
    const document = documentOf(documents, edit.pointer);
    if (document?.root === undefined || document.faults.length > 0) return false;
    const segments = pointerSegments(edit.pointer.slice(document.pointer.length));
    return segments.length === 0 ? edit.kind === 'set' : plan(edit, segments, document.root, changes, text);
  });
}

/** The text after its edits, which are in source order. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.offset), edit.text);
    done = edit.offset + edit.length;
  }
  return parts.join('') + text.slice(done);
}

/** Outer places first, so that what is set inside a value that is itself set goes into that value. */
function inOrder(edits: readonly SchemaEdit[]): readonly SchemaEdit[] {
  const depth = ({ pointer }: SchemaEdit) => pointerSegments(pointer).length;
  return edits.toSorted((one, other) => depth(one) - depth(other));
}

/** Goes down to the container that the edit changes. False where that cannot be done. */
function plan(
  edit: SchemaEdit,
  segments: readonly string[],
  root: JsonTree,
  changes: Map<JsonTree, ContainerChange>,
  text: string,
): boolean {
  let container = root;
  for (const [index, segment] of segments.entries()) {
    if (container.kind === 'scalar' || text[container.range.offset] === '*') return false;
    const rest = segments.slice(index + 1);
    const change = changes.get(container) ?? readyToChange(container);
    const place = change.place(segment);
    if (place === undefined) {
      if (edit.kind === 'set') {
        changes.set(container, change);
        return change.add(segment, rest, edit.value);
      }
      // What is to be removed is not there: it has its will.
      return edit.kind === 'remove';
    }
    if (!change.holds(place)) return false;
    if (rest.length === 0) {
      changes.set(container, change);
      return change.change(place, edit);
    }
    if (change.isRemoved(place)) return true;
    if (change.isReplaced(place)) return change.within(place, rest, edit);
    container = change.valueAt(place);
  }
  return true;
}

function isFlow({ range }: JsonTree, text: string, syntax: ToolSyntax): boolean {
  return syntax === 'json' || text[range.offset] === '{' || text[range.offset] === '[';
}

function rootText(value: JsonValue, root: JsonTree, text: string, style: TextStyle): string {
  const old = text.slice(root.range.offset, root.range.offset + root.range.length);
  return renderJson(value, { style, indent: '', spread: old.includes('\n'), spaced: style.spaced });
}

/** What is added at a place stands before what is removed there. */
function bySource(one: TextEdit, other: TextEdit): number {
  return one.offset - other.offset || one.length - other.length;
}

/** Where two edits overlap, the outer one, which comes first, is all that can be done. */
function apart(edits: readonly TextEdit[]): readonly TextEdit[] {
  let end = -1;
  return edits.filter((edit) => {
    if (edit.offset < end) return false;
    end = edit.offset + edit.length;
    return true;
  });
}

/**
 * Of several fixes those that can be made at once, the earlier first: no two set or remove the same place, or a place and
 * one around it. Equal edits of two fixes are made once.
 */
export function compatibleEdits(fixes: readonly (readonly SchemaEdit[])[]): {
  readonly edits: readonly SchemaEdit[];
  /** Indices of the fixes that were taken. */
  readonly taken: readonly number[];
} {
  const edits = new Map<string, SchemaEdit>();
  const claimed = new Map<string, string>();
  const around = new Set<string>();
  const taken: number[] = [];
  for (const [index, fix] of fixes.entries()) {
    const keys = fix.map((edit) => JSON.stringify(edit));
    const clashes = fix.some((edit, at) => !edits.has(keys[at] ?? '') && isClaimed(edit, claimed, around));
    if (clashes) continue;
    taken.push(index);
    for (const [at, edit] of fix.entries()) {
      const key = keys[at] ?? '';
      edits.set(key, edit);
      claimed.set(edit.pointer, edit.kind);
      for (const outer of outerPointers(edit.pointer)) around.add(outer);
    }
  }
  return { edits: [...edits.values()], taken };
}

function isClaimed(
  { kind, pointer }: SchemaEdit,
  claimed: ReadonlyMap<string, string>,
  around: ReadonlySet<string>,
): boolean {
  if (claimed.has(pointer) || (kind !== 'rename' && around.has(pointer))) return true;
  return outerPointers(pointer).some((outer) => {
    const owner = claimed.get(outer);
    return owner !== undefined && owner !== 'rename';
  });
}

function outerPointers(pointer: string): readonly string[] {
  const outer: string[] = [];
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    outer.push(pointer.slice(0, end));
  }
  return [...outer, ''];
}
