// What linting a file came to: its findings and the problems of reading it, as one list with places.
import type { LintResult } from '../lint/lint.ts';
import type { Finding, Severity } from '../lint/rule.ts';
import { checkMcpConfig } from '../sources/check-mcp-config.ts';
import { editsOf } from '../tools/edit.ts';
import { lineStarts, type Position, positionOf } from '../tools/position.ts';
import { readToolDocument } from '../tools/read-document.ts';
import type { TextEdit } from '../tools/schema-edit.ts';
import type { TextRange, ToolProblem } from '../tools/tool.ts';
import type { ToolFileText } from './tool-files.ts';

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

/** What stands for a rule where reading a file found the problem, as no rule did. */
export const readingRule = 'reading';

export interface LintedFile {
  readonly path: string;
  readonly tools: number;
  /** Of a configuration of MCP servers, which has no tools. */
  readonly servers?: number;
  readonly problems: readonly ReportedProblem[];
  /** Fixes that were written. */
  readonly fixed: number;
}

export function linted({ path, text, syntax }: ToolFileText, result: LintResult, fixed = 0): LintedFile {
  const places = placesIn(text);
  const read = readToolDocument(text, syntax);
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

/** A configuration of MCP servers: what the language server says of it. */
export function lintedServers(path: string, text: string): LintedFile {
  const places = placesIn(text);
  const { servers, problems, unused } = checkMcpConfig(text);
  const all = [
    ...problems.map(problemOf),
    ...unused.map(({ id, range, pointer }) => ({
      severity: 'hint' as const,
      message: `No server asks for the input ${JSON.stringify(id)}.`,
      remedy: `Name it in a server as \${input:${id}}, or remove it.`,
      pointer,
      range,
      fixes: [],
    })),
  ].toSorted((one, other) => one.range.offset - other.range.offset);
  return {
    path,
    tools: 0,
    servers: servers.length,
    problems: all.map((problem) => ({ ...problem, ...places(problem.range) })),
    fixed: 0,
  };
}

function placesIn(text: string): (range: TextRange) => { readonly start: Position; readonly end: Position } {
  const starts = lineStarts(text);
  const at = (offset: number) => positionOf(starts, offset);
  return ({ offset, length }) => ({ start: at(offset), end: at(offset + length) });
}

function problemOf({ severity, message, remedy, pointer, range, tool }: ToolProblem) {
  // The place stands beside it already.
  const said = message.replace(/^Line \d+, column \d+: (.)/, (_, first: string) => first.toUpperCase());
  return {
    severity,
    message: said,
    remedy,
    pointer,
    range,
    fixes: [],
    ...(tool === undefined ? {} : { tool }),
  };
}

/** As `--format json` prints it. */
export function writable({ path, tools, servers, problems, fixed }: LintedFile): unknown {
  return {
    file: path,
    tools,
    ...(servers === undefined ? {} : { servers }),
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
