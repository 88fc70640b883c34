// What the rules found in each tool, remembered as long as the tool's text stays as it is.
import { groupBy } from '../lint/group-by.ts';
import { findingsOf, type LintOptions, type LintResult, startLint } from '../lint/lint.ts';
import type { Finding, LintedTool, LintSubject, Rule } from '../lint/rule.ts';
import type { ReadToolDocument } from '../tools/read-document.ts';
import { inSlices, type Steps } from '../tools/slices.ts';
import type { Tool, ToolProblem } from '../tools/tool.ts';
import { toolAt } from '../tools/tool-at.ts';
import { movedFindings, type Remembered } from './remembered.ts';

export interface LintMemory {
  /** As `lintFile`, in slices. @throws the signal's reason once it is aborted. */
  readonly lint: (read: ReadToolDocument, options: LintOptions, signal: AbortSignal) => Promise<LintResult>;
  /** The same, but what was found last stands in for the comparison of tools: of those that have changed since, it says nothing. */
  readonly lintWithoutComparison: LintMemory['lint'];
  /** Whether comparing the file's tools takes so little time that it can be done after each keystroke. */
  readonly comparesQuickly: () => boolean;
}

/** Milliseconds that a comparison of all tools may take after each keystroke. */
const quickComparison = 10;

/** @param identityOf The same object for all versions of a tool whose text did not change. */
export function createLintMemory(identityOf: (tool: Tool) => object): LintMemory {
  const inTools = new WeakMap<object, Remembered>();
  let betweenTools = new WeakMap<object, Remembered>();
  let comparison = 0;

  function recall(from: WeakMap<object, Remembered>, { tool }: LintedTool, circumstances: string) {
    const known = from.get(identityOf(tool));
    if (known?.circumstances !== circumstances) return undefined;
    return movedFindings(known, tool.range.offset, tool.pointer);
  }

  function remember(
    into: WeakMap<object, Remembered>,
    { tool }: LintedTool,
    circumstances: string,
    findings: readonly Finding[],
  ): void {
    const { pointer, range } = tool;
    into.set(identityOf(tool), { circumstances, offset: range.offset, pointer, findings });
  }

  /** A step for each tool that is not remembered. */
  function* lintTools({ text, tools, problems }: LintSubject, rules: AppliedRules): Steps<Finding[]> {
    const byName = groupBy<string | undefined, ToolProblem>(problems, ({ tool }) => tool);
    const found: Finding[] = [];
    for (const linted of tools) {
      let findings = recall(inTools, linted, rules.circumstances);
      if (findings === undefined) {
        const own = byName.get(linted.tool.name) ?? [];
        const alone = { text, tools: [linted], problems: own, profiles: linted.profiles };
        findings = findingsOf(alone, rules.alone, rules.options);
        remember(inTools, linted, rules.circumstances, findings);
        yield;
      }
      for (const finding of findings) found.push(finding);
    }
    return found;
  }

  /** A step for each rule. */
  function* compareTools(subject: LintSubject, rules: AppliedRules): Steps<Finding[]> {
    const found: Finding[] = [];
    let taken = 0;
    for (const rule of rules.together) {
      const start = performance.now();
      for (const finding of findingsOf(subject, [rule], rules.options)) found.push(finding);
      taken += performance.now() - start;
      yield;
    }
    comparison = taken;
    const tools = subject.tools.map(({ tool }) => tool);
    const byTool = groupBy(found, ({ range }) => toolAt(tools, range.offset));
    betweenTools = new WeakMap();
    for (const linted of subject.tools) {
      remember(betweenTools, linted, rules.circumstances, byTool.get(linted.tool) ?? []);
    }
    return found;
  }

  function* linting(read: ReadToolDocument, options: LintOptions, compares: boolean): Steps<LintResult> {
    const { subject, running, finish } = startLint(read, options);
    const rules = applyRules(running, options);
    const found = yield* lintTools(subject, rules);
    const between = compares
      ? yield* compareTools(subject, rules)
      : subject.tools.flatMap((linted) => recall(betweenTools, linted, rules.circumstances) ?? []);
    return finish([...found, ...between]);
  }

  return {
    lint: (read, options, signal) => inSlices(linting(read, options, true), signal),
    lintWithoutComparison: (read, options, signal) => inSlices(linting(read, options, false), signal),
    comparesQuickly: () => comparison < quickComparison,
  };
}

interface AppliedRules {
  /** Rules that look at each tool by itself. */
  readonly alone: readonly Rule[];
  /** Rules that compare tools. */
  readonly together: readonly Rule[];
  readonly options: LintOptions;
  readonly circumstances: string;
}

function applyRules(rules: readonly Rule[], options: LintOptions): AppliedRules {
  const alone = rules.flatMap((rule) => (rule.scope === 'file' ? partAlone(rule) : [rule]));
  const circumstances = JSON.stringify([
    alone.map(({ id }) => id),
    options.profiles ?? [],
    options.severities ?? {},
  ]);
  const together = rules.filter(({ scope }) => scope === 'file').map(({ alone: _, ...rule }) => rule);
  return { alone, together, options, circumstances };
}

/** What a rule that compares tools finds in each by itself. */
function partAlone({ alone, ...rule }: Rule): readonly Rule[] {
  return alone === undefined
    ? []
    : [{ ...rule, check: ({ tools }) => tools.flatMap((linted) => [...alone(linted)]) }];
}
