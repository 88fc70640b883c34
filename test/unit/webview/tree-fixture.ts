// Trees for the tests of the tree rendering: searches of any shape, whole or as they grow.
import fc from 'fast-check';
import type { SearchEvent, SearchEventBody, Verdict } from '../../../src/log/events.ts';
import type { SearchTree } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { nothingSettled, settle } from '../../../webview/settled.ts';
import type { Column, Row } from '../../../webview/tree/column.ts';
import { type Layout, type LayoutInput, layOut } from '../../../webview/tree/layout.ts';
import { metricsOf } from '../../../webview/tree/metrics.ts';
import { numberEvents, type SyntheticSize, started, syntheticLog } from '../log/build-log.ts';

export const metrics = metricsOf(13);

export const inputOf = (tree: SearchTree, changes: Partial<LayoutInput> = {}): LayoutInput => ({
  tree,
  open: new Set(),
  blind: false,
  settled: settle(nothingSettled, tree),
  metrics,
  ...changes,
});

export const layoutOf = (tree: SearchTree, changes: Partial<LayoutInput> = {}): Layout =>
  layOut(inputOf(tree, changes));

export const sizes: fc.Arbitrary<SyntheticSize> = fc.record({
  steps: fc.integer({ min: 1, max: 8 }),
  beams: fc.integer({ min: 1, max: 4 }),
  candidates: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer(),
});

export const searchOf = (size: SyntheticSize): SearchTree => treeOf(syntheticLog(size));

export const allRows = (layout: Layout): readonly { readonly column: Column; readonly row: Row }[] =>
  layout.columns.flatMap((column) => column.rows.map((row) => ({ column, row })));

export interface Sketch {
  readonly id: string;
  readonly step?: number;
  readonly parent?: string | null;
  readonly verdict?: Verdict;
}

export const kept = (rank: number): Verdict => ({ kind: 'retained', rank, finished: false });
export const outranked = (rank: number): Verdict => ({ kind: 'rank', rank, cut: 2, gap: 0.1, beatenBy: '' });
export const invalid: Verdict = { kind: 'invalid', rule: 'syntax', message: 'Not JSON.' };

/** The events of a search of these candidates, step by step, the spine through the best retained one. */
export function sketch(nodes: readonly Sketch[]): readonly SearchEvent[] {
  const steps = [...new Set(nodes.map(({ step }) => step ?? 1))];
  return numberEvents([
    started({ steps: 3, beams: 2, candidates: 4 }),
    ...steps.flatMap((step): SearchEventBody[] => {
      const own = nodes.filter((node) => (node.step ?? 1) === step);
      return [
        { type: 'step-started', step, beams: [] },
        ...own.map(candidate),
        ...own.flatMap(({ id, verdict }): SearchEventBody[] =>
          verdict === undefined ? [] : [{ type: 'verdict', step, id, verdict }],
        ),
        { type: 'step-finished', step, retained: bestFirst(own) },
      ];
    }),
  ]);
}

function bestFirst(nodes: readonly Sketch[]): readonly string[] {
  return nodes
    .flatMap(({ id, verdict }) => (verdict?.kind === 'retained' ? [{ id, rank: verdict.rank }] : []))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

function candidate({ id, step = 1, parent = null }: Sketch): SearchEventBody {
  const decision = {
    kind: 'function-name',
    text: id,
    start: 0,
    end: 1,
    call: 0,
    name: id,
    problems: [],
  } as const;
  return { type: 'candidate', step, id, parent, decision, source: 'sampled' };
}
