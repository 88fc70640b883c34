// The words of the filter language after `@`: what each asks of a candidate, as data.
import type { Label } from '../../src/labels/label.ts';
import { rankOf } from '../../src/log/best-first.ts';
import type { LoggedDecision, Verdict } from '../../src/log/events.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { isPreferredByPolicy, policyLogprob } from './policy.ts';

/** What a filter looks at. */
export interface Facts {
  readonly tree: SearchTree;
  readonly labels: ReadonlyMap<string, Label>;
  hidden(id: string): boolean;
}

type Ask<T> = (node: TreeNode, facts: Facts) => T;

export interface Field {
  readonly name: string;
  /** One phrase for the completion list. */
  readonly says: string;
  /** `@name` alone. */
  readonly flag?: Ask<boolean>;
  /** `@name < 0.4`, `@name:3`. */
  readonly number?: Ask<number | undefined>;
  /** `@name:word`; without `known`, any word that is part of the candidate's. */
  readonly word?: { readonly known?: readonly string[]; readonly of: Ask<string> };
  /** Tells a score or a verdict, which blind mode hides. */
  readonly secret?: true;
  /** The answer depends on other candidates, and may change while this one does not. */
  readonly relative?: true;
}

const kinds: Readonly<Record<LoggedDecision['kind'], true>> = {
  'function-name': true,
  argument: true,
  'arguments-finished': true,
  'call-finished': true,
  'response-finished': true,
  token: true,
  fragment: true,
};

function verdictIs(name: string, kind: Verdict['kind'], says: string): Field {
  return { name, says, secret: true, flag: ({ verdict }) => verdict?.kind === kind };
}

function gapOf({ verdict }: TreeNode): number | undefined {
  return verdict?.kind === 'rank' || verdict?.kind === 'retained' ? verdict.gap : undefined;
}

const isPruned = ({ verdict }: TreeNode): boolean => verdict !== undefined && verdict.kind !== 'retained';

const ratingWords = new Map([
  [1, 'good'],
  [-1, 'bad'],
  [0, 'neutral'],
]);

function ratingWord(label: Label | undefined): string {
  return label?.rating === undefined ? 'none' : (ratingWords.get(label.rating) ?? 'none');
}

/** The function that the candidate's call names: its own or that of the nearest decision before it. */
function toolOf(node: TreeNode, tree: SearchTree): string {
  for (let at: TreeNode | undefined = node; at !== undefined; ) {
    if (at.decision.kind === 'function-name') return at.decision.name ?? '';
    at = at.parent === null ? undefined : tree.node(at.parent);
  }
  return '';
}

/** A person and the search differ: good but pruned or scored low, bad but retained or scored high. */
function disagrees(node: TreeNode, { labels }: Facts): boolean {
  const rating = labels.get(node.id)?.rating;
  if (rating === undefined || rating === 0) return false;
  const { verdict, score } = node;
  if (rating === 1) {
    return (
      verdict?.kind === 'rank' || verdict?.kind === 'threshold' || (score !== undefined && score.score < 0.5)
    );
  }
  return verdict?.kind === 'retained' || (score !== undefined && score.score >= 0.5);
}

export const fields: readonly Field[] = [
  {
    name: 'score',
    says: 'score of the step, 0 to 1',
    secret: true,
    flag: (node) => node.score !== undefined,
    number: (node) => node.score?.score,
  },
  {
    name: 'aggregate',
    says: 'score of the whole path, 0 to 1',
    secret: true,
    flag: (node) => node.aggregate !== undefined,
    number: (node) => node.aggregate,
  },
  { name: 'pruned', says: 'not retained, for any reason', secret: true, flag: isPruned },
  verdictIs('retained', 'retained', 'kept by the search'),
  {
    name: 'rank',
    says: 'pruned because others ranked better; or its rank, 1 is best',
    secret: true,
    flag: ({ verdict }) => verdict?.kind === 'rank',
    number: rankOf,
  },
  {
    name: 'gap',
    says: 'distance to the cut, 0 to 1',
    secret: true,
    flag: (node) => gapOf(node) !== undefined,
    number: gapOf,
  },
  verdictIs('invalid', 'invalid', 'breaks the format or the schema'),
  verdictIs('duplicate', 'duplicate', 'the same decision as another candidate'),
  verdictIs('threshold', 'threshold', 'scored below the minimum'),
  verdictIs('dropped', 'dropped', 'taken out by a person'),
  verdictIs('length', 'length', 'cut before its decision ended'),
  verdictIs('budget', 'budget', 'the budget was used up first'),
  verdictIs('stopped', 'stopped', 'the search was stopped first'),
  verdictIs('failed', 'failed', 'a request that it needed failed'),
  { name: 'unjudged', says: 'without a verdict', secret: true, flag: ({ verdict }) => verdict === undefined },
  {
    name: 'finished',
    says: 'ends its response',
    flag: ({ decision }) => decision.kind === 'response-finished',
  },
  {
    name: 'chosen',
    says: 'on the path that was chosen, or leads so far',
    secret: true,
    relative: true,
    flag: ({ id }, { tree }) => spineOf(tree).has(id),
  },
  {
    name: 'bound',
    says: 'the score is only known to lie in a range',
    secret: true,
    flag: ({ score }) => score?.reading === 'bound',
  },
  {
    name: 'preferred',
    says: 'pruned, though the policy preferred it',
    secret: true,
    relative: true,
    flag: (node, { tree }) => isPreferredByPolicy(node, tree),
  },
  {
    name: 'policy',
    says: 'log-probability under the policy, 0 or less',
    flag: (node) => policyLogprob(node) !== undefined,
    number: policyLogprob,
  },
  {
    name: 'count',
    says: 'samples that made this decision',
    flag: ({ count }) => count > 1,
    number: ({ count }) => count,
  },
  { name: 'step', says: 'step of the search', number: ({ step }) => step },
  {
    name: 'kind',
    says: 'what it decides',
    word: { known: Object.keys(kinds), of: ({ decision }) => decision.kind },
  },
  {
    name: 'tool',
    says: 'part of the name of its function',
    word: { of: (node, { tree }) => toolOf(node, tree) },
  },
  { name: 'sampled', says: 'sampled for its step', flag: ({ source }) => source === 'sampled' },
  { name: 'injected', says: 'put in by a person', flag: ({ source }) => source === 'injected' },
  { name: 'reused', says: 'reused from a longer sample', flag: ({ source }) => source === 'reused' },
  { name: 'forced', says: 'nothing else could follow', flag: ({ source }) => source === 'forced' },
  {
    name: 'label',
    says: 'labelled by a person',
    flag: ({ id }, { labels }) => labels.get(id)?.rating !== undefined,
    word: {
      known: ['good', 'bad', 'neutral', 'none'],
      of: ({ id }, { labels }) => ratingWord(labels.get(id)),
    },
  },
  {
    name: 'flagged',
    says: 'flagged for later',
    flag: ({ id }, { labels }) => labels.get(id)?.flagged === true,
  },
  { name: 'note', says: 'has a note', flag: ({ id }, { labels }) => (labels.get(id)?.note ?? '') !== '' },
  { name: 'disagrees', says: 'the label and the search differ', secret: true, flag: disagrees },
];

const byName = new Map(fields.map((field) => [field.name, field]));

export const fieldNamed = (name: string): Field | undefined => byName.get(name.toLowerCase());

const spines = new WeakMap<SearchTree, ReadonlySet<string>>();

/** Ids from the root to the leader, to be asked often. */
export function spineOf(tree: SearchTree): ReadonlySet<string> {
  const known = spines.get(tree);
  if (known !== undefined) return known;
  const spine = new Set(tree.spine);
  spines.set(tree, spine);
  return spine;
}
