// What every way of reading a reward shares: its items, its context, one request, and many requests at once.
import pLimit from 'p-limit';
import type { ChatMessage } from '../../calls/prompt.ts';
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { type Exchange, ModelError, type Usage } from '../exchange.ts';
import { type LabelPair, scoreLabels } from '../reward/labels.ts';
import type { ScoreEvent } from '../reward.ts';
import type { Endpoint } from './endpoint.ts';
import { ServerError } from './errors.ts';
import { learnsFrom, withoutFields } from './field-dropping.ts';
import { numberAt, valueAt } from './json-shape.ts';
import { type LabelTarget, readLabels } from './reward-target.ts';
import { choiceTokens } from './reward-tokens.ts';
import type { Timeouts } from './watchdog.ts';

/** An item as a model reads it: text for completion routes and heads, messages for chat. */
export interface RewardItem {
  readonly id: string;
  /** Without the white space that the label's token swallows. */
  readonly text: string;
  readonly messages: readonly ChatMessage[];
  readonly target: LabelTarget;
}

/** What the requests so far have taught about this server. */
export interface RewardMemory {
  /** Most prompts in one request; 1 where lists are not understood or a router stands in front. */
  batch: number;
  /** The k of top-k that the server allows. */
  topTokens: number;
  /** Request fields that it rejects. */
  readonly dropped: Set<string>;
}

export interface RouteContext {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly labels: LabelPair;
  /** Fields that switch the server's own sampling defaults off; some engines apply them before log-probabilities. */
  readonly sampling: JsonObject;
  /** 2 behind routers that send every one-token request to prefill servers, else 1. */
  readonly maxTokens: 1 | 2;
  /** Most requests at once, where one request cannot hold all items. */
  readonly parallel: number;
  readonly memory: RewardMemory;
  readonly session: string;
  readonly signal: AbortSignal;
  readonly timeouts?: Partial<Timeouts>;
}

export interface RewardRoute {
  readonly name: string;
  /** @throws {RouteUnsuited} when the server answers but cannot be read this way. */
  score(items: readonly RewardItem[], context: RouteContext): AsyncGenerator<ScoreEvent, void, undefined>;
}

/** The server answered without what this way of reading needs; another way may do. */
export class RouteUnsuited extends Error {
  override readonly name = 'RouteUnsuited';
  /** False where only these items cannot be read this way. */
  readonly lasting: boolean;
  constructor(message: string, lasting = true) {
    super(message);
    this.lasting = lasting;
  }
}

/** True where another way of reading may succeed with the same server. */
export function mayReadOtherwise(error: unknown): boolean {
  if (error instanceof RouteUnsuited) return true;
  return (
    error instanceof ServerError && ['not-found', 'rejected', 'unsupported', 'protocol'].includes(error.code)
  );
}

/**
 * One request; its exchange is yielded, failed or not. Fields that the server names as unknown are dropped, remembered
 * and the request is sent again (trtllm-serve rejects what it does not know).
 * @throws {ModelError} as `Endpoint.json`.
 */
export async function* post(
  context: RouteContext,
  path: string,
  body: JsonObject,
): AsyncGenerator<ScoreEvent, JsonValue, undefined> {
  const { endpoint, memory, session, signal, timeouts } = context;
  for (;;) {
    const request = withoutFields(body, memory.dropped);
    const started = performance.now();
    const exchange = (rest: Partial<Exchange>): ScoreEvent => ({
      type: 'exchange',
      exchange: {
        role: 'reward',
        endpoint: endpoint.url(path),
        request,
        milliseconds: performance.now() - started,
        attempts: 1,
        ...rest,
      },
    });
    try {
      const call = { session, signal, ...(timeouts === undefined ? {} : { timeouts }) };
      const { value, attempts, milliseconds } = await endpoint.json(path, request, call);
      const usage = usageOf(value);
      yield exchange({ response: value, attempts, milliseconds, ...(usage === undefined ? {} : { usage }) });
      return value;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      yield exchange({
        error: endpoint.redact(error.message),
        ...(error instanceof ServerError ? { attempts: error.attempts } : {}),
      });
      // Requests at the same time may have met the same refusal, and one of them has learnt from it.
      const learntMeanwhile = Object.keys(request).some((field) => memory.dropped.has(field));
      if (!learnsFrom(error, request, memory.dropped) && !learntMeanwhile) throw error;
    }
  }
}

function usageOf(value: JsonValue): Usage | undefined {
  const usage = valueAt(value, 'usage');
  const cached = numberAt(valueAt(usage, 'prompt_tokens_details', 'cached_tokens'));
  const prompt = numberAt(valueAt(usage, 'prompt_tokens'));
  if (prompt === undefined) return undefined;
  const completionTokens = numberAt(valueAt(usage, 'completion_tokens')) ?? 0;
  return {
    promptTokens: prompt,
    completionTokens,
    ...(cached === undefined ? {} : { cachedTokens: cached }),
  };
}

/**
 * Runs `once` for every input, at most `parallel` at a time, and yields what each gave when it is done. The first
 * failure stops the others.
 */
export async function* eachInParallel<T>(
  inputs: readonly T[],
  context: RouteContext,
  once: (input: T, context: RouteContext) => AsyncIterable<ScoreEvent>,
): AsyncGenerator<ScoreEvent, void, undefined> {
  const limit = pLimit(Math.max(1, context.parallel));
  const stop = new AbortController();
  const own = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  const running = new Map(
    inputs.map((input, index) => [
      index,
      limit(async () => {
        const events: ScoreEvent[] = [];
        try {
          own.signal.throwIfAborted();
          for await (const event of once(input, own)) events.push(event);
          return { index, events };
        } catch (error) {
          return { index, events, error };
        }
      }),
    ]),
  );
  try {
    while (running.size > 0) {
      const done = await Promise.race(running.values());
      running.delete(done.index);
      yield* done.events;
      if ('error' in done) throw done.error;
    }
  } finally {
    stop.abort();
    limit.clearQueue();
  }
}

/** A list of prompts was answered as if it were one: from now on the server gets one prompt a request. */
export class ListMisread extends RouteUnsuited {}

/**
 * Runs `once` for as many items at a time as one request may hold. When it throws {@link ListMisread}, the items that
 * have no score yet are sent one by one.
 */
export async function* inBatches(
  items: readonly RewardItem[],
  context: RouteContext,
  once: (batch: readonly RewardItem[], context: RouteContext) => AsyncIterable<ScoreEvent>,
): AsyncGenerator<ScoreEvent, void, undefined> {
  const { memory } = context;
  const batches: (readonly RewardItem[])[] = [];
  for (let start = 0; start < items.length; start += memory.batch) {
    batches.push(items.slice(start, start + memory.batch));
  }
  const scored = new Set<string>();
  try {
    for await (const event of eachInParallel(batches, context, once)) {
      if (event.type === 'score') scored.add(event.id);
      yield event;
    }
  } catch (error) {
    if (!(error instanceof ListMisread) || memory.batch === 1) throw error;
    memory.batch = 1;
    yield* inBatches(
      items.filter(({ id }) => !scored.has(id)),
      context,
      once,
    );
  }
}

/**
 * The score event of one choice of an OpenAI answer.
 * @throws {RouteUnsuited} when the choice has no log-probabilities; {@link ModelError} `no-label`.
 */
export function scoreChoice(
  item: RewardItem,
  choice: JsonValue | undefined,
  context: RouteContext,
  asked: number,
  source: string,
): ScoreEvent {
  const tokens = choiceTokens(choice);
  if (tokens === undefined || tokens.length === 0) {
    throw new RouteUnsuited(`The answer has no log-probabilities (${source}).`);
  }
  const reading = readLabels(tokens, item.target, context.labels, asked);
  return { type: 'score', id: item.id, score: scoreLabels(reading, context.labels, source) };
}
