// All mechanical fixes of a file, round after round, since one may make another possible or needless.
import { compatibleEdits, editedText, editsOf } from '../tools/edit.ts';
import { readToolDocument } from '../tools/read-document.ts';
import { type LintOptions, type LintResult, lintFile } from './lint.ts';
import type { Finding, Fix } from './rule.ts';

export interface FixedFile {
  readonly text: string;
  /** Fixes that were applied, in all rounds. */
  readonly applied: number;
  /** What the linter says of the fixed text. */
  readonly result: LintResult;
}

/** Two fixes that undo each other would never end. */
const mostRounds = 10;

/** Applies the mechanical fixes of all findings until nothing changes, ten rounds at most. Never throws. */
export function fixAll(text: string, options: LintOptions = {}): FixedFile {
  let now = text;
  let applied = 0;
  let read = readToolDocument(now, options.syntax);
  let result = lintFile(read, options);
  for (let round = 0; round < mostRounds; round += 1) {
    const { edits, taken } = compatibleEdits(mechanicalFixes(result.findings).map((fix) => fix.edits));
    const next = editedText(now, editsOf(read, edits));
    if (next === now) break;
    applied += taken.length;
    now = next;
    read = readToolDocument(now, options.syntax);
    result = lintFile(read, options);
  }
  return { text: now, applied, result };
}

/** One for each finding that has one. */
function mechanicalFixes(findings: readonly Finding[]): readonly Fix[] {
  return findings.flatMap(({ fixes = [] }) => fixes.filter(({ mechanical }) => mechanical).slice(0, 1));
}
