// One column of the tree: the candidates of a step, grouped by parent, packed from the top.
import type { LoggedDecision } from '../../src/log/events.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import type { JsonValue } from '../../src/tools/tool.ts';
import { prunedWords } from '../pruned-words.ts';
import type { Metrics } from './metrics.ts';
import { hiddenSiblings, type OrderRules, orderSiblings } from './sibling-order.ts';

export interface NodeRow {
  readonly kind: 'node';
  readonly id: string;
  readonly parent: string | null;
  readonly y: number;
  readonly height: number;
}

/** Stands for pruned siblings; when open, they follow it. */
export interface MoreRow {
  readonly kind: 'more';
  readonly step: number;
  readonly parent: string | null;
  readonly hidden: readonly string[];
  readonly summary: string;
  readonly open: boolean;
  readonly y: number;
  readonly height: number;
}

export type Row = NodeRow | MoreRow;

/** The children of one parent: rows `first` to `last` of their column. */
export interface RowGroup {
  readonly parent: string | null;
  readonly first: number;
  readonly last: number;
  readonly more?: number;
  /** Siblings, hidden ones too. */
  readonly size: number;
}

export interface Column {
  readonly step: number;
  /** Left edge and width in the tree's own coordinates. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  /** Where each shown candidate is in `rows`. */
  readonly places: ReadonlyMap<string, number>;
  readonly groups: readonly RowGroup[];
  readonly groupOf: ReadonlyMap<string | null, RowGroup>;
  /** Order of the candidates that have children, collapsed ones too: it orders the groups of later columns. */
  readonly slots: ReadonlyMap<string, number>;
  /** What is decided here, the most frequent first. */
  readonly kinds: readonly LoggedDecision['kind'][];
  readonly retained: number;
  readonly total: number;
}

export interface ColumnInput extends OrderRules {
  readonly step: number;
  /** In the order of proposal. */
  readonly candidates: readonly TreeNode[];
  readonly open: ReadonlySet<string>;
  readonly metrics: Metrics;
  /** Order of a parent among all; `undefined` where it is not to the left. */
  slotOf(parent: string): number | undefined;
}

/** Names the row that hides siblings, in the set of open ones. `null` and every id give different keys. */
export const moreKey = (step: number, parent: string | null): string =>
  `${step}${parent === null ? '-' : `=${parent}`}`;
export const stepOfMoreKey = (key: string): number => Number.parseFloat(key);

export function buildColumn(input: ColumnInput): Omit<Column, 'x'> {
  const rows: Row[] = [];
  const places = new Map<string, number>();
  const groups: RowGroup[] = [];
  const slots = new Map<string, number>();
  const { rowHeight, moreHeight } = input.metrics;
  let y = 0;
  let slot = 0;

  function addNode({ id, parent }: TreeNode): void {
    places.set(id, rows.length);
    rows.push({ kind: 'node', id, parent, y, height: rowHeight });
    y += rowHeight;
  }

  for (const [parent, siblings] of groupsInOrder(input)) {
    const ordered = orderSiblings(siblings, input);
    const hidden = hiddenSiblings(ordered, input);
    const first = rows.length;
    let more: number | undefined;
    let passed = 0;
    for (const node of ordered) {
      if (node.children.length > 0) slots.set(node.id, slot);
      slot += 1;
      // `hidden` is in the same order.
      if (node === hidden[passed]) passed += 1;
      else addNode(node);
    }
    if (hidden.length > 0) {
      const open = input.open.has(moreKey(input.step, parent));
      more = rows.length;
      rows.push({
        kind: 'more',
        step: input.step,
        parent,
        hidden: hidden.map(({ id }) => id),
        summary: prunedWords(hidden, true),
        open,
        y,
        height: moreHeight,
      });
      y += moreHeight;
      if (open) for (const node of hidden) addNode(node);
    }
    const size = siblings.length;
    groups.push({ parent, first, last: rows.length - 1, size, ...(more === undefined ? {} : { more }) });
  }
  return {
    step: input.step,
    width: widthOf(input),
    height: y,
    rows,
    places,
    groups,
    groupOf: new Map(groups.map((group) => [group.parent, group])),
    slots,
    kinds: kindsOf(input.candidates),
    retained: input.candidates.filter(({ verdict }) => verdict?.kind === 'retained').length,
    total: input.candidates.length,
  };
}

/** Groups follow their parents from top to bottom, so that edges do not cross; the spine's group comes first. */
function groupsInOrder(input: ColumnInput): readonly (readonly [string | null, readonly TreeNode[]])[] {
  const groups = new Map<string | null, TreeNode[]>();
  let spineParent: string | null | undefined;
  for (const node of input.candidates) {
    const group = groups.get(node.parent);
    if (group === undefined) groups.set(node.parent, [node]);
    else group.push(node);
    if (!input.blind && input.spine.has(node.id)) spineParent = node.parent;
  }
  if (groups.size < 2) return [...groups];
  const keyed = [...groups].map((group) => {
    const [parent] = group;
    const slot = parent === null ? undefined : input.slotOf(parent);
    const key = parent === spineParent ? -1 : (slot ?? Number.POSITIVE_INFINITY);
    return { group, key };
  });
  // Infinity - Infinity is no number, hence the comparison.
  keyed.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
  return keyed.map(({ group }) => group);
}

/** Between a label and the line to its children. */
const labelEnd = 12;

function widthOf({ candidates, metrics }: ColumnInput): number {
  let longest = 0;
  for (const { decision } of candidates) longest = Math.max(longest, labelLength(decision));
  const wanted = Math.ceil(metrics.textX + longest * metrics.character + labelEnd);
  return Math.min(metrics.mostWidth, Math.max(metrics.leastWidth, wanted));
}

/** About as long as `decisionLabel`, without building it. */
function labelLength(decision: LoggedDecision): number {
  switch (decision.kind) {
    case 'argument':
      return (decision.name?.length ?? 0) + 3 + valueLength(decision.value, decision.text);
    case 'function-name':
      return decision.name?.length ?? decision.text.length;
    case 'token':
      return decision.text.length;
    case 'fragment':
      return decision.text.length + 12;
    default:
      return 18;
  }
}

function valueLength(value: JsonValue | undefined, text: string): number {
  switch (typeof value) {
    case 'string':
      return value.length + 2;
    case 'number':
    case 'boolean':
      return String(value).length;
    default:
      return text.length;
  }
}

function kindsOf(candidates: readonly TreeNode[]): readonly LoggedDecision['kind'][] {
  const counts = new Map<LoggedDecision['kind'], number>();
  for (const { decision } of candidates) counts.set(decision.kind, (counts.get(decision.kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
}
