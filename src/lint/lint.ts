// The linter: all rules over the tools of one file, less what the settings and the file itself ask to pass over.
import { canEdit } from '../tools/edit.ts';
import { type ReadToolDocument, readToolDocument, type ToolSyntax } from '../tools/read-document.ts';
import type { ToolFile } from '../tools/tool.ts';
import { placeOf } from '../tools/tool-place.ts';
import type { Profile } from './profile.ts';
import { demandsOn, profilesFor } from './profiles.ts';
import { withoutRestated } from './restated.ts';
import type { Finding, LintedTool, LintSubject, Rule, SchemaNode, Severity } from './rule.ts';
import { unusedFindings } from './rules/unused-suppression.ts';
import { rules as allRules } from './rules.ts';
import { suppress, suppressionsOf } from './suppress.ts';
import { nodesOf } from './walk.ts';

export interface LintOptions {
  /** `json` unless it is given. */
  readonly syntax?: ToolSyntax;
  /** Ids of profiles to check against besides those of each tool's own format. Unknown ids are passed over. */
  readonly profiles?: readonly string[];
  /** By rule; overrides what the rule and its finding say. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** All rules unless it is given. */
  readonly rules?: readonly Rule[];
}

export interface LintResult {
  /** The file as it was read, less those problems that a rule tells in its own words. */
  readonly file: ToolFile;
  readonly subject: LintSubject;
  /** In source order. */
  readonly findings: readonly Finding[];
}

/** Lints the text of a tool file. Never throws. */
export function lintText(text: string, options: LintOptions = {}): LintResult {
  return lintFile(readToolDocument(text, options.syntax), options);
}

/** Lints a tool file that was read already. Problems of reading are no findings: show both. */
export function lintFile(read: ReadToolDocument, options: LintOptions = {}): LintResult {
  const { subject, running, finish } = startLint(read, options);
  return finish(findingsOf(subject, running, options));
}

/** A file before its rules run, for those who run them bit by bit or remember what they found. */
export interface StartedLint {
  readonly subject: LintSubject;
  /** The rules that may have something to say. */
  readonly running: readonly Rule[];
  /** @param found What `findingsOf` finds of all of these. */
  readonly finish: (found: readonly Finding[]) => LintResult;
}

export function startLint(read: ReadToolDocument, options: LintOptions = {}): StartedLint {
  const known = options.rules ?? allRules;
  const subject = subjectOf(read, options.profiles ?? []);
  const running = known.filter((rule) => runs(rule, subject.profiles, options));
  const finish = (found: readonly Finding[]): LintResult => {
    const { findings, unused } = suppress(found, suppressionsOf(read));
    const useless = unusedFindings(unused, { known, running, subject });
    return {
      file: withoutRestated(read.file, running),
      subject,
      findings: inSourceOrder(
        [...findings, ...levelled(useless, known, options)].map((each) => withoutHopelessFixes(each, read)),
      ),
    };
  };
  return { subject, running, finish };
}

/** Nothing is offered that cannot be written: what an alias of YAML brings in, and what stands beside syntax errors. */
function withoutHopelessFixes(finding: Finding, read: ReadToolDocument): Finding {
  const { fixes, ...others } = finding;
  if (fixes === undefined) return finding;
  if (read.syntax === 'json' && read.documents.every(({ faults }) => faults.length === 0)) return finding;
  const left = fixes.filter(({ edits }) => canEdit(read, edits));
  if (left.length === fixes.length) return finding;
  return left.length === 0 ? others : { ...others, fixes: left };
}

/** What rules look at. */
export function subjectOf({ text, file }: ReadToolDocument, asked: readonly string[]): LintSubject {
  const tools = file.tools.flatMap((tool): readonly LintedTool[] => {
    const place = placeOf(tool);
    if (place === undefined) return [];
    const profiles = profilesFor(tool, asked);
    let nodes: readonly SchemaNode[] | undefined;
    const linted: LintedTool = {
      tool,
      tree: place.tree,
      profiles,
      demands: demandsOn(tool, profiles),
      // Walked when a rule first asks: in an editor, few of a file's tools are linted anew.
      get nodes() {
        nodes ??= nodesOf(tool);
        return nodes;
      },
    };
    return [linted];
  });
  const profiles = [...new Set(tools.flatMap((linted) => linted.profiles))];
  return { text, tools, problems: file.problems, profiles };
}

/** What some rules find, with severities; nothing is suppressed and nothing is sorted yet. */
export function findingsOf(
  subject: LintSubject,
  rules: readonly Rule[],
  options: LintOptions = {},
): readonly Finding[] {
  return rules.flatMap((rule) => levelled(withRule(rule, subject), [rule], options));
}

function* withRule(rule: Rule, subject: LintSubject): Generator<Unlevelled> {
  for (const finding of rule.check(subject)) yield { ...finding, rule: rule.id };
  if (rule.alone === undefined) return;
  for (const linted of subject.tools) {
    for (const finding of rule.alone(linted)) yield { ...finding, rule: rule.id };
  }
}

type Unlevelled = Omit<Finding, 'severity'> & { readonly severity?: Severity };

function levelled(
  found: Iterable<Unlevelled>,
  rules: readonly Rule[],
  { severities }: LintOptions,
): readonly Finding[] {
  return [...found].flatMap((finding) => {
    const rule = rules.find(({ id }) => id === finding.rule);
    const severity = settingOf(severities, finding.rule) ?? finding.severity ?? rule?.severity ?? 'off';
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** Whether a rule has anything to say under these settings and profiles. */
function runs(rule: Rule, profiles: readonly Profile[], { severities }: LintOptions): boolean {
  if ((settingOf(severities, rule.id) ?? rule.severity) === 'off') return false;
  const { onlyProfiles } = rule;
  return onlyProfiles === undefined || profiles.some(({ id }) => onlyProfiles.includes(id));
}

function settingOf(severities: LintOptions['severities'], rule: string): Severity | 'off' | undefined {
  return severities !== undefined && Object.hasOwn(severities, rule) ? severities[rule] : undefined;
}

export function inSourceOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (one, other) =>
      one.range.offset - other.range.offset ||
      one.range.length - other.range.length ||
      (one.rule < other.rule ? -1 : Number(one.rule > other.rule)),
  );
}
