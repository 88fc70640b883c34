// What every strategy's run shares: events, verdicts, totals, budgets, and a stop that is obeyed at once.

import type {
  CandidateSource,
  LoggedDecision,
  LoggedScore,
  SearchEvent,
  Totals,
  Verdict,
} from '../log/events.ts';
import { abbreviate } from '../log/exchange.ts';
import { createTotals } from '../log/totals.ts';
import type { Exchange } from '../models/exchange.ts';
import type { TokenLogprob } from '../models/policy.ts';
import type { Clock } from './clock.ts';
import type { Emit } from './event-queue.ts';
import type { Gate } from './gate.ts';
import type { Past } from './history.ts';
import type { SearchOptions } from './search.ts';

export interface NewCandidate {
  readonly id: string;
  readonly parent: string | null;
  readonly decision: LoggedDecision;
  readonly source: CandidateSource;
  readonly tokens: readonly TokenLogprob[];
  /** The response up to and with it. */
  readonly text: string;
  /** False where nothing can be continued from it. */
  readonly forkable: boolean;
}

export interface RunContext {
  readonly options: SearchOptions;
  readonly session: string;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly emit: Emit;
  /** The number of the step under way, from 1. */
  readonly step: number;
  /** What candidates under the root are named after. */
  readonly rootName: string;
  /** Texts that can be forked from, by candidate id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Takes over an event of the search that this one repeats. */
  repeat(event: SearchEvent): void;
  beginStep(beams: readonly (string | null)[]): void;
  endStep(retained: readonly string[]): void;
  candidate(candidate: NewCandidate): void;
  merge(id: string, source: CandidateSource, count: number): void;
  score(id: string, score: LoggedScore, aggregate: number, memo: boolean): void;
  verdict(id: string, verdict: Verdict): void;
  /** Gives every candidate that has none the same verdict. */
  settle(verdict: Verdict): void;
  /** Passes the gate, counts a request against the budget, then yields what `ask` yields until the search is stopped. */
  request<Event extends { readonly type: string }>(
    ask: () => AsyncIterable<Event | { readonly type: 'exchange'; readonly exchange: Exchange }>,
  ): AsyncIterable<Event>;
  notice(severity: 'info' | 'warning', message: string, remedy?: string): void;
  totals(): Totals;
}

export function createRunContext(
  options: SearchOptions,
  session: string,
  say: Emit,
  gate: Gate,
  clock: Clock,
  past?: Past,
): RunContext {
  const { budget } = options.settings;
  const open = new Set<string>();
  const texts = new Map<string, string>(past?.forkable);
  const counter = createTotals();
  let step = 0;
  let exchanges = 0;
  /** Requests that were asked and that no exchange tells of yet. */
  let underWay = 0;

  const emit: Emit = (event) => {
    counter.add(event, clock.elapsed());
    say(event);
  };

  async function charge(): Promise<void> {
    await gate.pass();
    const { completionTokens } = counter.value();
    if (exchanges + underWay >= (budget.requests ?? Number.POSITIVE_INFINITY)) {
      gate.stop({ kind: 'budget', which: 'requests' });
    }
    if (completionTokens >= (budget.tokens ?? Number.POSITIVE_INFINITY)) {
      gate.stop({ kind: 'budget', which: 'tokens' });
    }
    gate.signal.throwIfAborted();
    underWay += 1;
  }

  function record(exchange: Exchange): void {
    exchanges += 1;
    const { request, response, ...rest } = exchange;
    const { prompt } = options.task;
    emit({
      type: 'exchange',
      step,
      id: `x${exchanges}`,
      ...rest,
      request: abbreviate(request, prompt),
      ...(response === undefined ? {} : { response: abbreviate(response, prompt) }),
    });
  }

  return {
    options,
    session,
    gate,
    clock,
    emit,
    rootName: past?.rootName ?? options.from?.candidate ?? '',
    texts,
    get step() {
      return step;
    },
    repeat(event) {
      counter.add(event, event.at);
      if (event.type === 'step-started') step = event.step;
      if (event.type === 'exchange') exchanges += 1;
      if (event.type === 'verdict') open.delete(event.id);
      if (event.type === 'candidate') open.add(event.id);
      say(event, event.at);
    },
    beginStep(beams) {
      step += 1;
      emit({ type: 'step-started', step, beams });
    },
    endStep(retained) {
      emit({ type: 'step-finished', step, retained });
      gate.stepEnded();
    },
    candidate({ text, forkable, tokens, ...candidate }) {
      open.add(candidate.id);
      if (forkable) texts.set(candidate.id, text);
      emit({ type: 'candidate', step, ...candidate, ...(tokens.length > 0 ? { tokens } : {}) });
    },
    merge(id, source, total) {
      emit({ type: 'merge', step, id, source, count: total });
    },
    score(id, score, aggregate, memo) {
      emit({ type: 'score', step, id, score, aggregate, memo });
    },
    verdict(id, verdict) {
      open.delete(id);
      emit({ type: 'verdict', step, id, verdict });
    },
    settle(verdict) {
      for (const id of open) emit({ type: 'verdict', step, id, verdict });
      open.clear();
    },
    async *request(ask) {
      await charge();
      const done = clock.work();
      let isTold = false;
      try {
        for await (const event of untilAborted(ask(), gate.signal)) {
          if (!isExchange(event)) {
            yield event;
            continue;
          }
          if (!isTold) underWay -= 1;
          isTold = true;
          record(event.exchange);
        }
      } finally {
        if (!isTold) underWay -= 1;
        done();
      }
    },
    notice(severity, message, remedy) {
      emit({ type: 'notice', severity, message, ...(remedy === undefined ? {} : { remedy }) });
    },
    totals: () => ({ ...counter.value(), milliseconds: Math.round(clock.elapsed()) }),
  };
}

function isExchange<Event extends { readonly type: string }>(
  event: Event | { readonly type: 'exchange'; readonly exchange: Exchange },
): event is { readonly type: 'exchange'; readonly exchange: Exchange } {
  return event.type === 'exchange';
}

/** Ends with the signal's reason as soon as it aborts, even where the source does not listen. */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  signal.throwIfAborted();
  const iterator = source[Symbol.asyncIterator]();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  aborted.catch(() => undefined);
  let finished = false;
  try {
    while (true) {
      const result = await Promise.race([iterator.next(), aborted]);
      if (result.done === true) {
        finished = true;
        return;
      }
      yield result.value;
    }
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
    // Not awaited: a source that ignores the signal must not hold the search.
    if (!finished) iterator.return?.()?.catch(() => undefined);
  }
}
