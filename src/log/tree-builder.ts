// Projects events onto a tree, one at a time, each in constant time; snapshots of it never change.
import type { SearchEvent } from './events.ts';
import { createTotals } from './totals.ts';
import type {
  Notice,
  SearchFinished,
  SearchStarted,
  SearchTree,
  TreeNode,
  TreeProblem,
  TreeStep,
  WhatIf,
} from './tree.ts';

export interface TreeBuilder {
  /** Takes the next event. Never throws: what does not fit becomes a problem of the tree. */
  apply(event: SearchEvent): void;
  /** The search as of now. Costs one copy of the list of nodes. */
  snapshot(): SearchTree;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type NodeDraft = Draft<Omit<TreeNode, 'children'>> & { children: string[] };
type StepDraft = Draft<Omit<TreeStep, 'candidates' | 'exchanges'>> & {
  candidates: string[];
  exchanges: string[];
};
type EventOf<T extends SearchEvent['type']> = Extract<SearchEvent, { type: T }>;

const mostProblems = 1000;

export function createTree(): TreeBuilder {
  const nodes: NodeDraft[] = [];
  /** Where each node is in `nodes`. It only grows, so snapshots share it and look no further than their length. */
  const places = new Map<string, number>();
  const steps: StepDraft[] = [];
  const stepPlaces = new Map<number, number>();
  /** Nodes and steps that no snapshot holds yet, by place: only these may be changed, others are copied first. */
  const ownNodes = new Set<number>();
  const ownSteps = new Set<number>();
  const totals = createTotals();
  const roots: string[] = [];
  const notices: Notice[] = [];
  const changes: WhatIf[] = [];
  const problems: TreeProblem[] = [];
  /** Candidates that were judged since the last change: their verdicts stand. */
  const judged = new Set<string>();
  let header: SearchStarted | undefined;
  let repeated = 0;
  let outcome: SearchFinished | undefined;
  let paused = false;
  let leader: string | null = null;

  function misfit(event: SearchEvent, message: string): void {
    if (problems.length < mostProblems) problems.push({ seq: event.seq, message });
  }

  function nodeOf(event: EventOf<'merge' | 'score' | 'verdict'>): NodeDraft | undefined {
    const place = places.get(event.id);
    if (place !== undefined) return ownNode(place);
    misfit(event, `A ${event.type} names the candidate ${event.id}, which the log does not have.`);
    return undefined;
  }

  function ownNode(place: number): NodeDraft | undefined {
    const node = nodes[place];
    if (node === undefined || ownNodes.has(place)) return node;
    const copy = { ...node, children: [...node.children] };
    nodes[place] = copy;
    ownNodes.add(place);
    return copy;
  }

  /** A log that lost a step's first line still has its candidates: then the step begins with the first of them. */
  function stepOf(event: SearchEvent & { readonly step: number }): StepDraft {
    const place = stepPlaces.get(event.step);
    const step = place === undefined ? undefined : steps[place];
    if (place === undefined || step === undefined) {
      misfit(event, `Step ${event.step} has no beginning in the log.`);
      return addStep(event.step, [], event.at);
    }
    if (ownSteps.has(place)) return step;
    const copy = { ...step, candidates: [...step.candidates], exchanges: [...step.exchanges] };
    steps[place] = copy;
    ownSteps.add(place);
    return copy;
  }

  function addStep(index: number, beams: readonly (string | null)[], startedAt: number): StepDraft {
    const step: StepDraft = {
      index,
      beams,
      candidates: [],
      retained: [],
      startedAt,
      tokens: { prompt: 0, completion: 0, cached: 0 },
      requests: { policy: 0, reward: 0 },
      exchanges: [],
    };
    stepPlaces.set(index, steps.length);
    ownSteps.add(steps.length);
    steps.push(step);
    return step;
  }

  function addCandidate(event: EventOf<'candidate'>): void {
    if (places.has(event.id)) {
      misfit(event, `The candidate ${event.id} is proposed a second time.`);
      return;
    }
    const parentPlace = event.parent === null ? undefined : places.get(event.parent);
    const parent = parentPlace === undefined ? undefined : ownNode(parentPlace);
    const isLost = event.parent !== null && parent === undefined;
    if (isLost)
      misfit(event, `The candidate ${event.id} continues ${event.parent}, which the log does not have.`);
    places.set(event.id, nodes.length);
    ownNodes.add(nodes.length);
    const node: NodeDraft = {
      id: event.id,
      parent: parent === undefined ? null : parent.id,
      step: event.step,
      depth: (parent?.depth ?? 0) + 1,
      decision: event.decision,
      source: event.source,
      count: 1,
      children: [],
    };
    if (isLost && event.parent !== null) node.lostParent = event.parent;
    if (event.tokens !== undefined) node.tokens = event.tokens;
    nodes.push(node);
    if (header?.replayed !== undefined && event.seq < header.replayed) repeated = nodes.length;
    (parent?.children ?? roots).push(event.id);
    stepOf(event).candidates.push(event.id);
  }

  function addExchange(event: EventOf<'exchange'>): void {
    const step = stepOf(event);
    const { tokens, requests } = step;
    step.exchanges.push(event.id);
    step.requests = { ...requests, [event.role]: requests[event.role] + 1 };
    step.tokens = {
      prompt: tokens.prompt + (event.usage?.promptTokens ?? 0),
      completion: tokens.completion + (event.usage?.completionTokens ?? 0),
      cached: tokens.cached + (event.usage?.cachedTokens ?? 0),
    };
  }

  function judge(event: EventOf<'verdict'>): void {
    const node = nodeOf(event);
    if (node === undefined) return;
    if (node.verdict !== undefined && judged.has(event.id)) {
      misfit(event, `The candidate ${event.id} is judged a second time.`);
      return;
    }
    judged.add(event.id);
    node.verdict = event.verdict;
    if (event.step !== node.step) node.judgedAt = event.step;
  }

  function finishStep(event: EventOf<'step-finished'>): void {
    const step = stepOf(event);
    const known = event.retained.filter((id) => places.has(id));
    if (known.length < event.retained.length) {
      misfit(event, `Step ${event.step} retains candidates that the log does not have.`);
    }
    step.retained = known;
    step.milliseconds = Math.max(0, event.at - step.startedAt);
    leader = known[0] ?? leader;
  }

  function finish(event: SearchFinished): void {
    if (outcome !== undefined) {
      misfit(event, 'The search finishes a second time.');
      return;
    }
    outcome = event;
    if (event.chosen === null) return;
    if (places.has(event.chosen)) leader = event.chosen;
    else misfit(event, 'The log does not have the candidate that was chosen.');
  }

  function spine(): readonly string[] {
    const ids: string[] = [];
    for (let id = leader; id !== null; ) {
      ids.push(id);
      const place = places.get(id);
      id = place === undefined ? null : (nodes[place]?.parent ?? null);
    }
    return ids.reverse();
  }

  return {
    apply(event) {
      totals.add(event, event.at);
      // Whoever paused the parent did not pause this search.
      if (header?.replayed === event.seq) paused = false;
      switch (event.type) {
        case 'search-started':
          if (header === undefined) header = event;
          else misfit(event, 'The search starts a second time.');
          return;
        case 'step-started':
          if (stepPlaces.has(event.step)) misfit(event, `Step ${event.step} begins a second time.`);
          else addStep(event.step, event.beams, event.at);
          return;
        case 'exchange':
          addExchange(event);
          return;
        case 'candidate':
          addCandidate(event);
          return;
        case 'merge': {
          const node = nodeOf(event);
          if (node !== undefined) node.count = Math.max(node.count, event.count);
          return;
        }
        case 'score': {
          const node = nodeOf(event);
          if (node === undefined) return;
          node.score = event.score;
          node.aggregate = event.aggregate;
          node.memo = event.memo;
          return;
        }
        case 'verdict':
          judge(event);
          return;
        case 'step-finished':
          finishStep(event);
          return;
        case 'control':
          // A step ends in a pause of its own, which is no event.
          if (event.action === 'pause' || event.action === 'step') paused = true;
          if (event.action === 'resume') paused = false;
          return;
        case 'what-if':
          changes.push(event);
          judged.clear();
          return;
        case 'notice':
          notices.push(event);
          return;
        case 'search-finished':
          finish(event);
      }
    },
    snapshot() {
      const taken: readonly TreeNode[] = nodes.slice();
      const changed = Array.from(ownNodes, (place) => taken[place]?.id ?? '');
      ownNodes.clear();
      ownSteps.clear();
      return {
        ...(header === undefined ? {} : { header }),
        ...(outcome === undefined ? {} : { outcome }),
        state: outcome !== undefined ? 'finished' : paused ? 'paused' : 'running',
        nodes: taken,
        repeated,
        roots: roots.slice(),
        steps: steps.slice(),
        changes: changes.slice(),
        notices: notices.slice(),
        totals: outcome?.totals ?? totals.value(),
        leader,
        spine: spine(),
        changed,
        problems: problems.slice(),
        node: (id) => taken[places.get(id) ?? -1],
      };
    },
  };
}

/** The whole search at once. */
export function treeOf(events: Iterable<SearchEvent>): SearchTree {
  const tree = createTree();
  for (const event of events) tree.apply(event);
  return tree.snapshot();
}
