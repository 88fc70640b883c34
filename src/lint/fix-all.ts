// All mechanical fixes of a file at once, round after round, since one may make another possible or needless.
import { composeEdits } from '../tools/compose-edits.ts';
import { compatibleEdits, editedText, editsOf, type SchemaEdit, type TextEdit } from '../tools/edit.ts';
import { type ReadToolDocument, readToolDocument } from '../tools/read-document.ts';
import { type LintOptions, type LintResult, lintFile } from './lint.ts';
import type { Finding } from './rule.ts';

export interface FixedFile {
  /** All rounds together, as edits of the text that was read first. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** Fixes that were applied, in all rounds. */
  readonly applied: number;
  /** What the linter says of the fixed text. */
  readonly result: LintResult;
}

/** Two fixes that undo each other would never end. */
const mostRounds = 10;

/**
 * Applies the mechanical fixes until nothing changes, ten rounds at most. Never throws.
 * @param wanted Which findings are to be mended.
 * @param first What the linter says of the document, where that is known.
 */
export function fixAll(
  document: ReadToolDocument,
  options: LintOptions = {},
  wanted: (finding: Finding) => boolean = () => true,
  first: LintResult = lintFile(document, options),
): FixedFile {
  let read = document;
  let result = first;
  let all: readonly TextEdit[] = [];
  let applied = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const { changes, taken } = changesFor(read, result.findings.filter(wanted).flatMap(mechanicalFix));
    const text = editedText(read.text, changes);
    if (text === read.text) break;
    all = composeEdits(all, changes, document.text.length);
    applied += taken;
    read = readToolDocument(text, document.syntax);
    result = lintFile(read, options);
  }
  return { edits: all, text: read.text, applied, result };
}

/** Where fixes that can each be made cannot be made together, the first of them are: the others are left to the next round. */
function changesFor(
  read: ReadToolDocument,
  fixes: readonly (readonly SchemaEdit[])[],
): { readonly changes: readonly TextEdit[]; readonly taken: number } {
  let some = fixes;
  for (;;) {
    const { edits, taken } = compatibleEdits(some);
    const changes = editsOf(read, edits);
    if (changes.length > 0 || some.length < 2) return { changes, taken: taken.length };
    some = some.slice(0, Math.ceil(some.length / 2));
  }
}

/** One for each finding that has one. */
function mechanicalFix({ fixes = [] }: Finding) {
  const fix = fixes.find(({ mechanical }) => mechanical);
  return fix === undefined ? [] : [fix.edits];
}
