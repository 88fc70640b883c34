// What can be done at a place: mend a finding, mend all of a kind, pass a finding over, convert to another format.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { stringify } from 'yaml';
import { fixAll } from '../lint/fix-all.ts';
import type { LintOptions } from '../lint/lint.ts';
import type { Finding } from '../lint/rule.ts';
import {
  conversionEdits,
  convertFile,
  convertTool,
  type TargetFormat,
  targetFormats,
} from '../tools/convert.ts';
import { editsOf, type TextEdit as FileEdit } from '../tools/edit.ts';
import type { JsonTree } from '../tools/json-tree.ts';
import type { ReadToolDocument } from '../tools/read-document.ts';
import { styleOf } from '../tools/text-style.ts';
import type { TextRange, Tool } from '../tools/tool.ts';
import { toolAt } from '../tools/tool-at.ts';
import { placeOf } from '../tools/tool-place.ts';
import { findingDiagnostic } from './diagnostics.ts';
import type { LintedDocument } from './open-documents.ts';
import { editsIn, overlap } from './ranges.ts';
import { suppressionEdits } from './suppress-edit.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.toolprm`;
export const convertKind = `${CodeActionKind.RefactorRewrite}.toolprm`;

export interface CodeActionOptions {
  readonly lint: LintOptions;
  readonly rulePages: string | undefined;
  /** Whether the client asks for an action's edit when it is chosen. */
  readonly resolves: boolean;
}

interface Asked extends CodeActionOptions {
  /** Whether the client asks for actions of some kinds, rather than for whatever there is. */
  readonly asked: boolean;
}

/** What is to be computed when the action is chosen. */
export type ActionData =
  | { readonly kind: 'fix-all'; readonly uri: string; readonly version: number; readonly rule?: string }
  | {
      readonly kind: 'convert-file';
      readonly uri: string;
      readonly version: number;
      readonly format: TargetFormat;
    };

export function codeActions(
  document: LintedDocument,
  { range, context }: CodeActionParams,
  given: CodeActionOptions,
): CodeAction[] {
  const options: Asked = { ...given, asked: context.only !== undefined };
  const start = document.document.offsetAt(range.start);
  const place = { offset: start, length: document.document.offsetAt(range.end) - start };
  const wants = (kind: string) =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(document, place, context.diagnostics, options) : []),
    // Without being asked for, it is offered only where there is something to mend.
    ...(wants(fixAllKind) ? fixAllAction(document, options) : []),
    ...(wants(convertKind) ? conversions(document, place, options) : []),
  ];
}

function quickFixes(
  document: LintedDocument,
  place: TextRange,
  shown: readonly Diagnostic[],
  options: Asked,
): CodeAction[] {
  const findings = document.lint.findings.filter(({ range }) => overlap(range, place));
  const fixes = findings.flatMap((finding) => {
    const diagnostics = [diagnosticOf(document, finding, shown, options)];
    return (finding.fixes ?? []).flatMap((fix, index) =>
      edited(document, editsOf(document.read, fix.edits), {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        isPreferred: fix.mechanical && index === 0,
      }),
    );
  });
  const suppressions = findings.flatMap((finding) =>
    edited(document, suppressionEdits(document, finding), {
      title: `Pass over ${finding.rule} here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document, finding, shown, options)],
    }),
  );
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [...fixes, ...rules.flatMap((rule) => fixRuleAction(document, rule, options)), ...suppressions];
}

/** The client's own diagnostic, by which it finds the action again. */
function diagnosticOf(
  document: LintedDocument,
  finding: Finding,
  shown: readonly Diagnostic[],
  { rulePages }: CodeActionOptions,
): Diagnostic {
  const own = findingDiagnostic(document, finding, rulePages);
  return (
    shown.find(
      ({ code, range }) =>
        code === own.code &&
        range.start.line === own.range.start.line &&
        range.start.character === own.range.start.character,
    ) ?? own
  );
}

function mechanical({ findings }: LintedDocument['lint'], rule?: string): number {
  return findings.filter(
    (finding) =>
      (rule === undefined || finding.rule === rule) && finding.fixes?.some((fix) => fix.mechanical),
  ).length;
}

function fixRuleAction(document: LintedDocument, rule: string, options: Asked): CodeAction[] {
  const count = mechanical(document.lint, rule);
  if (count < 2) return [];
  const { uri, version } = document;
  const action = {
    title: `Mend all ${count} findings of ${rule} in this file`,
    kind: CodeActionKind.QuickFix,
  };
  return later(document, action, { kind: 'fix-all', uri, version, rule }, options);
}

function fixAllAction(document: LintedDocument, options: Asked): CodeAction[] {
  const count = mechanical(document.lint);
  if (count === 0) return [];
  const { uri, version } = document;
  const action = { title: `Mend all that can be mended in this file (${count})`, kind: fixAllKind };
  return later(document, action, { kind: 'fix-all', uri, version }, options);
}

function conversions(document: LintedDocument, place: TextRange, options: Asked): CodeAction[] {
  const { tools } = document.read.file;
  const tool = toolAt(tools, place.offset);
  const { uri, version } = document;
  const alone =
    tool === undefined || tools.length === 1
      ? []
      : targetFormats.flatMap(({ format, title }) => {
          const edits = editsOf(document.read, conversionEdits(tool, format));
          const action = {
            title: `Convert this tool to ${title}${lossOf([tool], format)}`,
            kind: convertKind,
          };
          return edited(document, edits, action);
        });
  const whole = fileTargets(document).flatMap(({ format, title }) =>
    later(document, { title, kind: convertKind }, { kind: 'convert-file', uri, version, format }, options),
  );
  return [...alone, ...whole];
}

interface FileTarget {
  readonly format: TargetFormat;
  readonly title: string;
}

/** To which formats the whole file can be converted; asked at each place that the cursor comes to. */
function fileTargets(document: LintedDocument): readonly FileTarget[] {
  const known = targets.get(document.read);
  if (known !== undefined) return known;
  const { tools } = document.read.file;
  const others = targetFormats.filter(({ format }) => tools.some((tool) => tool.format !== format));
  const found = isOnlyTools(document)
    ? others.map(({ format, title }) => ({
        format,
        title: `Convert this file to ${title}${lossOf(tools, format)}`,
      }))
    : [];
  targets.set(document.read, found);
  return found;
}

const targets = new WeakMap<ReadToolDocument, readonly FileTarget[]>();

/** A package.json, a request to a model or a row of a data set holds more than tools, which a conversion would drop. */
function isOnlyTools({ read }: LintedDocument): boolean {
  const trees = new Set(read.file.tools.map((tool) => placeOf(tool)?.tree));
  const only = (tree: JsonTree): boolean => {
    if (trees.has(tree)) return true;
    if (tree.kind === 'array') return tree.items.every(only);
    return tree.kind === 'object' && tree.entries.every(({ key, value }) => key === '$schema' || only(value));
  };
  return read.documents.every(({ root, faults }) => faults.length === 0 && root !== undefined && only(root));
}

function lossOf(tools: readonly Tool[], format: TargetFormat): string {
  const lost = [...new Set(tools.flatMap((tool) => convertTool(tool, format).leftOut))];
  if (lost.length === 0) return '';
  return ` (without ${lost.slice(0, 3).join(', ')}${lost.length > 3 ? ', …' : ''})`;
}

/** Characters of a file that is rewritten for a menu from which most likely something else is chosen, or nothing. */
const quickText = 200_000;

/**
 * The action with its edit, or with what it takes to compute that when it is chosen. A client that cannot ask later gets it
 * for a large file only where it asks for actions of this kind.
 */
function later(
  document: LintedDocument,
  action: CodeAction,
  data: ActionData,
  { resolves, asked, lint }: Asked,
): CodeAction[] {
  if (resolves) return [{ ...action, data }];
  if (document.text.length > quickText && !asked) return [];
  return edited(document, editsFor(document, data, lint), action);
}

function edited(document: LintedDocument, edits: readonly FileEdit[], action: CodeAction): CodeAction[] {
  return edits.length === 0 ? [] : [{ ...action, edit: workspaceEdit(document, edits) }];
}

export function workspaceEdit(document: LintedDocument, edits: readonly FileEdit[]): WorkspaceEdit {
  const { uri, version } = document;
  return { documentChanges: [{ textDocument: { uri, version }, edits: editsIn(document, edits) }] };
}

export function editsFor(document: LintedDocument, data: ActionData, lint: LintOptions): readonly FileEdit[] {
  if (data.kind === 'convert-file') return [conversionOf(document, data.format)];
  const { rule } = data;
  const wanted = (finding: Finding) => rule === undefined || finding.rule === rule;
  return fixAll(document.read, { ...lint, syntax: document.syntax }, wanted, document.lint).edits;
}

function conversionOf({ read, text, syntax }: LintedDocument, format: TargetFormat): FileEdit {
  const { tools } = read.file;
  const { unit, lineEnd } = styleOf(text);
  const isLines = syntax === 'json' && read.documents.some(({ pointer }) => pointer !== '');
  const lines = () => tools.map((tool) => `${JSON.stringify(convertTool(tool, format).value)}\n`).join('');
  const value = convertFile(tools, format);
  const json = () => `${JSON.stringify(value, null, unit)}\n`;
  const written = syntax === 'yaml' ? stringify(value, { lineWidth: 0 }) : isLines ? lines() : json();
  return { offset: 0, length: text.length, text: written.replaceAll('\n', lineEnd) };
}

/** What a client gives back of an action, if it is one of ours. */
export function readActionData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, uri, version, rule, format }: Record<string, unknown> = { ...data };
  if (typeof uri !== 'string' || typeof version !== 'number') return undefined;
  if (kind === 'fix-all') return { kind, uri, version, ...(typeof rule === 'string' ? { rule } : {}) };
  const target = targetFormats.find((one) => one.format === format)?.format;
  return kind === 'convert-file' && target !== undefined ? { kind, uri, version, format: target } : undefined;
}
