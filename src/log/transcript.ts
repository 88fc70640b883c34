// A search as plain lines, so that two searches can be compared with any text diff: no times, no ids, one candidate a line.
import { changeWords } from './change-words.ts';
import { decisionLabel } from './decision-label.ts';
import { verdictMark } from './mark.ts';
import { verdictSentence } from './sentence.ts';
import type { SearchTree, TreeNode } from './tree.ts';
import { oneLine } from './visible.ts';

const labelWidth = 40;
const pathWidth = 100;
const rootPath = 'the query';

const nothingHidden = (): boolean => false;

/**
 * The lines of a search. Equal decisions of two searches give equal beginnings of lines, in the same order (by the
 * beam that they continue, then by their text), so that a diff aligns them and shows what scores and verdicts differ.
 *
 * @param blindTo In blind mode: which candidates keep their scores and verdicts to themselves. So does then the result.
 */
export function transcript(tree: SearchTree, blindTo?: (id: string) => boolean): readonly string[] {
  const paths = pathLabels(tree);
  const label = (id: string): string | undefined => {
    const node = tree.node(id);
    return node === undefined ? undefined : decisionLabel(node.decision, labelWidth);
  };
  const isHidden = blindTo ?? nothingHidden;
  const lines = [...header(tree), ''];
  for (const step of tree.steps) {
    lines.push(`Step ${step.index}`);
    for (const { change } of tree.changes.filter((made) => made.step === step.index)) {
      lines.push(`  by hand: ${changeWords(change, label)}`);
    }
    const nodes = step.candidates.map((id) => tree.node(id)).filter((node) => node !== undefined);
    for (const [path, group] of groups(nodes, paths, isHidden)) {
      lines.push(`  after ${path}`);
      for (const node of group) lines.push(`    ${candidateLine(node, label, isHidden(node.id))}`);
    }
    lines.push('');
  }
  lines.push(...ending(tree, blindTo !== undefined));
  return lines;
}

function header({ header }: SearchTree): readonly string[] {
  if (header === undefined) return ['Query      (the log has lost its first line)'];
  const { settings } = header;
  const tools = header.tools.map(({ name }) => oneLine(name, 60)).join(', ');
  return [
    `Query      ${oneLine(header.query, 400)}`,
    `Tools      ${tools}`,
    `Policy     ${oneLine(header.policy.name, 100)} at ${oneLine(header.policy.endpoint, 200)}`,
    `Reward     ${oneLine(header.reward.name, 100)} at ${oneLine(header.reward.endpoint, 200)}`,
    `Strategy   ${settings.strategy}`,
    `Beams      ${settings.beams}`,
    `Candidates ${settings.candidates} a beam`,
    `Sampling   temperature ${settings.temperature}, seed ${settings.seed}, at most ${settings.maxTokens} tokens`,
    `Ranking    ${settings.aggregation}${settings.threshold === undefined ? '' : `, minimum ${settings.threshold}`}`,
    `Format     ${settings.format}, constraint ${settings.constraint}`,
    ...(header.prefix === '' ? [] : [`Prefix     ${oneLine(header.prefix, 400)}`]),
  ];
}

function ending({ outcome, totals }: SearchTree, isBlind: boolean): readonly string[] {
  if (outcome === undefined) return ['Outcome    none: the search has not ended'];
  const { score, calls, response, error } = outcome;
  return [
    `Outcome    ${outcome.outcome}${score === null || isBlind ? '' : `, score ${score.toFixed(3)}`}`,
    ...calls.map((call) => `Call       ${oneLine(`${call.name}(${JSON.stringify(call.arguments)})`, 1000)}`),
    ...(response === null ? [] : [`Response   ${oneLine(response, 1000)}`]),
    ...(error === undefined ? [] : [`Error      ${oneLine(`${error.message} ${error.remedy}`, 400)}`]),
    `Requests   ${totals.policyRequests} to the policy, ${totals.rewardRequests} to the reward model`,
    `Tokens     ${totals.promptTokens} of prompts, ${totals.completionTokens} sampled`,
  ];
}

/** `● 0.940 0.940 ×6   unit = "celsius"   sampled retained: ranked 1st`: step score, path score, count, decision. */
function candidateLine(
  node: TreeNode,
  labelOf: (id: string) => string | undefined,
  isHidden: boolean,
): string {
  const { aggregate, score, verdict } = isHidden ? {} : node;
  const judged = verdict === undefined ? 'not judged yet' : verdictSentence(verdict, { labelOf });
  const columns = [
    verdictMark(verdict),
    number(score?.score),
    number(aggregate),
    (node.count > 1 ? `×${node.count}` : '').padEnd(4),
    decisionLabel(node.decision, labelWidth).padEnd(labelWidth),
    node.source.padEnd(8),
    isHidden ? 'hidden until it is labelled' : judged,
  ];
  return columns.join(' ');
}

const number = (value: number | undefined): string =>
  (value === undefined ? '—' : value.toFixed(3)).padEnd(5);

/**
 * Groups in the order of their paths, each in the order of the candidates' text; the best first where texts are equal, and
 * in the order of proposal what is hidden.
 */
function groups(
  nodes: readonly TreeNode[],
  paths: ReadonlyMap<string, string>,
  isHidden: (id: string) => boolean,
): readonly (readonly [string, readonly TreeNode[]])[] {
  const aggregateOf = ({ id, aggregate = 0 }: TreeNode): number => (isHidden(id) ? 0 : aggregate);
  const found = new Map<string, TreeNode[]>();
  for (const node of nodes) {
    const path = parentPath(node, paths);
    const group = found.get(path);
    if (group === undefined) found.set(path, [node]);
    else group.push(node);
  }
  return [...found]
    .toSorted(([one], [other]) => compare(one, other))
    .map(([path, group]) => [
      path,
      group.toSorted(
        (one, other) =>
          compare(one.decision.text, other.decision.text) || aggregateOf(other) - aggregateOf(one),
      ),
    ]);
}

/** Code units, not the reader's language: the same order everywhere. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function parentPath(node: TreeNode, paths: ReadonlyMap<string, string>): string {
  if (node.lostParent !== undefined) return 'a candidate that the log has lost';
  return node.parent === null ? rootPath : (paths.get(node.parent) ?? rootPath);
}

/** Each path in a bounded number of characters, its beginning cut away where it is long. Parents come before children. */
function pathLabels(tree: SearchTree): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const node of tree.nodes) {
    const own = decisionLabel(node.decision, labelWidth);
    const before = node.parent === null ? undefined : paths.get(node.parent);
    const path = before === undefined ? own : `${before} › ${own}`;
    paths.set(
      node.id,
      path.length <= pathWidth
        ? path
        : `…${path.slice(path.length - pathWidth + 1).replace(/^[\udc00-\udfff]/, '')}`,
    );
  }
  return paths;
}
