// What linting a file came to: its findings and the problems of reading it, as one list with places.
import type { LintResult } from '../lint/lint.ts';
import type { Finding, Severity } from '../lint/rule.ts';
import { editsOf } from '../tools/edit.ts';
import { lineStarts, type Position, positionOf } from '../tools/position.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import type { TextEdit } from '../tools/schema-edit.ts';
import type { TextRange, ToolProblem } from '../tools/tool.ts';

export interface ReportedProblem {
  /** A rule's id; absent for what reading the file found. */
  readonly rule?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly pointer: string;
  readonly range: TextRange;
  readonly start: Position;
  readonly end: Position;
  readonly tool?: string;
  readonly parameter?: string;
  readonly profiles?: readonly string[];
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  readonly mechanical: boolean;
  readonly edits: readonly (TextEdit & { readonly start: Position; readonly end: Position })[];
}

export interface LintedFile {
  readonly path: string;
  readonly tools: number;
  readonly problems: readonly ReportedProblem[];
  /** Fixes that were written. */
  readonly fixed: number;
}

export function linted(path: string, text: string, result: LintResult, fixed = 0): LintedFile {
  const starts = lineStarts(text);
  const at = (offset: number) => positionOf(starts, offset);
  const places = ({ offset, length }: TextRange) => ({ start: at(offset), end: at(offset + length) });
  const read = readToolDocument(text, syntaxOfPath(path));
  const fixesOf = ({ fixes = [] }: Finding): readonly ReportedFix[] =>
    fixes.map(({ title, mechanical, edits }) => ({
      title,
      mechanical,
      edits: editsOf(read, edits).map((edit) => ({ ...edit, ...places(edit) })),
    }));
  const problems = [
    ...result.file.problems.map(
      (problem): ReportedProblem => ({ ...problemOf(problem), ...places(problem.range) }),
    ),
    ...result.findings.map((finding): ReportedProblem => {
      const { related: _, fixes: __, ...own } = finding;
      return { ...own, ...places(finding.range), fixes: fixesOf(finding) };
    }),
  ].toSorted((one, other) => one.range.offset - other.range.offset);
  return { path, tools: result.file.tools.length, problems, fixed };
}

function problemOf({ severity, message, remedy, pointer, range, tool }: ToolProblem) {
  return { severity, message, remedy, pointer, range, fixes: [], ...(tool === undefined ? {} : { tool }) };
}

/** As `--format json` prints it. */
export function writable({ path, tools, problems, fixed }: LintedFile): unknown {
  return {
    file: path,
    tools,
    fixed,
    problems: problems.map(({ fixes, ...problem }) => ({
      ...problem,
      fixes: fixes.map(({ title, mechanical, edits }) => ({
        title,
        mechanical,
        edits: edits.map(({ offset, length, text }) => ({ offset, length, text })),
      })),
    })),
  };
}
