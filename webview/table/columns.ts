// The columns of the table: what each shows, and what it is sorted by.
import type { Label } from '../../src/labels/label.ts';
import { rankOf } from '../../src/log/best-first.ts';
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import { policyLogprob } from '../filter/policy.ts';

export type ColumnName =
  | 'step'
  | 'decision'
  | 'kind'
  | 'score'
  | 'aggregate'
  | 'policy'
  | 'count'
  | 'verdict'
  | 'label';

/** What the table knows of a candidate besides the candidate itself. */
export interface RowFacts {
  readonly hidden: (id: string) => boolean;
  readonly label: (id: string) => Label | undefined;
}

export interface Column {
  readonly name: ColumnName;
  readonly title: string;
  readonly says: string;
  /** What is absent sorts last in both directions. */
  readonly key: (node: TreeNode, facts: RowFacts) => number | string | undefined;
  /** What people look for first: the highest (-1) or the lowest (1). */
  readonly first: 1 | -1;
}

const verdictOrder = [
  'retained',
  'rank',
  'threshold',
  'duplicate',
  'invalid',
  'dropped',
  'length',
  'budget',
  'stopped',
  'failed',
] as const;

function verdictKey(node: TreeNode): number | undefined {
  const { verdict } = node;
  if (verdict === undefined) return undefined;
  return verdictOrder.indexOf(verdict.kind) * 1e9 + (rankOf(node) ?? 0);
}

const secretly =
  (key: (node: TreeNode) => number | undefined): Column['key'] =>
  (node, { hidden }) =>
    hidden(node.id) ? undefined : key(node);

export const columns: readonly Column[] = [
  { name: 'step', title: 'Step', says: 'Step of the search', key: ({ step }) => step, first: 1 },
  {
    name: 'decision',
    title: 'Decision',
    says: 'What it decides',
    key: ({ decision }) => decisionLabel(decision),
    first: 1,
  },
  { name: 'kind', title: 'Kind', says: 'Kind of decision', key: ({ decision }) => decision.kind, first: 1 },
  {
    name: 'score',
    title: 'Score',
    says: 'Score of the step, 0 to 1',
    key: secretly(({ score }) => score?.score),
    first: -1,
  },
  {
    name: 'aggregate',
    title: 'Path',
    says: 'Score of the whole path, 0 to 1',
    key: secretly(({ aggregate }) => aggregate),
    first: -1,
  },
  {
    name: 'policy',
    title: 'Policy',
    says: 'Log-probability under the policy',
    key: policyLogprob,
    first: -1,
  },
  {
    name: 'count',
    title: 'Count',
    says: 'Samples that made this decision',
    key: ({ count }) => count,
    first: -1,
  },
  {
    name: 'verdict',
    title: 'Verdict',
    says: 'Why it was kept or pruned',
    key: secretly(verdictKey),
    first: 1,
  },
  {
    name: 'label',
    title: 'Label',
    says: "People's labels",
    key: ({ id }, { label }) => label(id)?.rating,
    first: -1,
  },
];
