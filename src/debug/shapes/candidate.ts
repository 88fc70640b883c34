// A candidate as expressions see it: what it decides, its score, its verdict and its place in the tree.
import { byVerdict } from '../../log/best-first.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import { pathTo } from '../../log/path.ts';
import type { TreeNode, TreeStep } from '../../log/tree.ts';
import { fromJson } from '../expression/json.ts';
import { type ListValue, listOf, type ObjectValue, type Value } from '../expression/value.ts';
import { callUnderWay } from './call.ts';
import { scoreShape, shortVerdict, type VerdictOf, verdictShape } from './judgement.ts';
import { callsThrough, type NodeAt, perStep, type SearchAt, toolsOf } from './search-at.ts';
import { members, type Shape, sampleOf, shaped } from './shape.ts';

/** Where a decision is edited, its name must not be cut. */
const longestLabel = 10_000;

export const candidateShape: Shape<NodeAt> = {
  type: 'candidate',
  about: 'One proposed decision.',
  key: ({ node }) => node.id,
  brief: candidateText,
  members: members<NodeAt>({
    decision: [
      'text',
      'What it decides: `get_weather`, `unit = "celsius"`, `arguments finished`. Setting it tries another value.',
      ({ node }) => decisionLabel(node.decision, longestLabel),
    ],
    kind: [
      'text',
      '`function-name`, `argument`, `arguments-finished`, `call-finished` or `response-finished`; `token` and `fragment` for text that is no decision.',
      ({ node }) => node.decision.kind,
    ],
    name: [
      'text',
      'The function or parameter that it names.',
      ({ node: { decision } }) => ('name' in decision ? decision.name : undefined),
    ],
    value: ['any', "The argument's value.", ({ node }) => argumentOf(node)],
    score: [
      'score',
      "The reward model's score of this decision, in [0, 1].",
      ({ node: { score, memo = false } }) =>
        score === undefined ? undefined : shaped(scoreShape, { score, memo }),
    ],
    aggregate: [
      'number',
      'The score of its whole path, in [0, 1]: what is ranked.',
      ({ node }) => node.aggregate,
    ],
    verdict: [
      'verdict',
      'Why it lives or died; `null` while it is not judged.',
      (of) => {
        const verdict = verdictOf(of);
        return verdict === undefined ? undefined : shaped(verdictShape, verdict);
      },
    ],
    retained: [
      'boolean',
      'Whether it lives on; `null` while it is not judged. Setting it keeps or drops the candidate.',
      ({ node: { verdict } }) => (verdict === undefined ? undefined : verdict.kind === 'retained'),
    ],
    text: ['text', 'Its text in the response.', ({ node }) => node.decision.text],
    count: ['number', 'How many samples proposed it.', ({ node }) => node.count],
    source: [
      'text',
      '`sampled` for this step, `reused` from text sampled earlier, `forced` where nothing else could follow.',
      ({ node }) => node.source,
    ],
    logprob: ['number', "The policy's log-probability of its text.", ({ node }) => logprobOf(node)],
    tokens: [
      'list of values',
      "Its tokens, each with its `text` and the policy's `logprob`.",
      ({ node: { tokens } }) =>
        tokens === undefined ? undefined : fromJson(tokens.map(({ text, logprob }) => ({ text, logprob }))),
    ],
    problems: [
      'list of values',
      'What is wrong with it, each with its `rule`, `message` and `pointer`.',
      ({ node: { decision } }) =>
        decision.problems.length === 0 ? undefined : fromJson(decision.problems.map((each) => ({ ...each }))),
    ],
    call: [
      'call',
      'The call up to and with it.',
      ({ at, node }) => callUnderWay(callsThrough(at.tree, node.id), toolsOf(at.tree)),
    ],
    step: ['number', 'The step in which it was proposed.', ({ node }) => node.step],
    depth: ['number', 'How many decisions there are from the query to it.', ({ node }) => node.depth],
    parent: [
      'candidate',
      'The candidate that it continues; `null` for a first decision.',
      ({ at, node }) => (node.parent === null ? undefined : candidateOf(at, node.parent)),
    ],
    path: [
      'list of candidates',
      'The decisions from the query to it.',
      ({ at, node }) => pathOf(at, node.id),
    ],
    children: [
      'list of candidates',
      'The candidates that continue it.',
      ({ at, node }) => (node.children.length === 0 ? undefined : candidateList(at, node.children)),
    ],
    id: ['text', 'Its name in the log.', ({ node }) => node.id],
  }),
};

function argumentOf({ decision }: TreeNode): Value | undefined {
  return 'value' in decision && decision.value !== undefined ? fromJson(decision.value) : undefined;
}

function logprobOf({ tokens }: TreeNode): number | undefined {
  return tokens?.reduce((sum, { logprob }) => sum + logprob, 0);
}

function verdictOf({ at: { tree }, node }: NodeAt): VerdictOf | undefined {
  const { verdict } = node;
  if (verdict === undefined) return undefined;
  const step = stepWith(tree.steps, node.step);
  return { tree, verdict, ...(step === undefined ? {} : { step }) };
}

/** Steps are in order, but a log that lost lines may lack some. */
export function stepWith(steps: readonly TreeStep[], index: number): TreeStep | undefined {
  const likely = steps[index - 1];
  return likely?.index === index ? likely : steps.find((step) => step.index === index);
}

/** `unit = "celsius"  0.83  retained 1st of 7`. */
export function candidateText(of: NodeAt): string {
  const { decision, score } = of.node;
  const parts = [decisionLabel(decision), score?.score.toFixed(2), shortVerdict(verdictOf(of))];
  return parts.filter((part) => part !== undefined).join('  ');
}

/** `null` for an id that the search does not have. */
export function candidateOf(at: SearchAt, id: string | null): ObjectValue | null {
  const node = id === null ? undefined : at.tree.node(id);
  return node === undefined ? null : shaped(candidateShape, { at, node });
}

const sample = sampleOf(candidateShape);

export function candidateList(at: SearchAt, ids: readonly string[]): ListValue {
  return {
    kind: 'list',
    of: 'candidate',
    length: ids.length,
    item: (index) => candidateOf(at, ids[index] ?? null),
    sample,
  };
}

export function pathOf(at: SearchAt, id: string | null): ListValue {
  const path = id === null ? undefined : pathTo(at.tree, id);
  return path === undefined
    ? listOf('candidate', [], sample)
    : candidateList(
        at,
        path.nodes.map((node) => node.id),
      );
}

/** Best first, as they were proposed where verdicts say nothing: their places do not change while scores come in. */
export const inOrder = perStep((at: SearchAt, { candidates }): readonly string[] =>
  candidates
    .map((id) => at.tree.node(id))
    .filter((node) => node !== undefined)
    .toSorted(byVerdict)
    .map(({ id }) => id),
);
