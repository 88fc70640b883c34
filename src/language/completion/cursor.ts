// Where the cursor is while somebody types: the way there through names and indices, in a text that need not be complete.
import { getLocation } from 'jsonc-parser';
import { appendPointer, pointerSegments } from '../../tools/json-pointer.ts';
import { locate } from '../../tools/read-document.ts';
import { toolAt } from '../../tools/tool-at.ts';
import { placeOf } from '../../tools/tool-place.ts';
import type { ToolDocument } from '../open-documents.ts';
import type { Cursor } from './place.ts';
import { yamlCursor } from './yaml-cursor.ts';

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
  const around = [...path, ...(location.isAtPropertyKey ? segments.slice(0, -1) : segments)];
  // Behind the last comma of a list, the library speaks of a name.
  const list = location.isAtPropertyKey
    ? locate(document.read.documents, appendPointer('', ...around))?.tree
    : undefined;
  const atName = location.isAtPropertyKey && list?.kind !== 'array';
  const index =
    list?.kind === 'array' ? [String(list.items.filter(({ range }) => range.offset < offset).length)] : [];
  return {
    path: [...around, ...index],
    atName,
    replaced,
    hasValue: atName && behind === ':',
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
