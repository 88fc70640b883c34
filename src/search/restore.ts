// The engine's own state, read back from what a search logged: the beams that live, those that finished, those that wait.
import { decisionOf } from '../calls/resume.ts';
import type { SearchSettings } from '../log/events.ts';
import { settingsAt } from '../log/settings-at.ts';
import type { TreeNode, WhatIf } from '../log/tree.ts';
import type { Tool } from '../tools/tool.ts';
import { aggregate } from './aggregate.ts';
import { type Beam, beamOf, type Candidate, plainDecision, rootBeam, samplesThrough } from './beam.ts';
import type { PastPlace } from './past-place.ts';
import { type Strategy, strategyOf } from './strategies.ts';

export interface Restored {
  /** Of the last step, best first: finished ones, and those that would be expanded. */
  readonly kept: readonly Candidate[];
  /** The lowest rank that was given to one of them; 0 where there is none. */
  readonly lowest: number;
  /** Finished in the steps before, in the order in which they did. */
  readonly finished: readonly Candidate[];
  /** Without a verdict: they wait at a checkpoint. */
  readonly waiting: readonly Candidate[];
  /** How many more than N may be retained, see {@link morePlaces}. */
  readonly extra: number;
  /** The last step was changed before: it counts its places when it ends. */
  readonly isChanged: boolean;
  /** `null` is the root. @throws {RangeError} where its text cannot be continued. */
  beam(id: string | null): Beam;
  /** `undefined` where there is no such candidate. */
  candidate(id: string): Candidate | undefined;
}

/**
 * Text that samples wrote past their decision is not in a log, so restored beams have nothing to reuse: they are sampled for.
 * How many samples a beam gets is for whoever goes on to say.
 */
export function restore(place: PastPlace, settings: SearchSettings, tools: readonly Tool[]): Restored {
  const { header, tree, verdicts } = place;
  const strategy = strategyOf(settings);
  const root = rootBeam(settings, tools, header.prefix, strategy.rootSamples);
  const candidates = new Map<string, Candidate>();
  const beams = new Map<string, Beam>();

  function beam(id: string | null): Beam {
    if (id === null) return root;
    const known = beams.get(id);
    if (known !== undefined) return known;
    const found = candidate(id);
    if (found === undefined) throw new RangeError(`The search has no candidate "${id}".`);
    const made = beamOf(found, samplesThrough(found));
    beams.set(id, made);
    return made;
  }

  function candidate(id: string): Candidate | undefined {
    // From the root on, so that a path of any length needs no deep recursion.
    const path: TreeNode[] = [];
    for (let node = tree.node(id); node !== undefined && !candidates.has(node.id); ) {
      path.push(node);
      node = node.parent === null ? undefined : tree.node(node.parent);
    }
    for (const node of path.reverse()) candidates.set(node.id, restored(node, beam(node.parent)));
    return candidates.get(id);
  }

  function restored(node: TreeNode, parent: Beam): Candidate {
    const { decision, id, score, source, count, tokens = [] } = node;
    const split = decision.kind === 'fragment' ? undefined : decisionOf(parent.splitter, decision.text);
    const isSame = split?.kind === decision.kind;
    // As the engine does: nobody is asked about what is forced, where every decision is scored.
    const inherited = source === 'forced' && strategy.everyDecision;
    const known = node.aggregate ?? (inherited ? aggregate(parent.scores, settings.aggregation) : undefined);
    return {
      id,
      parent,
      decision: isSame ? plainDecision(split) : decision,
      ...(isSame ? { split } : {}),
      tokens,
      pool: [],
      source,
      order: 0,
      count,
      ...(score === undefined ? {} : { score: score.score }),
      ...(known === undefined ? {} : { aggregate: known }),
    };
  }

  const last = tree.steps.at(-1)?.index ?? 0;
  const retained = [...verdicts].filter(([, { verdict }]) => verdict.kind === 'retained');
  const before = retained.filter(
    ([, { verdict, step }]) => step < last && verdict.kind === 'retained' && verdict.finished,
  );
  const ranks = retained.map(([, { verdict, step }]) =>
    step === last && verdict.kind === 'retained' ? verdict.rank : 0,
  );
  const all = (ids: readonly string[]): readonly Candidate[] =>
    ids.map(candidate).filter((found) => found !== undefined);
  return {
    kept: all(retained.filter(([, { step }]) => step === last).map(([id]) => id)),
    lowest: Math.max(0, ...ranks),
    finished: all(before.map(([id]) => id)),
    waiting: all(waitingIn(place)),
    ...placesMade(place),
    beam,
    candidate,
  };
}

/** How many continuations a retained candidate gets. */
export function samplesOf(candidate: Candidate, strategy: Strategy): number {
  const { kind } = candidate.decision;
  const isCheckpoint = kind !== 'token' && kind !== 'fragment' && strategy.checkpoint(kind);
  return isCheckpoint ? strategy.samples : samplesThrough(candidate);
}

/** In the order in which the engine has them: by step, by beam, by first sample. */
function waitingIn({ tree, verdicts }: PastPlace): readonly string[] {
  return tree.steps.flatMap(({ beams, candidates }) => {
    const open = candidates.filter((id) => !verdicts.has(id)).map((id) => tree.node(id));
    const place = (node: TreeNode | undefined): number => beams.indexOf(node?.parent ?? null);
    return open
      .toSorted((one, other) => place(one) - place(other))
      .flatMap((node) => (node === undefined ? [] : [node.id]));
  });
}

/**
 * Finished responses take a place of the N each. What lives on after a change by hand must not come to nothing because they
 * took all of them: then there is one place more, for the rest of the search.
 */
export function morePlaces(extra: number, width: number, finished: number, living: number): number {
  return living === 0 ? extra : Math.max(extra, finished + 1 - width);
}

/** What earlier changes made; where the last step is open, its own are counted when it ends. */
function placesMade({ header, events, verdicts }: PastPlace): Pick<Restored, 'extra' | 'isChanged'> {
  const made: WhatIf[] = [];
  let extra = 0;
  let finished = 0;
  let living = 1;
  let isInStep = false;
  let isChanged = false;
  const count = (): void => {
    extra = morePlaces(extra, strategyOf(settingsAt(header, made)).width, finished, living);
  };
  for (const event of events) {
    if (event.type === 'step-started') isInStep = true;
    if (event.type === 'what-if') {
      made.push(event);
      if (isInStep) isChanged = true;
      else count();
    }
    if (event.type !== 'step-finished') continue;
    const ended = event.retained.filter((id) => {
      const verdict = verdicts.get(id)?.verdict;
      return verdict?.kind === 'retained' && verdict.finished;
    }).length;
    finished += ended;
    living = event.retained.length - ended;
    if (isChanged) count();
    isInStep = false;
    isChanged = false;
  }
  return { extra, isChanged };
}
