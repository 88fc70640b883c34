// Beam search over decisions: expand, score, judge, repeat. The strategy says where to branch and where to cut.
import type { Verdict } from '../log/events.ts';
import type { Score, ScoreEvent, ScoreItem } from '../models/reward.ts';
import { aggregate } from './aggregate.ts';
import { applyChanges } from './apply-changes.ts';
import { type Beam, beamOf, type Candidate, rootBeam, samplesThrough } from './beam.ts';
import { collect } from './collect.ts';
import { expand } from './expand.ts';
import type { Past } from './history.ts';
import { judge } from './judge.ts';
import { morePlaces, samplesOf } from './restore.ts';
import type { RunContext } from './run-context.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { strategyOf } from './strategies.ts';
import { countVotes } from './votes.ts';

export interface DecisionSearch {
  /** Runs to the end. @throws whatever the models throw, or the stop. */
  run(): Promise<void>;
  /** The best finished candidate so far. */
  best(): Candidate | undefined;
}

type Report = (candidate: Candidate, verdict: Verdict) => void;

const isFinished = ({ decision }: Candidate): boolean => decision.kind === 'response-finished';

/** @param past What the search has done already; its changes are made, then it goes on. */
export function createDecisionSearch(
  context: RunContext,
  memo: Map<string, Score>,
  past?: Past,
): DecisionSearch {
  const { settings, task, from } = context.options;
  const strategy = strategyOf(settings);
  const prefix = past?.header.prefix ?? from?.prefix ?? '';
  const finished: Candidate[] = [...(past?.restored.finished ?? [])];
  let live: readonly Beam[] = [rootBeam(settings, task.tools, prefix, strategy.rootSamples)];
  let waiting: Candidate[] = [...(past?.restored.waiting ?? [])];
  /** Responses that may be retained, finished ones counted. */
  let places = strategy.width + (past?.restored.extra ?? 0);

  async function step(): Promise<void> {
    const beams = live;
    context.beginStep(beams.map((beam) => beam.id));
    const scorer =
      strategy.scoring === 'reward' && strategy.everyDecision ? stepScorer(context, memo) : undefined;
    const collected = collect(context, strategy, beams, scorer);
    await expand(context, beams, collected.sink);
    await scorer?.finish();
    const { checkpointed, passing } = collected.sorted();
    waiting.push(...checkpointed);
    const retained: string[] = [];
    for (const [index, candidate] of passing.entries()) {
      retain(candidate, { kind: 'retained', rank: index + 1, finished: false });
    }
    live = passing.map((candidate) => beamOf(candidate, samplesThrough(candidate)));
    if (live.length === 0) await cutWaiting(retain);
    context.endStep(retained);

    function retain(candidate: Candidate, verdict: Verdict): void {
      context.verdict(candidate.id, verdict);
      if (verdict.kind === 'retained') retained.push(candidate.id);
    }
  }

  /** Ends the step that the past left open, or goes on between two of its steps. */
  async function takeUp(taken: Past): Promise<void> {
    await context.gate.pass();
    const kept = await applyChanges(context, taken, scoreAlone);
    const dropped = new Set(taken.changes.map((change) => change.dropped?.id));
    waiting = waiting.filter(({ id }) => !dropped.has(id));
    finished.push(...kept.filter(isFinished));
    const living = kept.filter((candidate) => !isFinished(candidate));
    if (taken.step > 0) live = living.map((candidate) => beamOf(candidate, samplesOf(candidate, strategy)));
    const retained = kept.map(({ id }) => id);
    if (live.length === 0) {
      await cutWaiting((candidate, verdict) => {
        context.verdict(candidate.id, verdict);
        if (verdict.kind === 'retained') retained.push(candidate.id);
      });
    }
    if (taken.changes.length > 0 || taken.restored.isChanged) {
      const extra = morePlaces(taken.restored.extra, strategy.width, finished.length, live.length);
      places = strategy.width + extra;
    }
    if (taken.isOpen) context.endStep(retained);
  }

  async function scoreAlone(candidate: Candidate): Promise<void> {
    const { kind } = candidate.decision;
    if (strategy.scoring !== 'reward' || kind === 'token' || kind === 'fragment') return;
    if (!strategy.checkpoint(kind)) return;
    const scorer = stepScorer(context, memo);
    scorer.add(candidate, 0);
    await scorer.finish();
  }

  async function cutWaiting(report: Report): Promise<void> {
    await scoreWaiting();
    live = cut(report);
  }

  /** Where candidates reach a checkpoint at different steps, they are scored together when all have. */
  async function scoreWaiting(): Promise<void> {
    const unscored = waiting.filter((candidate) => candidate.aggregate === undefined);
    if (strategy.scoring !== 'reward' || unscored.length === 0) return;
    const scorer = stepScorer(context, memo);
    for (const candidate of unscored) scorer.add(candidate, 0);
    await scorer.finish();
  }

  /** Judges all who wait at a checkpoint; returns the beams that live on. */
  function cut(report: Report): Beam[] {
    if (strategy.scoring === 'votes') countVotes(context, waiting);
    const next: Beam[] = [];
    const width = Math.max(0, places - finished.length);
    const { threshold } = settings;
    for (const { candidate, verdict } of judge(waiting, {
      width,
      ...(threshold === undefined ? {} : { threshold }),
    })) {
      report(candidate, verdict);
      if (verdict.kind !== 'retained') continue;
      if (verdict.finished) finished.push(candidate);
      else next.push(beamOf(candidate, strategy.samples));
    }
    waiting = [];
    return next;
  }

  return {
    async run() {
      if (past !== undefined) await takeUp(past);
      while (live.length > 0 && finished.length < places) {
        if (context.step >= settings.maxSteps) {
          context.notice(
            'warning',
            `The search ended at ${settings.maxSteps} steps with ${live.length} responses unfinished.`,
            'Raise maxSteps if your calls are that long.',
          );
          context.settle({ kind: 'length', limit: settings.maxSteps, unit: 'steps' });
          return;
        }
        await context.gate.pass();
        await step();
      }
    },
    best: () =>
      finished.reduce<Candidate | undefined>(
        (best, next) => (best !== undefined && (best.aggregate ?? 1) >= (next.aggregate ?? 1) ? best : next),
        undefined,
      ),
  };
}

function stepScorer(context: RunContext, memo: Map<string, Score>): Scorer {
  const { reward, settings, task } = context.options;
  return createScorer({
    memo,
    ask: (items) =>
      context.request<Extract<ScoreEvent, { type: 'score' }>>(() =>
        reward.score(items, context.session, context.gate.signal),
      ),
    item: (candidate) => scoreItem(candidate, task),
    onScore(candidate, score, fromMemo) {
      candidate.score = score.score;
      candidate.aggregate = aggregate([...candidate.parent.scores, score.score], settings.aggregation);
      context.score(candidate.id, score, candidate.aggregate, fromMemo);
    },
  });
}

function scoreItem(candidate: Candidate, task: RunContext['options']['task']): ScoreItem {
  const { decision, id, parent, split, tokens } = candidate;
  if (split === undefined || decision.kind === 'token' || decision.kind === 'fragment') {
    throw new RangeError(`Candidate ${id} made no decision that could be scored.`);
  }
  const { messages, prompt, tools } = task;
  return {
    id,
    prompt,
    messages,
    tools,
    path: parent.path,
    decision,
    ...(tokens.length > 0 ? { tokens } : {}),
  };
}
