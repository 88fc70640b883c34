// Where the events of a search end: which of them another search repeats, and whether it may be changed there.
import type { SearchEvent, Verdict } from '../log/events.ts';
import type { SearchStarted, SearchTree, TreeNode, TreeStep } from '../log/tree.ts';
import { treeOf } from '../log/tree-builder.ts';
import type { Strategy } from './strategies.ts';

export interface PastPlace {
  readonly header: SearchStarted;
  /** What is repeated, the header first. */
  readonly events: readonly SearchEvent[];
  /** Of these events. */
  readonly tree: SearchTree;
  /** The last step, whose candidates are judged and not expanded; absent where the search goes on with a new step. */
  readonly step?: TreeStep;
  /** The log says that this step ended. */
  readonly isEnded: boolean;
  /** The verdict that each candidate has now, and the step that gave it; those that were given last come last. */
  readonly verdicts: ReadonlyMap<string, GivenVerdict>;
}

export interface GivenVerdict {
  readonly verdict: Verdict;
  readonly step: number;
}

const again = 'Choose the end of a step, or expand the step again.';

/**
 * @param isExpandedAgain The last step is thrown away, however far it came.
 * @throws {RangeError} where a search cannot go on from here; the message says why and what to do.
 */
export function placeOf(all: readonly SearchEvent[], isExpandedAgain: boolean): PastPlace {
  const [header] = all;
  if (header?.type !== 'search-started') {
    throw new RangeError('The log lost its first line, which says what was searched: search again.');
  }
  const started = all.findLastIndex(({ type }) => type === 'step-started');
  if (isExpandedAgain && started === -1) {
    throw new RangeError('The search has not begun a step yet: there is none to expand again.');
  }
  const isOpen = started !== -1 && !isExpandedAgain;
  const finished = all.findIndex(({ type }, index) => type === 'step-finished' && index > started);
  const isEnded = isOpen && finished !== -1;
  const judged = isEnded ? finished : all.findLastIndex((event) => 'step' in event) + 1;
  const events = all.slice(0, isOpen ? judged : betweenSteps(all, started));
  const tree = treeOf(events);
  refuseGaps(events, tree);
  const step = isOpen ? tree.steps.at(-1) : undefined;
  const own = step === undefined ? {} : { step };
  return { header, events, tree, ...own, isEnded, verdicts: verdictsOf(events) };
}

/** Before a step that is thrown away; before the first step, after what was changed there. */
function betweenSteps(events: readonly SearchEvent[], started: number): number {
  if (started !== -1) return started;
  return Math.max(1, events.findLastIndex(({ type }) => type === 'what-if') + 1);
}

function refuseGaps(events: readonly SearchEvent[], tree: SearchTree): void {
  const gap = events.findIndex(({ seq }, index) => seq !== index);
  const [problem] = tree.problems;
  if (gap === -1 && problem === undefined) return;
  const where = gap === -1 ? problem?.message : `Event ${gap} is missing.`;
  throw new RangeError(
    `The log lost a part of what the search did before here: choose an earlier step. ${where ?? ''}`,
  );
}

function verdictsOf(events: readonly SearchEvent[]): ReadonlyMap<string, GivenVerdict> {
  const verdicts = new Map<string, GivenVerdict>();
  for (const event of events) {
    if (event.type !== 'verdict') continue;
    verdicts.delete(event.id);
    verdicts.set(event.id, { verdict: event.verdict, step: event.step });
  }
  return verdicts;
}

/**
 * Makes sure that the last step is judged as far as its strategy judges at each step: candidates that wait at a checkpoint
 * have no verdict while others of the step live on.
 * @throws {RangeError} where it is not.
 */
export function refuseUnjudged(place: PastPlace, strategy: Strategy): void {
  const { step, tree, verdicts, isEnded } = place;
  if (step === undefined || isEnded) return;
  const own = step.candidates.map((id) => tree.node(id)).filter((node) => node !== undefined);
  const interrupted = own.some(({ id }) => isInterrupted(verdicts.get(id)?.verdict));
  if (interrupted) {
    throw new RangeError(`Step ${step.index} was interrupted before its candidates were judged. ${again}`);
  }
  const waits = ({ decision }: TreeNode): boolean =>
    decision.kind !== 'token' && decision.kind !== 'fragment' && strategy.checkpoint(decision.kind);
  const livesOn = own.some((node) => verdicts.get(node.id)?.verdict.kind === 'retained' && !waits(node));
  const open = tree.nodes.filter(({ id }) => !verdicts.has(id));
  if (own.length > 0 && open.every((node) => livesOn && waits(node))) return;
  throw new RangeError(`Step ${step.index} is under way: its candidates are not judged yet. ${again}`);
}

const isInterrupted = (verdict: Verdict | undefined): boolean =>
  verdict?.kind === 'stopped' || verdict?.kind === 'failed' || verdict?.kind === 'budget';
