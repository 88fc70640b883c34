// Draws a search as a tree of lines: every candidate with its mark, score, count and the reason of its verdict.
import type { Colors } from 'picocolors/types';
import { bestFirst } from '../log/best-first.ts';
import { decisionLabel } from '../log/decision-label.ts';
import { verdictMark } from '../log/mark.ts';
import { verdictSentence } from '../log/sentence.ts';
import type { SearchTree, TreeNode } from '../log/tree.ts';

export interface DrawOptions {
  readonly colors: Colors;
  /** Columns to fit into; longer lines are cut. */
  readonly columns: number;
}

/** One line a candidate, depth first, the retained path first and straight; what was pruned by score, so that its bars fall. */
export function drawTree(tree: SearchTree, options: DrawOptions): readonly string[] {
  const spine = new Set(tree.spine);
  const onSpine = ({ id }: TreeNode): number => (spine.has(id) ? 1 : 0);
  const rows: { readonly lead: string; readonly node: TreeNode }[] = [];
  const stack: { readonly node: TreeNode; readonly lead: string; readonly under: string }[] = [];
  const push = (ids: readonly string[], indent: string, isRoot: boolean): void => {
    const siblings = ids.map((id) => tree.node(id)).filter((node) => node !== undefined);
    const sorted = siblings.toSorted((one, other) => onSpine(other) - onSpine(one) || bestFirst(one, other));
    for (let index = sorted.length - 1; index >= 0; index -= 1) {
      const node = sorted[index];
      if (node === undefined) continue;
      const isLast = index === sorted.length - 1;
      stack.push({
        node,
        lead: isRoot ? '' : `${indent}${isLast ? '└─ ' : '├─ '}`,
        under: isRoot ? '' : `${indent}${isLast ? '   ' : '│  '}`,
      });
    }
  };
  push(tree.roots, '', true);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    rows.push(next);
    push(next.node.children, next.under, false);
  }
  const widest = rows.reduce((most, { lead, node }) => Math.max(most, lead.length + label(node).length), 0);
  const room = Math.min(widest, Math.max(24, Math.floor(options.columns * 0.45)));
  return rows.map(({ lead, node }) => drawNode(tree, node, lead, room, spine.has(node.id), options));
}

/** One line about one candidate, for output that is read line by line. */
export function drawLine(tree: SearchTree, node: TreeNode): string {
  const parent = node.parent === null ? undefined : tree.node(node.parent);
  const after = parent === undefined ? '' : `  after ${label(parent)}`;
  return [
    `step ${node.step}`,
    `${verdictMark(node.verdict)} ${label(node)}`,
    scoreText(node),
    countText(node),
    node.verdict === undefined ? '' : sentence(tree, node),
  ]
    .filter((part) => part !== '')
    .join('  ')
    .concat(after);
}

function drawNode(
  tree: SearchTree,
  node: TreeNode,
  lead: string,
  room: number,
  onSpine: boolean,
  { colors, columns }: DrawOptions,
): string {
  const name = label(node, Math.max(8, room - lead.length)).padEnd(room - lead.length);
  const mark = verdictMark(node.verdict);
  const kept = node.verdict?.kind === 'retained';
  const bar = node.score === undefined ? ' '.repeat(8) : scoreBar(node.score.score);
  const numbers = `${scoreText(node).padEnd(6)} ${bar} ${countText(node).padEnd(4)}`;
  const used = lead.length + name.length + numbers.length + 6;
  const reason = node.verdict === undefined ? '' : sentence(tree, node);
  const cut =
    reason.length > columns - used ? `${reason.slice(0, Math.max(0, columns - used - 1))}…` : reason;
  const paint = onSpine ? colors.bold : kept ? (text: string) => text : colors.dim;
  const signed = kept ? colors.green(mark) : node.verdict === undefined ? mark : colors.red(mark);
  return `${colors.dim(lead)}${signed} ${paint(name)}  ${paint(numbers)}  ${colors.dim(cut)}`.trimEnd();
}

const label = (node: TreeNode, limit = 48): string => decisionLabel(node.decision, limit);

/** Scores have two digits; `~` marks a bound and `=` a forced decision that nobody was asked about. */
function scoreText(node: TreeNode): string {
  if (node.score === undefined) return node.source === 'forced' ? 'forced' : '';
  return `${node.score.reading === 'bound' ? '~' : ''}${node.score.score.toFixed(2)}`;
}

function countText(node: TreeNode): string {
  return node.count > 1 ? `×${node.count}` : '';
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

function scoreBar(score: number): string {
  const cells = Math.round(Math.min(1, Math.max(0, score)) * 64);
  return `${'█'.repeat(cells >> 3)}${eighths[cells & 7] ?? ''}`.padEnd(8);
}

function sentence(tree: SearchTree, node: TreeNode): string {
  if (node.verdict === undefined) return '';
  return verdictSentence(node.verdict, {
    labelOf: (id) => {
      const other = tree.node(id);
      return other === undefined ? undefined : label(other);
    },
  });
}
