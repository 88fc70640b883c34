// Token-level beam search, the baseline: it keeps the likeliest token sequences and knows nothing of decisions.

import type { DecisionProblem } from '../calls/decision.ts';
import { createSplitter } from '../calls/split.ts';
import type { Splitter } from '../calls/splitter.ts';
import type { Exchange } from '../models/exchange.ts';
import type { NextTokens, TokenLogprob } from '../models/policy.ts';
import type { Beam, Candidate } from './beam.ts';
import { candidateId } from './candidate-id.ts';
import { judge } from './judge.ts';
import type { RunContext } from './run-context.ts';

interface TokenBeam extends Beam {
  /** Sum of the tokens' log-probabilities. */
  readonly logprob: number;
  readonly length: number;
}

interface Grown {
  readonly candidate: Candidate;
  readonly beam: TokenBeam;
  readonly finished: boolean;
}

export interface TokenBeamResult {
  readonly candidate: Candidate;
  readonly splitter: Splitter;
}

/**
 * Keeps the N beams with the highest mean token log-probability out of the M likeliest tokens of each; a score is
 * exp(mean log-probability), in [0, 1]. One request a token.
 * @returns what finished, best first, and a function that runs the search.
 */
export function createTokenBeamSearch(context: RunContext): {
  run(): Promise<void>;
  best(): TokenBeamResult | undefined;
} {
  const { settings, task } = context.options;
  const finished: Grown[] = [];
  let live: readonly TokenBeam[] = [rootBeam(context)];

  async function step(): Promise<void> {
    const beams = live;
    context.beginStep(beams.map((beam) => beam.id));
    const next = await nextTokens(context, beams);
    const grown = new Map<string, Grown>();
    for (const [index, beam] of beams.entries()) {
      for (const [rank, token] of (next[index] ?? []).entries()) {
        const one = grow(beam, token, index * 1e6 + rank);
        if (one !== undefined) grown.set(one.candidate.id, one);
      }
    }
    live = cut(grown);
  }

  /** Proposes one token; `undefined` where it leaves the format. */
  function grow(parent: TokenBeam, token: TokenLogprob, order: number): Grown | undefined {
    const { text, splitter, problem, finished: done } = follow(parent, token);
    const start = parent.text.length;
    const decision = {
      kind: 'token',
      text,
      start,
      end: start + text.length,
      call: Math.max(0, splitter.calls.length - 1),
      problems: problem === undefined ? [] : [problem],
    } as const;
    const id = candidateId(parent.length + 1, parent.id ?? context.rootName, 'token', token.text);
    const whole = parent.text + text;
    context.candidate({
      id,
      parent: parent.id,
      decision,
      source: 'sampled',
      tokens: [token],
      text: whole,
      forkable: false,
    });
    if (problem !== undefined) {
      context.verdict(id, { kind: 'invalid', ...problem });
      return undefined;
    }
    const logprob = parent.logprob + token.logprob;
    const length = parent.length + 1;
    const score = Math.exp(logprob / length);
    context.score(id, { score, reading: 'derived', source: 'policy likelihood' }, score, false);
    const candidate: Candidate = {
      id,
      parent,
      decision,
      tokens: [token],
      pool: [],
      source: 'sampled',
      order,
      count: 1,
      score,
      aggregate: score,
    };
    return { candidate, finished: done, beam: { ...parent, id, text: whole, splitter, logprob, length } };
  }

  function cut(grown: ReadonlyMap<string, Grown>): TokenBeam[] {
    const next: TokenBeam[] = [];
    const retained: string[] = [];
    const width = settings.beams - finished.length;
    const candidates = [...grown.values()].map((one) => one.candidate);
    for (const { candidate, verdict } of judge(candidates, { width })) {
      const one = grown.get(candidate.id);
      if (one === undefined) continue;
      const own = verdict.kind === 'retained' ? { ...verdict, finished: one.finished } : verdict;
      context.verdict(candidate.id, own);
      if (verdict.kind !== 'retained') continue;
      retained.push(candidate.id);
      if (one.finished) finished.push(one);
      else next.push(one.beam);
    }
    context.endStep(retained);
    return next;
  }

  return {
    async run() {
      if (settings.constraint !== 'off') {
        context.notice(
          'info',
          'Token-level beam search takes no constraint: tokens that leave the format are pruned.',
        );
      }
      for (let length = 0; live.length > 0 && finished.length < settings.beams; length += 1) {
        if (length >= settings.maxTokens) {
          context.notice('warning', `The search ended at ${settings.maxTokens} tokens.`, 'Raise maxTokens.');
          return;
        }
        await context.gate.pass();
        await step();
      }
    },
    best() {
      const [best] = [...finished].sort(
        (a, b) => (b.candidate.aggregate ?? 0) - (a.candidate.aggregate ?? 0),
      );
      return best && { candidate: best.candidate, splitter: best.beam.splitter };
    },
  };

  function rootBeam(run: RunContext): TokenBeam {
    const prefix = run.options.from?.prefix ?? '';
    const splitter = createSplitter(settings.format, task.tools).feed(prefix).next;
    return {
      id: null,
      text: prefix,
      splitter,
      path: [],
      scores: [],
      samples: 1,
      pool: [],
      logprob: 0,
      length: 0,
    };
  }
}

interface Followed {
  readonly text: string;
  readonly splitter: Splitter;
  readonly problem?: DecisionProblem;
  readonly finished: boolean;
}

function follow(parent: TokenBeam, token: TokenLogprob): Followed {
  const text = token.end === true ? '' : token.text;
  const fed = token.end === true ? parent.splitter.finish() : parent.splitter.feed(text);
  const problem = fed.next.failure ?? fed.decisions.flatMap((decision) => decision.problems)[0];
  const finished = fed.decisions.some((decision) => decision.kind === 'response-finished');
  const cutOff = token.end === true && !finished && problem === undefined;
  const incomplete = { rule: 'syntax', message: 'The response ended in the middle of a decision.' } as const;
  const found = cutOff ? incomplete : problem;
  return { text, splitter: fed.next, finished, ...(found === undefined ? {} : { problem: found }) };
}

async function nextTokens(context: RunContext, beams: readonly TokenBeam[]): Promise<NextTokens> {
  const { policy, settings, task } = context.options;
  const texts = beams.map((beam) => ({ prompt: task.prompt, prefix: beam.text }));
  async function* ask(): AsyncIterable<
    | { readonly type: 'tokens'; readonly tokens: NextTokens }
    | { readonly type: 'exchange'; readonly exchange: Exchange }
  > {
    const count = Math.min(settings.candidates, policy.abilities.topTokens);
    const answer = await policy.nextTokens(texts, count, context.session, context.gate.signal);
    yield { type: 'exchange', exchange: answer.exchange };
    yield { type: 'tokens', tokens: answer.tokens };
  }
  for await (const event of context.request(ask)) {
    if (event.type === 'tokens') return event.tokens;
  }
  return [];
}
