// Beam search over decisions: expand, score, judge, repeat. The strategy says where to branch and where to cut.

import { resume } from '../calls/resume.ts';
import type { Score, ScoreEvent, ScoreItem } from '../models/reward.ts';
import { aggregate } from './aggregate.ts';
import { type Beam, type Candidate, textThrough } from './beam.ts';
import { collect, plainDecision } from './collect.ts';
import { expand } from './expand.ts';
import { judge } from './judge.ts';
import type { RunContext } from './run-context.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { type Strategy, strategyOf } from './strategies.ts';
import { countVotes } from './votes.ts';

export interface DecisionSearch {
  /** Runs to the end. @throws whatever the models throw, or the stop. */
  run(): Promise<void>;
  /** The best finished candidate so far. */
  best(): Candidate | undefined;
}

export function createDecisionSearch(context: RunContext, memo: Map<string, Score>): DecisionSearch {
  const { settings } = context.options;
  const strategy = strategyOf(settings);
  const finished: Candidate[] = [];
  let live: readonly Beam[] = [rootBeam(context, strategy)];
  let waiting: Candidate[] = [];

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
    live = passing.map((candidate) => beamOf(candidate, candidate.count));
    if (live.length === 0) {
      await scoreWaiting();
      live = cut(retain);
    }
    context.endStep(retained);

    function retain(candidate: Candidate, verdict: Parameters<RunContext['verdict']>[1]): void {
      context.verdict(candidate.id, verdict);
      if (verdict.kind === 'retained') retained.push(candidate.id);
    }
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
  function cut(
    report: (candidate: Candidate, verdict: Parameters<RunContext['verdict']>[1]) => void,
  ): Beam[] {
    if (strategy.scoring === 'votes') countVotes(context, waiting);
    const next: Beam[] = [];
    const width = strategy.width - finished.length;
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
      while (live.length > 0 && finished.length < strategy.width) {
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

  function rootBeam(run: RunContext, plan: Strategy): Beam {
    const { from, task } = run.options;
    const prefix = from?.prefix ?? '';
    const start = resume(settings.format, task.tools, prefix);
    if (start === undefined) {
      throw new RangeError('A search can only be continued at the end of a decision.');
    }
    return {
      id: null,
      text: prefix,
      splitter: start.splitter,
      path: start.path.map(plainDecision),
      scores: [],
      count: plan.rootSamples,
      samples: plan.rootSamples,
      pool: [],
    };
  }
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

function beamOf(candidate: Candidate, samples: number): Beam {
  const { decision, parent, split } = candidate;
  if (split === undefined || decision.kind === 'token' || decision.kind === 'fragment') {
    throw new RangeError(`Candidate ${candidate.id} cannot be continued.`);
  }
  return {
    id: candidate.id,
    text: textThrough(candidate),
    splitter: split.after,
    path: [...parent.path, decision],
    scores: candidate.score === undefined ? parent.scores : [...parent.scores, candidate.score],
    count: candidate.count,
    samples,
    pool: candidate.pool,
  };
}
