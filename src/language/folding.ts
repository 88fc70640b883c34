// What can be folded: tools, their parameters and the schemas in them; and what a selection grows to.
import { type FoldingRange, FoldingRangeKind, type SelectionRange } from 'vscode-languageserver';
import { type JsonTree, rangeThrough } from '../tools/json-tree.ts';
import type { Steps } from '../tools/slices.ts';
import type { TextRange } from '../tools/tool.ts';
import { placeOf } from '../tools/tool-place.ts';
import type { ToolDocument } from './open-documents.ts';
import { rangeIn } from './ranges.ts';
import { spotAt } from './spot.ts';

/** A step for each tool. */
export function* foldingRanges(document: ToolDocument): Steps<FoldingRange[]> {
  const byLine = new Map<number, FoldingRange>();
  const fold = ({ offset, length }: TextRange, closes: boolean) => {
    const startLine = document.document.positionAt(offset).line;
    const lastLine = document.document.positionAt(offset + length).line;
    // The closing bracket stays in sight.
    const endLine = closes ? lastLine - 1 : lastLine;
    if (endLine > startLine && !byLine.has(startLine)) {
      byLine.set(startLine, { startLine, endLine, kind: FoldingRangeKind.Region });
    }
  };
  const visit = (tree: JsonTree) => {
    if (tree.kind === 'scalar') return;
    const closes = /[}\]]/.test(document.text[tree.range.offset + tree.range.length - 1] ?? '');
    const entries =
      tree.kind === 'object' ? tree.entries : tree.items.map((value) => ({ value, keyRange: value.range }));
    fold(tree.range, closes);
    for (const { keyRange, value } of entries) {
      if (value.kind !== 'scalar' && value.range.offset >= keyRange.offset)
        fold(rangeThrough(keyRange, value.range), closes);
      visit(value);
    }
  };
  for (const tool of document.read.file.tools) {
    const place = placeOf(tool);
    if (place !== undefined) visit(place.tree);
    yield;
  }
  return [...byLine.values()];
}

export function selectionRange(document: ToolDocument, offset: number): SelectionRange {
  const { steps, onName } = spotAt(document, offset);
  let selection: SelectionRange = { range: rangeIn(document, { offset: 0, length: document.text.length }) };
  for (const [index, { tree, entry }] of steps.entries()) {
    const whole = entry === undefined ? tree.range : rangeThrough(entry.keyRange, tree.range);
    selection = grown(selection, document, whole);
    if (entry === undefined) continue;
    const inName = onName && index === steps.length - 1;
    selection = grown(selection, document, inName ? entry.keyRange : tree.range);
  }
  return selection;
}

/** A range that is not smaller than the one around it is passed over. */
function grown(parent: SelectionRange, document: ToolDocument, inner: TextRange): SelectionRange {
  const range = rangeIn(document, { offset: inner.offset, length: Math.max(0, inner.length) });
  const outer = document.document;
  const start = outer.offsetAt(parent.range.start);
  const end = outer.offsetAt(parent.range.end);
  const isInside = inner.offset >= start && inner.offset + inner.length <= end;
  const isSmaller = inner.length < end - start;
  return isInside && isSmaller ? { range, parent } : parent;
}
