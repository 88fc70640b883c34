// A tool file's text as JSON documents: one for JSON, one a line for JSON Lines.
import { parseJsonLines } from './json-lines.ts';
import { isTooDeep, type JsonTree, type ParseJson, parseJson, type SyntaxFault } from './json-tree.ts';

export interface SourceDocument {
  readonly root?: JsonTree;
  /** `''` for a JSON file, `/<index>` for a line. */
  readonly pointer: string;
  readonly faults: readonly SyntaxFault[];
}

/** The documents of a text; JSON Lines are only thought of where the text as a whole is not JSON. */
export function readDocuments(text: string, parse: ParseJson = parseJson): readonly SourceDocument[] {
  const whole = parse(text);
  const lines = whole.faults.every(isTooDeep) ? undefined : parseJsonLines(text, parse);
  return lines?.map((line) => ({ ...line, pointer: `/${line.index}` })) ?? [{ ...whole, pointer: '' }];
}
