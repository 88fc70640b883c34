// A tool file's text as JSON documents: one for JSON, one a line for JSON Lines.
import { flattenDepth } from './depth.ts';
import { parseJsonLines } from './json-lines.ts';
import { type JsonTree, parseJson, type SyntaxFault } from './json-tree.ts';
import type { TextRange } from './tool.ts';

export interface SourceDocument {
  readonly root?: JsonTree;
  /** `''` for a JSON file, `/<index>` for a line. */
  readonly pointer: string;
  readonly faults: readonly SyntaxFault[];
}

export interface SourceText {
  /** What was parsed: as long as the file's text, with a byte order mark and parts nested too deep blanked. */
  readonly text: string;
  readonly documents: readonly SourceDocument[];
  readonly tooDeep: readonly TextRange[];
}

export function readDocuments(source: string): SourceText {
  const { text, blanked } = flattenDepth(source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source);
  const whole = parseJson(text);
  const lines = whole.faults.length === 0 ? undefined : parseJsonLines(text);
  const documents = lines?.map((line) => ({ ...line, pointer: `/${line.index}` })) ?? [
    { ...whole, pointer: '' },
  ];
  return { text, documents, tooDeep: blanked };
}
