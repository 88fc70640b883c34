// A labelled search as the exports read it: labels that fit its candidates, and hashes that say what is alike.
import { canonicalValue } from '../calls/canonical.ts';
import type { SearchStarted, SearchTree, TreeNode } from '../log/tree.ts';
import { sha256 } from './digest.ts';
import type { LabelRecord } from './label.ts';
import { type HeldLabel, heldLabels } from './project.ts';

export interface LabelledSearch {
  readonly tree: SearchTree;
  readonly labels: readonly LabelRecord[];
  /** The split that it shall be in, where somebody has decided that already. */
  readonly split?: string;
}

export interface ExportSplit {
  readonly name: string;
  /** Relative size, above 0. */
  readonly share: number;
}

export interface ExportSource {
  readonly header: SearchStarted;
  readonly tree: SearchTree;
  /** Records of this search that name one of its candidates. */
  readonly records: readonly LabelRecord[];
  readonly held: ReadonlyMap<string, HeldLabel>;
  /** Of the conversation; searches with the same one are always in the same split. */
  readonly promptHash: string;
  /** Of the tools, without where they stand in their file. */
  readonly toolsHash: string;
  readonly split: string;
}

export interface ExportSources {
  /** In an order that does not depend on the order given. */
  readonly sources: readonly ExportSource[];
  /** Labels that cannot be exported, and why. */
  readonly unusable: {
    readonly otherSearch: number;
    readonly unknownCandidate: number;
    /** Searches whose log has lost its first line. */
    readonly noHeader: number;
  };
}

export function exportSources(
  searches: readonly LabelledSearch[],
  splits: readonly ExportSplit[],
): ExportSources {
  const unusable = { otherSearch: 0, unknownCandidate: 0, noHeader: 0 };
  const sources: ExportSource[] = [];
  for (const { tree, labels, split } of searches) {
    const { header } = tree;
    if (header === undefined) {
      unusable.noHeader += 1;
      continue;
    }
    const own = labels.filter((record) => record.search === header.search);
    const known = own.filter((record) => tree.node(record.candidate) !== undefined);
    unusable.otherSearch += labels.length - own.length;
    unusable.unknownCandidate += own.length - known.length;
    const promptHash = sha256(canonicalValue(header.messages.map(({ role, content }) => [role, content])));
    sources.push({
      header,
      tree,
      records: known,
      held: heldLabels(known),
      promptHash,
      toolsHash: sha256(canonicalValue(header.tools.map(toolIdentity))),
      split: split ?? assignedSplit(promptHash, splits),
    });
  }
  sources.sort((a, b) => compare(a.header.search, b.header.search) || compare(a.promptHash, b.promptHash));
  return { sources, unusable };
}

/** Labelled candidates with their labels, in the order in which they were proposed. */
export function* labelledNodes(
  source: ExportSource,
): Iterable<{ readonly node: TreeNode; readonly held: HeldLabel }> {
  for (const node of source.tree.nodes) {
    const held = source.held.get(node.id);
    if (held !== undefined) yield { node, held };
  }
}

/** The same conversation always falls into the same split, whatever else is exported with it. */
function assignedSplit(promptHash: string, splits: readonly ExportSplit[]): string {
  const sum = splits.reduce((total, { share }) => total + Math.max(0, share), 0);
  let place = (Number.parseInt(sha256(`split ${promptHash}`).slice(0, 12), 16) / 2 ** 48) * sum;
  for (const { name, share } of splits) {
    place -= Math.max(0, share);
    if (place < 0) return name;
  }
  return splits.at(-1)?.name ?? 'train';
}

const toolIdentity = ({ name, description, parametersSchema }: SearchStarted['tools'][number]) => [
  name,
  description ?? null,
  parametersSchema,
];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
