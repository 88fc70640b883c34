// What is in a file of labelled rollouts: how the labels are balanced, what splits share, how long the texts are.
import { type DecisionKind, decisionTag } from '../../calls/decision.ts';
import { sha256 } from '../../labels/digest.ts';
import type { TokenCounter } from '../../labels/text-length.ts';
import type { WrongReason } from '../label/step-label.ts';
import type { LabelledRollout } from '../rollout/labelled-rollout.ts';
import { noSplit } from './example-report.ts';
import { gatherLengths, type LengthReport } from './lengths.ts';

export interface LabelCount {
  readonly right: number;
  readonly wrong: number;
}

export interface KindBalance extends LabelCount {
  readonly kind: DecisionKind;
}

export interface SplitBalance {
  readonly name: string;
  readonly examples: number;
  readonly rollouts: LabelCount;
  readonly steps: LabelCount;
  /** Examples with at least one right response: more than that no choice among them can reach. */
  readonly solvable: number;
  /** Examples with right and wrong responses: only these teach to choose. */
  readonly mixed: number;
}

export interface LabelReport {
  readonly rollouts: LabelCount;
  readonly steps: LabelCount;
  /** Of all splits, in the order in which the decisions are made. */
  readonly kinds: readonly KindBalance[];
  /** Wrong steps by what is wrong with them. */
  readonly reasons: readonly { readonly reason: WrongReason; readonly steps: number }[];
  readonly splits: readonly SplitBalance[];
  /** Responses that are no finished list of calls. */
  readonly unfinished: number;
  /** Responses of the same prompt with the same text as an earlier one. */
  readonly repeated: number;
  readonly leakage: {
    /** Tool sets in more than one split, as the rollouts have them. */
    readonly toolSets: number;
    readonly prompts: number;
  };
  /** Prompt and response together. */
  readonly lengths: LengthReport;
}

export interface LabelReportOptions {
  readonly tokens: TokenCounter;
  readonly maxLength?: number;
}

interface Balance {
  right: number;
  wrong: number;
}

/** Rollouts of one example must stand together. @throws what the rollouts throw; `AbortError` when `signal` aborts. */
export async function reportLabels(
  rollouts: AsyncIterable<LabelledRollout> | Iterable<LabelledRollout>,
  options: LabelReportOptions,
  signal?: AbortSignal,
): Promise<LabelReport> {
  const lengths = gatherLengths(options.tokens, options.maxLength);
  const kinds = new Map<DecisionKind, Balance>(kindOrder.map((kind) => [kind, empty()]));
  const reasons = new Map<WrongReason, number>();
  const splits = new Map<string, SplitDraft>();
  const [promptSplits, toolSplits] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const [all, steps] = [empty(), empty()];
  let unfinished = 0;
  let repeated = 0;
  let example: ExampleDraft | undefined;

  for await (const rollout of rollouts) {
    signal?.throwIfAborted();
    const name = rollout.split ?? noSplit;
    const split = splits.get(name) ?? newSplit();
    splits.set(name, split);
    if (example?.id !== rollout.example || example.split !== split) {
      close(example);
      example = { id: rollout.example, split, outcomes: empty(), texts: new Set() };
    }
    add(all, rollout.label);
    add(split.rollouts, rollout.label);
    add(example.outcomes, rollout.label);
    for (const { kind, label, reason } of rollout.steps) {
      add(steps, label);
      add(split.steps, label);
      const balance = kinds.get(kind);
      if (balance !== undefined) add(balance, label);
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    if (rollout.steps.at(-1)?.kind !== 'response-finished') unfinished += 1;
    if (example.texts.has(rollout.response)) repeated += 1;
    example.texts.add(rollout.response);
    remember(promptSplits, sha256(rollout.prompt).slice(0, 12), name);
    remember(toolSplits, rollout.toolsHash.slice(0, 12), name);
    lengths.add(rollout.prompt + rollout.response);
  }
  close(example);

  return {
    rollouts: all,
    steps,
    kinds: Array.from(kinds, ([kind, balance]) => ({ kind, ...balance })),
    reasons: Array.from(reasons, ([reason, times]) => ({ reason, steps: times })).sort(
      (a, b) => b.steps - a.steps,
    ),
    splits: Array.from(splits, ([name, split]) => ({ name, ...split })).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    ),
    unfinished,
    repeated,
    leakage: { toolSets: inSeveral(toolSplits), prompts: inSeveral(promptSplits) },
    lengths: lengths.report(),
  };
}

interface SplitDraft {
  examples: number;
  readonly rollouts: Balance;
  readonly steps: Balance;
  solvable: number;
  mixed: number;
}

interface ExampleDraft {
  readonly id: string;
  readonly split: SplitDraft;
  readonly outcomes: Balance;
  readonly texts: Set<string>;
}

function isKind(kind: string): kind is DecisionKind {
  return Object.hasOwn(decisionTag, kind);
}

const kindOrder: readonly DecisionKind[] = Object.keys(decisionTag).filter(isKind);

function newSplit(): SplitDraft {
  return { examples: 0, rollouts: empty(), steps: empty(), solvable: 0, mixed: 0 };
}

function empty(): Balance {
  return { right: 0, wrong: 0 };
}

function add(balance: Balance, label: '+' | '-'): void {
  balance[label === '+' ? 'right' : 'wrong'] += 1;
}

function close(example: ExampleDraft | undefined): void {
  if (example === undefined) return;
  const { split, outcomes } = example;
  split.examples += 1;
  if (outcomes.right > 0) split.solvable += 1;
  if (outcomes.right > 0 && outcomes.wrong > 0) split.mixed += 1;
}

function remember(splitsOf: Map<string, Set<string>>, hash: string, split: string): void {
  const known = splitsOf.get(hash);
  if (known === undefined) splitsOf.set(hash, new Set([split]));
  else known.add(split);
}

function inSeveral(splitsOf: ReadonlyMap<string, ReadonlySet<string>>): number {
  let several = 0;
  for (const splits of splitsOf.values()) if (splits.size > 1) several += 1;
  return several;
}
