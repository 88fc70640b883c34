// A search as the decisions of its winning path, each with the candidates that stood for it.
import { decisionKey } from '../log/decision-key.ts';
import type { SearchTree, TreeNode } from '../log/tree.ts';

/** What the tools and parameters of one search are called in the other, for those that were renamed. */
export interface Naming {
  tool(name: string): string;
  parameter(tool: string, name: string): string;
}

export interface ComparedNode {
  readonly node: TreeNode;
  /** The function of its call, as its own search calls it; absent where it is not decided. */
  readonly tool?: string;
  /** Equal for equal decisions of both searches. */
  readonly key: string;
  /** Equal for equal paths of both searches. */
  readonly path: string;
  readonly chosen: boolean;
  /** Blind mode hides its score and its verdict. */
  readonly hidden: boolean;
}

export interface PathStep {
  /** Absent at the end of a search that chose nothing more. */
  readonly chosen?: ComparedNode;
  /** In the order in which they were proposed. */
  readonly candidates: readonly ComparedNode[];
  readonly keys: ReadonlySet<string>;
}

export interface ComparedSearch {
  readonly tree: SearchTree;
  readonly steps: readonly PathStep[];
  /** By path: the first candidate with it. */
  readonly byPath: ReadonlyMap<string, ComparedNode>;
  childrenOf(node: TreeNode): readonly ComparedNode[];
}

/** Short names for long paths, shared by both searches. */
export type PathNames = Map<string, string>;

export function comparedSearch(
  tree: SearchTree,
  naming: Naming,
  paths: PathNames,
  isHidden: (id: string) => boolean,
): ComparedSearch {
  const spine = new Set(tree.spine);
  const nodes = new Map<string, ComparedNode>();
  const byPath = new Map<string, ComparedNode>();
  for (const node of tree.nodes) {
    const { decision } = node;
    const parent = node.parent === null ? undefined : nodes.get(node.parent);
    const name = 'name' in decision ? decision.name : undefined;
    const isName = decision.kind === 'function-name';
    const inherited = parent?.node.decision.call === decision.call ? parent.tool : undefined;
    const tool = isName ? name : inherited;
    const shared =
      name === undefined ? undefined : isName ? naming.tool(name) : naming.parameter(tool ?? '', name);
    const key = decisionKey(decision, shared);
    // A node that has lost its parent continues nobody knows what.
    const path = nameOf(paths, `${parent?.path ?? node.lostParent ?? ''}\n${key}`);
    const compared: ComparedNode = {
      node,
      key,
      path,
      chosen: spine.has(node.id),
      hidden: isHidden(node.id),
      ...(tool === undefined ? {} : { tool }),
    };
    nodes.set(node.id, compared);
    if (!byPath.has(path)) byPath.set(path, compared);
  }
  const find = (ids: readonly string[]): readonly ComparedNode[] =>
    ids.map((id) => nodes.get(id)).filter((node) => node !== undefined);
  return {
    tree,
    steps: stepsOf(tree, find),
    byPath,
    childrenOf: ({ children }) => find(children),
  };
}

function stepsOf(
  tree: SearchTree,
  find: (ids: readonly string[]) => readonly ComparedNode[],
): readonly PathStep[] {
  const steps: PathStep[] = [];
  let ids = tree.roots;
  for (const chosen of find(tree.spine)) {
    steps.push(step(find(ids), chosen));
    ids = chosen.node.children;
  }
  // What a search proposed last, and chose nothing of.
  if (ids.length > 0) steps.push(step(find(ids), undefined));
  return steps;
}

function step(candidates: readonly ComparedNode[], chosen: ComparedNode | undefined): PathStep {
  return {
    candidates,
    keys: new Set(candidates.map(({ key }) => key)),
    ...(chosen === undefined ? {} : { chosen }),
  };
}

function nameOf(paths: PathNames, path: string): string {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const name = String(paths.size);
  paths.set(path, name);
  return name;
}
