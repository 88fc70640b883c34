// Problems of a tool file as the client shows them: what reading found, and what the linter found.
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Finding, Severity } from '../lint/rule.ts';
import { pageOf } from '../lint/rule-page.ts';
import { rules } from '../lint/rules.ts';
import type { ToolProblem } from '../tools/tool.ts';
import type { LintedDocument, ToolDocument } from './open-documents.ts';
import { rangeIn } from './ranges.ts';

export const source = 'toolprm';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Findings of these rules are about something that is of no use: clients show it faded. */
const uselessThings = new Set(['unused-def', 'unused-suppression']);

/** More related places of one diagnostic help nobody. */
const mostRelated = 10;

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * In source order.
 * @param alsoAt Further places that belong to a finding.
 */
export function diagnosticsOf(
  document: LintedDocument,
  rulePages: string | undefined,
  alsoAt: (finding: Finding) => readonly DiagnosticRelatedInformation[] = () => [],
): Diagnostic[] {
  const { file, findings } = document.lint;
  const found = [
    ...file.problems.map((problem) => ({ severity: problem.severity, problem })),
    ...findings.map((finding) => ({ severity: finding.severity, finding })),
  ];
  const shown =
    found.length <= mostShown
      ? found
      : found
          .toSorted((one, other) => severities[one.severity] - severities[other.severity])
          .slice(0, mostShown);
  const diagnostics = shown.map((one) =>
    'problem' in one
      ? problemDiagnostic(document, one.problem)
      : findingDiagnostic(document, one.finding, rulePages, alsoAt(one.finding)),
  );
  const sorted = diagnostics.sort(
    (one, other) =>
      one.range.start.line - other.range.start.line ||
      one.range.start.character - other.range.start.character,
  );
  return found.length > mostShown ? [leftOut(document, found.length - mostShown), ...sorted] : sorted;
}

/** More than this is more than anybody reads, and than a client draws in a moment: the worst are shown. */
const mostShown = 1000;

function leftOut(document: ToolDocument, count: number): Diagnostic {
  return {
    range: rangeIn(document, { offset: 0, length: 1 }),
    severity: DiagnosticSeverity.Information,
    source,
    message: `${count} more problems of this file are not shown. Mend the worst, and the others will be.`,
  };
}

function problemDiagnostic(document: ToolDocument, problem: ToolProblem): Diagnostic {
  return {
    range: rangeIn(document, problem.range),
    severity: severities[problem.severity],
    source,
    message: `${problem.message} ${problem.remedy}`,
  };
}

export function findingDiagnostic(
  document: ToolDocument,
  finding: Finding,
  rulePages: string | undefined,
  also: readonly DiagnosticRelatedInformation[] = [],
): Diagnostic {
  const { rule, message, remedy, range, severity, related = [] } = finding;
  const places = related.slice(0, mostRelated).map((place) => ({
    location: { uri: document.uri, range: rangeIn(document, place.range) },
    message: place.message,
  }));
  const relatedInformation = [...places, ...also];
  const known = byId.get(rule);
  return {
    range: rangeIn(document, range),
    severity: severities[severity],
    source,
    code: rule,
    ...(known === undefined ? {} : { codeDescription: { href: pageOf(known, rulePages) } }),
    message: `${message} ${remedy}`,
    ...(uselessThings.has(rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
  };
}
