// All mechanical fixes of a document at once, round after round: one may make another possible or needless.
import { type LintOptions, lintFile } from '../lint/lint.ts';
import type { Finding } from '../lint/rule.ts';
import { composeEdits } from '../tools/compose-edits.ts';
import { compatibleEdits, editedText, editsOf, type TextEdit } from '../tools/edit.ts';
import { type ReadToolDocument, readToolDocument } from '../tools/read-document.ts';

/** Two fixes that undo each other would never end. */
const mostRounds = 10;

/**
 * @param findings What the linter finds in the document as it was read.
 * @param wanted Which findings are to be mended.
 */
export function fixAllEdits(
  read: ReadToolDocument,
  findings: readonly Finding[],
  options: LintOptions,
  wanted: (finding: Finding) => boolean = () => true,
): readonly TextEdit[] {
  let now = read;
  let found = findings;
  let all: readonly TextEdit[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const fixes = found.filter(wanted).flatMap(mechanicalFix);
    const edits = editsOf(now, compatibleEdits(fixes).edits);
    if (edits.length === 0) break;
    all = composeEdits(all, edits, read.text.length);
    now = readToolDocument(editedText(now.text, edits), read.syntax);
    found = lintFile(now, options).findings;
  }
  return all;
}

function mechanicalFix({ fixes = [] }: Finding) {
  const fix = fixes.find(({ mechanical }) => mechanical);
  return fix === undefined ? [] : [fix.edits];
}
