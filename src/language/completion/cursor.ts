// Where the cursor is while somebody types: the way there through names and indices, in a text that need not be complete.
import { getLocation } from 'jsonc-parser';
import { pointerSegments } from '../../tools/json-pointer.ts';
import type { TextRange } from '../../tools/tool.ts';
import { placeOf } from '../../tools/tool-place.ts';
import type { ToolDocument } from '../open-documents.ts';
import { toolAt } from '../spot.ts';
import { yamlCursor } from './yaml-cursor.ts';

export interface Cursor {
  /** Names and indices from the file's root to the value around the cursor, or to the value that it is in. */
  readonly path: readonly string[];
  /** Whether a name is typed here: then the last segment of `path`, which is what there is of it, is left out. */
  readonly atName: boolean;
  /** What a completion replaces. */
  readonly replaced: TextRange;
  /** Whether a value follows the name already. */
  readonly hasValue: boolean;
  /** Whether another member or item follows, without a comma between. */
  readonly needsComma: boolean;
}

export function cursorAt(
  document: Pick<ToolDocument, 'text' | 'syntax' | 'read'>,
  offset: number,
): Cursor | undefined {
  if (document.syntax === 'yaml') return yamlCursor(document.text, offset);
  const { start, path } = startOf(document, offset);
  const { text } = document;
  const location = getLocation(text.slice(start, offset + 2000), offset - start);
  const node = location.previousNode;
  const nodeStart = node === undefined ? offset : start + node.offset;
  const inNode = node !== undefined && nodeStart <= offset && offset <= nodeStart + node.length;
  const replaced = inNode ? { offset: nodeStart, length: node.length } : { offset, length: 0 };
  if (isInComment(text, start, offset)) return undefined;
  const behind = afterSpace(text, replaced.offset + replaced.length);
  const segments = location.path.map(String);
  return {
    path: [...path, ...(location.isAtPropertyKey ? segments.slice(0, -1) : segments)],
    atName: location.isAtPropertyKey,
    replaced,
    hasValue: location.isAtPropertyKey && behind === ':',
    needsComma: behind === '"' || behind === '{' || behind === '[',
  };
}

/** A tool's text is enough to read, and of JSON Lines a line. */
function startOf({ text, read }: Pick<ToolDocument, 'text' | 'read'>, offset: number) {
  const tool = toolAt(read.file.tools, offset);
  const tree = tool && placeOf(tool)?.tree;
  if (tool !== undefined && tree !== undefined && tree.range.offset < offset) {
    return { start: tree.range.offset, path: pointerSegments(tool.pointer) };
  }
  const isLines = read.documents.some(({ pointer }) => pointer !== '');
  if (!isLines) return { start: 0, path: [] };
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const index = text.slice(0, start).split('\n').length - 1;
  return { start, path: [String(index)] };
}

function afterSpace(text: string, offset: number): string | undefined {
  return /\S/.exec(text.slice(offset, offset + 400))?.[0];
}

function isInComment(text: string, start: number, offset: number): boolean {
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', offset - 1) + 1), offset);
  const withoutStrings = line.replace(/"(?:[^"\\]|\\.)*"?/g, '""');
  return withoutStrings.includes('//');
}
