// What the rules found in each tool, remembered as long as the tool's text stays as it is.
import { findingsOf, type LintOptions, type LintResult, lintFile } from '../lint/lint.ts';
import type { Finding, LintedTool, LintSubject, Rule } from '../lint/rule.ts';
import type { ReadToolDocument } from '../tools/read-document.ts';
import type { TextRange, Tool } from '../tools/tool.ts';
import { pause, sliceTime } from './slices.ts';

export interface LintMemory {
  /** As `lintFile`. */
  readonly lint: (read: ReadToolDocument, options: LintOptions) => LintResult;
  /** As `lint`, in slices. @throws the signal's reason once it is aborted. */
  readonly lintInSlices: (
    read: ReadToolDocument,
    options: LintOptions,
    signal: AbortSignal,
  ) => Promise<LintResult>;
}

interface Remembered {
  /** Under which rules, profiles and severities. */
  readonly circumstances: string;
  /** Where the tool was. */
  readonly offset: number;
  readonly pointer: string;
  readonly findings: readonly Finding[];
}

/** @param identityOf The same object for all versions of a tool whose text did not change. */
export function createLintMemory(identityOf: (tool: Tool) => object): LintMemory {
  const remembered = new WeakMap<object, Remembered>();

  function inTool(subject: LintSubject, linted: LintedTool, rules: AppliedRules): readonly Finding[] {
    const identity = identityOf(linted.tool);
    const { offset } = linted.tool.range;
    const { pointer } = linted.tool;
    const known = remembered.get(identity);
    if (known?.circumstances === rules.circumstances) return movedFindings(known, offset, pointer);
    const problems = subject.problems.filter((problem) => problem.tool === linted.tool.name);
    const alone = { text: subject.text, tools: [linted], problems, profiles: linted.profiles };
    const findings = findingsOf(alone, rules.alone, rules.options);
    remembered.set(identity, { circumstances: rules.circumstances, offset, pointer, findings });
    return findings;
  }

  const isRemembered = ({ tool }: LintedTool, { circumstances }: AppliedRules) =>
    remembered.get(identityOf(tool))?.circumstances === circumstances;

  /** Lints as many tools as can be done until then, and at least one; `undefined` if that was not all. */
  function lintUntil(read: ReadToolDocument, options: LintOptions, end: number): LintResult | undefined {
    let complete = true;
    const find: LintOptions['find'] = (subject, rules, inner) => {
      const applied = applyRules(rules, inner);
      const found = subject.tools.map((linted) => {
        if (performance.now() < end || isRemembered(linted, applied)) return inTool(subject, linted, applied);
        complete = false;
        return [];
      });
      return complete ? [...found.flat(), ...findingsOf(subject, applied.together, inner)] : [];
    };
    const result = lintFile(read, { ...options, find });
    return complete ? result : undefined;
  }

  return {
    lint: (read, options) => lintUntil(read, options, Number.POSITIVE_INFINITY) ?? lintFile(read, options),
    lintInSlices: async (read, options, signal) => {
      for (;;) {
        await pause(signal);
        const result = lintUntil(read, options, performance.now() + sliceTime);
        if (result !== undefined) return result;
      }
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

function movedFindings(
  { offset, pointer, findings }: Remembered,
  toOffset: number,
  toPointer: string,
): readonly Finding[] {
  if (offset === toOffset && pointer === toPointer) return findings;
  const by = toOffset - offset;
  const moved = ({ offset: at, length }: TextRange) => ({ offset: at + by, length });
  const along = (old: string) => (old.startsWith(pointer) ? toPointer + old.slice(pointer.length) : old);
  return findings.map((finding) => ({
    ...finding,
    range: moved(finding.range),
    pointer: along(finding.pointer),
    ...(finding.fixes === undefined
      ? {}
      : {
          fixes: finding.fixes.map((fix) => ({
            ...fix,
            edits: fix.edits.map((edit) => ({ ...edit, pointer: along(edit.pointer) })),
          })),
        }),
    ...(finding.related === undefined
      ? {}
      : { related: finding.related.map(({ range, message }) => ({ range: moved(range), message })) }),
  }));
}
