// Findings in SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code scanning services and editors read them.
import { pathToFileURL } from 'node:url';
import type { Rule, Severity } from '../lint/rule.ts';
import { rules } from '../lint/rules.ts';
import type { Position } from '../tools/position.ts';
import { type LintedFile, type ReportedProblem, readingRule } from './lint-report.ts';
import { version } from './version.ts';

/** One run; results are in the order of files and places. Columns count UTF-16 code units, as in the files. */
export function sarifLog(files: readonly LintedFile[]): unknown {
  const used = new Set(files.flatMap((file) => file.problems.map(ruleOf)));
  const described = [
    ...rules.filter(({ id }) => used.has(id)).map(descriptor),
    ...(used.has(readingRule) ? [reading] : []),
  ];
  const index = new Map(described.map(({ id }, at) => [id, at]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'toolprm lint', semanticVersion: version, rules: described },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: files.flatMap((file, at) =>
          file.problems.map((problem) => resultOf(problem, file, at, index)),
        ),
      },
    ],
  };
}

function ruleOf({ rule }: ReportedProblem): string {
  return rule ?? readingRule;
}

function descriptor({ id, title, why, severity, source, category }: Rule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${sentence(title)} Source: ${sentence(source.title)}` },
    // The text of docs/rules, for it has no public address; what the demand rests on has one.
    help: { text: `${why}\n\nSource: ${source.title}, ${source.url}`, markdown: helpOf(source, why) },
    helpUri: source.url,
    defaultConfiguration:
      severity === 'off' ? { enabled: false, level: 'note' } : { enabled: true, level: levelOf(severity) },
    properties: { category, tags: [category] },
  };
}

function sentence(text: string): string {
  return text.replace(/\.?$/, '.');
}

function helpOf({ title, url }: Rule['source'], why: string): string {
  return `${why}\n\nSource: [${title}](${url})`;
}

const reading = {
  id: readingRule,
  shortDescription: { text: 'The file can be read' },
  fullDescription: {
    text: 'What is wrong with the file so that a tool, or a part of it, could not be read.',
  },
  help: { text: 'The message says what to do.', markdown: 'The message says what to do.' },
  defaultConfiguration: { enabled: true, level: 'error' },
  properties: { category: 'structure', tags: ['structure'] },
};

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function resultOf(
  problem: ReportedProblem,
  { path }: LintedFile,
  artifact: number,
  index: ReadonlyMap<string, number>,
) {
  const { severity, message, remedy, pointer, tool, parameter, profiles } = problem;
  const uri = uriOf(path);
  const location = { uri, index: artifact };
  const name =
    tool === undefined ? undefined : [tool, parameter].filter((part) => part !== undefined).join('.');
  return {
    ruleId: ruleOf(problem),
    ruleIndex: index.get(ruleOf(problem)) ?? -1,
    level: levelOf(severity),
    message: { text: `${message} ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: location,
          region: { ...region(problem), charOffset: problem.range.offset, charLength: problem.range.length },
        },
        ...(name === undefined
          ? {}
          : {
              logicalLocations: [
                { fullyQualifiedName: name, kind: parameter === undefined ? 'function' : 'parameter' },
              ],
            }),
      },
    ],
    ...fixesOf(problem, location),
    // What stays the same while lines are added above it.
    partialFingerprints: { 'toolprm/v1': `${ruleOf(problem)}:${name ?? ''}:${pointer}` },
    properties: { pointer, severity, ...(profiles === undefined ? {} : { profiles }) },
  };
}

function fixesOf(
  { fixes }: ReportedProblem,
  artifactLocation: { readonly uri: string; readonly index: number },
) {
  const written = fixes.filter(({ edits }) => edits.length > 0);
  if (written.length === 0) return {};
  return {
    fixes: written.map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: [
        {
          artifactLocation,
          replacements: edits.map((edit) => ({
            deletedRegion: region(edit),
            insertedContent: { text: edit.text },
          })),
        },
      ],
    })),
  };
}

/** Lines and columns count from 1 in both; the end column is the one after the last character in both. */
function region({ start, end }: { readonly start: Position; readonly end: Position }) {
  return { startLine: start.line, startColumn: start.character, endLine: end.line, endColumn: end.character };
}

/** Relative paths stay relative, to the folder in which the command runs. */
function uriOf(path: string): string {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return pathToFileURL(path).href;
  return path
    .replace(/^\.[/\\]/, '')
    .split(/[/\\]/)
    .map(encodeURIComponent)
    .join('/');
}
