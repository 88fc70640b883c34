// Beam search over decisions: expand, score, judge, repeat. The strategy says where to branch and where to cut.

import { canonicalCalls } from '../calls/canonical.ts';
import type { Decision } from '../calls/decision.ts';
import { resume } from '../calls/resume.ts';
import type { Score, ScoreEvent, ScoreItem } from '../models/reward.ts';
import { aggregate } from './aggregate.ts';
import { type Beam, type Candidate, textThrough } from './beam.ts';
import { candidateId } from './candidate-id.ts';
import { expand, type ProposalSink } from './expand.ts';
import { judge } from './judge.ts';
import type { RunContext } from './run-context.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { type Strategy, strategyOf } from './strategies.ts';

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

/** Takes a step's proposals in: merges the identical, refuses the invalid, sends the rest to be scored. */
function collect(
  context: RunContext,
  strategy: Strategy,
  beams: readonly Beam[],
  scorer: Scorer | undefined,
) {
  const byText = new Map<string, Candidate>();
  const valid: Candidate[] = [];
  let expected = 0;
  const rootName = context.options.from?.candidate ?? '';

  function take(
    index: number,
    sample: number,
    made: Pick<Candidate, 'decision' | 'tokens' | 'source'> & Pick<Partial<Candidate>, 'split'>,
  ): { readonly candidate: Candidate; readonly isNew: boolean } {
    const parent = beams[index];
    if (parent === undefined) throw new RangeError(`There is no beam ${index}.`);
    const { decision } = made;
    const id = candidateId(parent.path.length + 1, parent.id ?? rootName, decision.kind, decision.text);
    const order = index * 1e6 + sample;
    const known = byText.get(id);
    if (known !== undefined) {
      known.count += 1;
      known.order = Math.min(known.order, order);
      context.merge(id, made.source, known.count);
      return { candidate: known, isNew: false };
    }
    const candidate: Candidate = { ...made, id, parent, pool: [], order, count: 1 };
    byText.set(id, candidate);
    const text = textThrough(candidate);
    const forkable = made.split !== undefined && decision.kind !== 'response-finished';
    const { tokens, source } = made;
    context.candidate({ id, parent: parent.id, decision, source, tokens, text, forkable });
    return { candidate, isNew: true };
  }

  const sink: ProposalSink = {
    expect(samples) {
      expected = samples;
    },
    decision(index, sample, split, tokens, source) {
      const decision = plainDecision(split);
      const { candidate, isNew } = take(index, sample, { decision, split, tokens, source });
      if (isNew) {
        const [problem] = decision.problems;
        if (problem !== undefined) context.verdict(candidate.id, { kind: 'invalid', ...problem });
        else {
          valid.push(candidate);
          if (scorer !== undefined) {
            if (source === 'forced') inheritScore(context, candidate);
            else scorer.add(candidate, expected);
          }
        }
      }
      return (rest) => {
        if (rest.text !== '' || rest.ended) candidate.pool.push(rest);
      };
    },
    fragment(index, sample, { text, tokens, problem, source }) {
      const parent = beams[index];
      const start = parent?.text.length ?? 0;
      const decision = {
        kind: 'fragment',
        text,
        start,
        end: start + text.length,
        call: parent?.splitter.calls.length ?? 0,
        problems: problem === undefined ? [] : [problem],
      } as const;
      const { candidate, isNew } = take(index, sample, { decision, tokens, source });
      if (!isNew) return;
      const limit = context.options.settings.maxTokens;
      context.verdict(
        candidate.id,
        problem === undefined ? { kind: 'length', limit, unit: 'tokens' } : { kind: 'invalid', ...problem },
      );
    },
  };

  return {
    sink,
    sorted() {
      const order = [...valid].sort((a, b) => a.order - b.order);
      const atCheckpoint = (candidate: Candidate): boolean =>
        candidate.decision.kind !== 'token' &&
        candidate.decision.kind !== 'fragment' &&
        strategy.checkpoint(candidate.decision.kind);
      return {
        checkpointed: order.filter(atCheckpoint),
        passing: order.filter((candidate) => !atCheckpoint(candidate)),
      };
    },
  };
}

/** A forced decision says nothing new about its path, and every decision before it was judged: nobody is asked. */
function inheritScore(context: RunContext, candidate: Candidate): void {
  candidate.aggregate = aggregate(candidate.parent.scores, context.options.settings.aggregation);
}

function stepScorer(context: RunContext, memo: Map<string, Score>): Scorer {
  const { reward, settings, task } = context.options;
  return createScorer({
    memo,
    ask: (items) =>
      context.request<Extract<ScoreEvent, { type: 'score' }>>('reward', () =>
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

/** Majority voting: the share of samples that came to the same calls (arXiv 2203.11171). */
function countVotes(context: RunContext, candidates: readonly Candidate[]): void {
  const votes = new Map<string, number>();
  const key = (candidate: Candidate): string => canonicalCalls(candidate.split?.after.calls ?? []);
  let all = 0;
  for (const candidate of candidates) {
    votes.set(key(candidate), (votes.get(key(candidate)) ?? 0) + candidate.count);
    all += candidate.count;
  }
  for (const candidate of candidates) {
    const share = (votes.get(key(candidate)) ?? 0) / all;
    candidate.score = share;
    candidate.aggregate = share;
    context.score(candidate.id, { score: share, reading: 'derived', source: 'share of votes' }, share, false);
  }
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

/** A decision as the log keeps it: without the splitter's state. */
function plainDecision({ after: _, ...decision }: Decision & { readonly after?: unknown }): Decision {
  return decision;
}
