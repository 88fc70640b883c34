// Ranges of a tool file, which count characters, as ranges of the protocol, which count lines.
import type { Range } from 'vscode-languageserver';
import type { TextEdit as FileEdit } from '../tools/schema-edit.ts';
import type { TextRange } from '../tools/tool.ts';
import type { ToolDocument } from './open-documents.ts';

export function rangeIn({ document }: Pick<ToolDocument, 'document'>, { offset, length }: TextRange): Range {
  return { start: document.positionAt(offset), end: document.positionAt(offset + length) };
}

export function editsIn(
  document: Pick<ToolDocument, 'document'>,
  edits: readonly FileEdit[],
): { range: Range; newText: string }[] {
  return edits.map((edit) => ({ range: rangeIn(document, edit), newText: edit.text }));
}

export function contains({ offset, length }: TextRange, at: number): boolean {
  return offset <= at && at <= offset + length;
}

export function overlap(one: TextRange, other: TextRange): boolean {
  return one.offset <= other.offset + other.length && other.offset <= one.offset + one.length;
}
