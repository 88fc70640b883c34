// What the server answers beyond the protocol's own requests: problems of a selection, what differs between two versions.
import { fixAll } from '../lint/fix-all.ts';
import { type LintOptions, lintFile } from '../lint/lint.ts';
import type {
  DiffParams,
  DiffResult,
  LintSelectionParams,
  LintSelectionResult,
  ToolAtResult,
  VersionText,
} from '../protocol/language.ts';
import { diffTools } from '../tools/diff.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import { record } from '../tools/record.ts';
import { toolAt } from '../tools/tool-at.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { linesOf } from './lines.ts';
import type { ToolDocument } from './open-documents.ts';
import { editsIn, rangeIn } from './ranges.ts';

/** Larger selections are for the file, not for a selection. */
const mostText = 2_000_000;

/** @throws {TypeError} where the parameters are not what they should be. */
export function lintSelection(
  params: unknown,
  options: LintOptions,
  rulePages: string | undefined,
): LintSelectionResult {
  const { text, syntax = 'json', profiles = options.profiles ?? [] } = readSelection(params);
  const read = readToolDocument(text, syntax);
  const lint = lintFile(read, { ...options, syntax, profiles });
  const document = {
    document: linesOf(text, syntax),
    uri: '',
    version: 0,
    text,
    syntax,
    read,
    lint,
  };
  return {
    tools: read.file.tools.map(({ name }) => name),
    diagnostics: diagnosticsOf(document, rulePages),
    fixAll: editsIn(document, fixAll(read, { ...options, syntax, profiles }, undefined, lint).edits),
  };
}

function readSelection(params: unknown): LintSelectionParams {
  const { text, syntax, profiles } = record(params);
  return {
    text: textIn(text, 'text'),
    syntax: syntax === 'yaml' ? 'yaml' : 'json',
    ...(Array.isArray(profiles) ? { profiles: profiles.filter((id) => typeof id === 'string') } : {}),
  };
}

/** @throws {TypeError} where the parameters are not what they should be. */
export function diffVersions(params: unknown): DiffResult {
  const { before, after } = readVersions(params);
  const old = readVersion(before);
  const now = readVersion(after);
  const changes = diffTools(old.tools, now.tools).map((change) => ({
    ...change,
    ...(change.before === undefined ? {} : { beforeRange: rangeIn(old, change.before.range) }),
    ...(change.after === undefined ? {} : { afterRange: rangeIn(now, change.after.range) }),
  }));
  return { changes };
}

function readVersion({ text, path = '' }: VersionText) {
  const { file } = readToolDocument(text, syntaxOfPath(path));
  return { tools: file.tools, document: linesOf(text, 'json') };
}

function readVersions(params: unknown): DiffParams {
  const { before, after } = record(params);
  const version = (value: unknown, name: string): VersionText => {
    const { text, path } = record(value);
    return { text: textIn(text, `${name}.text`), ...(typeof path === 'string' ? { path } : {}) };
  };
  return { before: version(before, 'before'), after: version(after, 'after') };
}

export function describeToolAt(document: ToolDocument, offset: number): ToolAtResult | null {
  const tool = toolAt(document.read.file.tools, offset);
  if (tool === undefined) return null;
  return { name: tool.name, pointer: tool.pointer, range: rangeIn(document, tool.range) };
}

function textIn(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new TypeError(`"${name}" must be a text.`);
  if (value.length > mostText) throw new TypeError(`"${name}" is longer than ${mostText} characters.`);
  return value;
}
