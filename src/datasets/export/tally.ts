// Counts what an export holds, for its card: rows, labels by kind, what was left out, and what is in two splits.
import type { DecisionKind } from '../../calls/decision.ts';
import { sha256 } from '../../labels/digest.ts';
import { type SegmentOptions, segments } from './segments.ts';
import type { ExportUnit } from './unit.ts';

export interface SplitTally {
  readonly name: string;
  readonly examples: number;
  readonly responses: number;
  readonly rows: number;
}

export interface KindTally {
  readonly kind: DecisionKind;
  readonly good: number;
  readonly bad: number;
}

export interface ExportTally {
  /** Sorted by name. */
  readonly splits: readonly SplitTally[];
  readonly rows: number;
  /** Labels of distinct responses, in the order of the decisions. Empty where examples are exported. */
  readonly kinds: readonly KindTally[];
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
  /** Prompts, and tool sets, that are in more than one split. */
  readonly leakage: { readonly prompts: number; readonly toolSets: number };
}

export interface Tally {
  unit(unit: ExportUnit): void;
  row(unit: ExportUnit): void;
  leftOut(what: string): void;
  total(): ExportTally;
}

const kindOrder: readonly DecisionKind[] = [
  'function-name',
  'argument',
  'arguments-finished',
  'call-finished',
  'response-finished',
];

/** @param labels which labels the rows have. */
export function createTally(labels: SegmentOptions): Tally {
  const splits = new Map<string, { examples: number; responses: number; rows: number }>();
  const kinds = new Map<DecisionKind, { good: number; bad: number }>();
  const leftOut = new Map<string, number>();
  const prompts = createOverlap();
  const toolSets = createOverlap();
  const split = (name: string) => {
    const known = splits.get(name) ?? { examples: 0, responses: 0, rows: 0 };
    splits.set(name, known);
    return known;
  };
  return {
    unit(unit) {
      const own = split(unit.split);
      own.examples += 1;
      own.responses += unit.rollouts.length;
      prompts.add(sha256(unit.prompt), unit.split);
      toolSets.add(unit.toolsHash, unit.split);
      for (const rollout of unit.rollouts) {
        for (const { kind, label } of segments(rollout, labels)) {
          const count = kinds.get(kind) ?? { good: 0, bad: 0 };
          kinds.set(kind, count);
          count[label === '+' ? 'good' : 'bad'] += 1;
        }
      }
    },
    row(unit) {
      split(unit.split).rows += 1;
    },
    leftOut(what) {
      leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
    },
    total: () => ({
      splits: Array.from(splits, ([name, own]) => ({ name, ...own })).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      ),
      rows: [...splits.values()].reduce((sum, { rows }) => sum + rows, 0),
      kinds: kindOrder.flatMap((kind) => {
        const count = kinds.get(kind);
        return count === undefined ? [] : [{ kind, ...count }];
      }),
      leftOut: Array.from(leftOut, ([what, count]) => ({ what, count })),
      leakage: { prompts: prompts.shared(), toolSets: toolSets.shared() },
    }),
  };
}

/** Which keys occur in more than one split. */
function createOverlap() {
  const first = new Map<string, string>();
  const several = new Set<string>();
  return {
    add(key: string, name: string): void {
      const known = first.get(key);
      if (known === undefined) first.set(key, name);
      else if (known !== name) several.add(key);
    },
    shared: () => several.size,
  };
}
