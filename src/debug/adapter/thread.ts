// A thread of the debug session: one search under one cursor, and what of it is being looked at.
import { byVerdict } from '../../log/best-first.ts';
import type { SearchTree, TreeNode, TreeStep } from '../../log/tree.ts';
import type { Player, Stop } from '../player.ts';
import type { Timeline } from '../timeline.ts';

export type ThreadState = 'new' | 'running' | 'stopped';

/** Where a move came to. */
export interface ThreadStop extends Stop {
  /** Why the search broke off there, where that ended the move. */
  readonly brokeOff?: string;
}

export interface SearchThread {
  readonly id: number;
  readonly name: string;
  readonly player: Player;
  readonly timeline: Timeline;
  /** The log's path, where it is written. */
  readonly log?: string;
  /** Ends moves under way when the session ends. */
  readonly abort: AbortController;
  state: ThreadState;
  /** Where the last move came to; absent before the first. */
  stop?: ThreadStop;
  /** The candidate that the user chose to look at; `null` is the root. */
  chosen?: string | null;
}

/** What is looked at: the path of a candidate as of its step; the root before the first. */
export interface Focus {
  readonly candidate: string | null;
  readonly step: number | undefined;
}

/**
 * The candidate whose path is the stack: the one that the user chose, else the one that a breakpoint hit, else the one whose call
 * was stepped out of, else the one that the last event is about in the middle of a step, else the best retained of the step, else
 * the leader.
 */
export function focusOf({ player, stop, chosen }: SearchThread): Focus {
  const { tree } = player;
  const at = (id: string | null | undefined): Focus | undefined => {
    if (id === null) return { candidate: null, step: undefined };
    const node = id === undefined ? undefined : tree.node(id);
    return node && { candidate: node.id, step: node.step };
  };
  const hit = stop?.hits.find(({ candidate }) => candidate !== null)?.candidate;
  const ended = tree.outcome !== undefined;
  return (
    at(chosen) ??
    at(hit ?? stop?.candidate) ??
    at(ended ? (tree.leader ?? undefined) : (underWay(player) ?? retainedOf(tree, lastStep(tree))[0])) ??
    at(tree.leader ?? undefined) ?? { candidate: null, step: undefined }
  );
}

/** The candidate that was proposed, scored or judged last, while its step has others to judge. */
function underWay({ tree, timeline, at }: Player): string | undefined {
  const event = timeline.event(at - 1);
  if (event?.type !== 'candidate' && event?.type !== 'score' && event?.type !== 'verdict') return undefined;
  const judged = candidatesOf(tree, lastStep(tree)).every(({ verdict }) => verdict !== undefined);
  return judged ? undefined : event.id;
}

export const lastStep = (tree: SearchTree): TreeStep | undefined => tree.steps[tree.steps.length - 1];

export function candidatesOf(tree: SearchTree, step: TreeStep | undefined): readonly TreeNode[] {
  return (step?.candidates ?? []).map((id) => tree.node(id)).filter((node) => node !== undefined);
}

/** Ids of the candidates that a step retains, best first. */
export function retainedOf(tree: SearchTree, step: TreeStep | undefined): readonly string[] {
  return candidatesOf(tree, step)
    .filter(({ verdict }) => verdict?.kind === 'retained')
    .toSorted(byVerdict)
    .map(({ id }) => id);
}
