// What the rules found in each tool, remembered as long as the tool's text stays as it is.
import { findingsOf, type LintOptions, type LintResult, lintFile } from '../lint/lint.ts';
import type { Finding, LintedTool, LintSubject, Rule } from '../lint/rule.ts';
import type { ReadToolDocument } from '../tools/read-document.ts';
import type { Tool } from '../tools/tool.ts';
import { toolAt } from '../tools/tool-at.ts';
import { movedFindings, type Remembered } from './remembered.ts';
import { pause, sliceTime } from './slices.ts';

export interface LintMemory {
  /** As `lintFile`, in slices. @throws the signal's reason once it is aborted. */
  readonly lint: (read: ReadToolDocument, options: LintOptions, signal: AbortSignal) => Promise<LintResult>;
  /**
   * The same, but where the comparison of the file's tools takes long, what it found last stands in for it: of tools that have
   * changed since, it says nothing, and `complete` is false.
   */
  readonly lintQuickly: (
    read: ReadToolDocument,
    options: LintOptions,
    signal: AbortSignal,
  ) => Promise<{ readonly result: LintResult; readonly complete: boolean }>;
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

  function lintTool(subject: LintSubject, linted: LintedTool, rules: AppliedRules): readonly Finding[] {
    const problems = subject.problems.filter((problem) => problem.tool === linted.tool.name);
    const alone = { text: subject.text, tools: [linted], problems, profiles: linted.profiles };
    const findings = findingsOf(alone, rules.alone, rules.options);
    remember(inTools, linted, rules.circumstances, findings);
    return findings;
  }

  function compare(subject: LintSubject, rules: AppliedRules): readonly Finding[] {
    const start = performance.now();
    const findings = findingsOf(subject, rules.together, rules.options);
    comparison = performance.now() - start;
    const tools = subject.tools.map(({ tool }) => tool);
    const byTool = new Map<Tool | undefined, Finding[]>();
    for (const finding of findings) {
      const tool = toolAt(tools, finding.range.offset);
      const known = byTool.get(tool);
      if (known === undefined) byTool.set(tool, [finding]);
      else known.push(finding);
    }
    betweenTools = new WeakMap();
    for (const linted of subject.tools) {
      remember(betweenTools, linted, rules.circumstances, byTool.get(linted.tool) ?? []);
    }
    return findings;
  }

  /** Lints as many tools as can be done until then, and some at least; `undefined` if that was not all. */
  function lintUntil(
    read: ReadToolDocument,
    options: LintOptions,
    limit: { readonly end: number; readonly least: number },
    compares: boolean,
  ): LintResult | undefined {
    const { end, least } = limit;
    let complete = true;
    let done = 0;
    const find: LintOptions['find'] = (subject, rules, inner) => {
      const applied = applyRules(rules, inner);
      const found = subject.tools.flatMap((linted) => {
        const known = recall(inTools, linted, applied.circumstances);
        if (known !== undefined) return known;
        if (done >= least && performance.now() > end) {
          complete = false;
          return [];
        }
        done += 1;
        return lintTool(subject, linted, applied);
      });
      if (!complete) return [];
      const between = compares
        ? compare(subject, applied)
        : subject.tools.flatMap((linted) => recall(betweenTools, linted, applied.circumstances) ?? []);
      return [...found, ...between];
    };
    const result = lintFile(read, { ...options, find });
    return complete ? result : undefined;
  }

  async function lintInSlices(
    read: ReadToolDocument,
    options: LintOptions,
    signal: AbortSignal,
    compares: boolean,
  ): Promise<LintResult> {
    // Each slice goes through all tools anew: the fewer slices, the better, where there are very many.
    for (let least = 1; ; least *= 2) {
      await pause(signal);
      const result = lintUntil(read, options, { end: performance.now() + sliceTime, least }, compares);
      if (result !== undefined) return result;
    }
  }

  return {
    lint: (read, options, signal) => lintInSlices(read, options, signal, true),
    lintQuickly: async (read, options, signal) => {
      const complete = comparison < quickComparison;
      return { complete, result: await lintInSlices(read, options, signal, complete) };
    },
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
