// The transport: JSON and streaming requests to one server, with retries, time-outs, abort and readable errors.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import { abortError, createConnection, protocolError } from './connection.ts';
import { classifyAnswer, classifyBody, readErrorValue, ServerError } from './errors.ts';
import { decodeStream } from './event-stream.ts';
import { parseJson } from './json-shape.ts';
import { backoff, sleep as realSleep, type Sleep } from './retry.ts';
import {
  createWatchdog,
  generalTimeouts,
  longestFirstByteMs,
  type Timeouts,
  type Watchdog,
} from './watchdog.ts';

export interface EndpointOptions {
  /** With or without `/v1`; `user:password@` in it is sent as Basic authorization when there is no `apiKey`. */
  readonly baseURL: string;
  readonly apiKey?: string;
  /** Extra headers of every request; their values are treated as secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Carries the search's session id, for routers with session affinity. */
  readonly affinityHeader?: string;
  /** The whole request, or single clocks; what is given here wins over what a route asks for. */
  readonly timeoutMs?: number | Partial<Timeouts>;
  /** Retries after the first attempt. */
  readonly maxRetries?: number;
  readonly random?: () => number;
  readonly now?: () => number;
  readonly sleep?: Sleep;
}

export interface CallOptions {
  readonly signal: AbortSignal;
  /** Id of the search, sent as the affinity header. */
  readonly session?: string;
  /** Clocks that suit this server, unless the user set others. */
  readonly timeouts?: Partial<Timeouts>;
  /** Overrides the endpoint's own number, for probes. */
  readonly maxRetries?: number;
}

export interface StreamOptions extends CallOptions {
  /** `lines` is Ollama's one JSON value a line. */
  readonly kind?: 'sse' | 'lines';
  /**
   * Called with every event; true once the answer is complete. A stream that ends neither with `[DONE]` nor after such
   * an event was cut.
   */
  readonly isLast?: (event: JsonValue) => boolean;
}

export interface Reply {
  readonly value: JsonValue;
  /** Requests it took, retries counted. */
  readonly attempts: number;
  readonly milliseconds: number;
}

/** `attempts` and `milliseconds` are live: read them after `events` has ended or thrown. */
export interface StreamReply {
  readonly events: AsyncIterable<JsonValue>;
  readonly attempts: number;
  readonly milliseconds: number;
}

export interface Endpoint {
  /** The base URL without credentials and query. */
  readonly name: string;
  /** The URL of a route without credentials and query: `/v1/…` under the API's base, all else under the root. */
  url(path: string): string;
  /**
   * POST with a body, GET without one.
   * @throws {ModelError} mostly {@link ServerError}; {@link DOMException} `AbortError` when the signal aborts.
   */
  json(path: string, body: JsonObject | undefined, options: CallOptions): Promise<Reply>;
  /** POST; `body` must ask for streaming itself. An answer of plain JSON is yielded as one event. Errors as for `json`. */
  stream(path: string, body: JsonObject, options: StreamOptions): StreamReply;
  /** Removes keys and passwords from a text. */
  redact(text: string): string;
}

/** @throws {ModelError} `unreachable` for a bad base URL, `unauthorized` for a key that no header can carry. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const connection = createConnection(options);
  const random = options.random ?? Math.random;
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? realSleep;
  const affinityHeader = options.affinityHeader ?? 'x-session-id';
  const userTimeouts = timeoutsOf(options.timeoutMs);

  const open = (path: string, body: JsonObject | undefined, call: CallOptions, watchdog: Watchdog) => {
    const headers = call.session === undefined ? {} : { [affinityHeader]: call.session };
    return connection.open(path, body, headers, watchdog.signal);
  };

  /** JSON that is no error. Some servers answer 200 with an error in it, and streams have no other way. */
  const parse = (text: string, path: string, named = false): JsonValue => {
    const value = parseJson(text);
    const error = readErrorValue(value) ?? (named ? { message: text } : undefined);
    if (!error) return value;
    throw classifyBody(
      undefined,
      { ...error, message: connection.redact(error.message) },
      connection.url(path),
    );
  };

  /** Runs attempts until one succeeds or fails for good. `mayRetry` turns false once the caller has seen data. */
  const attempts = async function* <T>(
    path: string,
    call: CallOptions,
    count: () => number,
    mayRetry: () => boolean,
    once: (watchdog: Watchdog) => AsyncGenerator<T, void, undefined>,
  ): AsyncGenerator<T, void, undefined> {
    const timeouts = { ...generalTimeouts, ...call.timeouts, ...userTimeouts };
    const deadline = now() + timeouts.overallMs;
    const retries = call.maxRetries ?? options.maxRetries ?? 4;
    for (let retry = 0; ; retry++) {
      if (call.signal.aborted) throw abortError(call.signal);
      const attempt = count();
      const watchdog = createWatchdog(call.signal, timeouts, deadline - now(), connection.url(path));
      let delay = backoff(retry, random);
      try {
        yield* once(watchdog);
        return;
      } catch (thrown) {
        const { error, retryAfterMs } = connection.explain(thrown, path, call.signal, watchdog, now());
        if (!(error instanceof ServerError)) throw error;
        error.attempts = attempt;
        delay = retryAfterMs ?? delay;
        const inTime = now() + delay < deadline;
        if (!error.retryable || !mayRetry() || retry >= retries || !inTime) throw error;
      } finally {
        watchdog.stop();
      }
      await sleep(delay, call.signal).catch((error: unknown) => {
        throw call.signal.aborted ? abortError(call.signal) : error;
      });
    }
  };

  return {
    name: connection.name,
    url: connection.url,
    redact: connection.redact,
    async json(path, body, call) {
      const started = now();
      let sent = 0;
      const once = async function* (watchdog: Watchdog) {
        const response = await open(path, body, call, watchdog);
        yield parse(await response.text(), path);
      };
      const answers = attempts(
        path,
        call,
        () => ++sent,
        () => true,
        once,
      );
      for await (const value of answers) return { value, attempts: sent, milliseconds: now() - started };
      throw protocolError(`${connection.url(path)} sent nothing.`);
    },
    stream(path, body, call) {
      const started = now();
      let sent = 0;
      let delivered = false;
      let ended: number | undefined;
      const once = async function* (watchdog: Watchdog): AsyncGenerator<JsonValue, void, undefined> {
        const where = connection.url(path);
        const response = await open(path, body, call, watchdog);
        const type = response.headers.get('content-type') ?? '';
        if (/^text\/html\b/.test(type)) {
          throw protocolError(
            connection.redact(classifyAnswer(undefined, await response.text(), where).message),
          );
        }
        // A server that does not stream, or that has refused with status 200.
        if (call.kind !== 'lines' && /^application\/(\w+\+)?json\b/.test(type)) {
          const value = parse(await response.text(), path);
          call.isLast?.(value);
          delivered = true;
          yield value;
          return;
        }
        let complete = false;
        try {
          for await (const line of decodeStream(watched(response, watchdog), call.kind ?? 'sse')) {
            if (line.type === 'done') {
              complete = true;
              break;
            }
            const value = parse(line.text, path, line.type === 'error');
            if (call.isLast?.(value)) complete = true;
            delivered = true;
            yield value;
          }
        } catch (error) {
          const own = error instanceof ModelError || error instanceof SyntaxError;
          if (own || !(complete || delivered) || watchdog.signal.aborted) throw error;
          // After its last event a broken connection harms nobody.
          if (complete) return;
          throw protocolError(`${where} cut its answer in the middle.`);
        }
        if (!complete) throw protocolError(`${where} ended its answer without saying that it is complete.`);
      };
      const events = attempts(
        path,
        call,
        () => ++sent,
        () => !delivered,
        once,
      );
      return {
        events: (async function* () {
          try {
            yield* events;
          } finally {
            ended = now();
          }
        })(),
        get attempts() {
          return sent;
        },
        get milliseconds() {
          return (ended ?? now()) - started;
        },
      };
    },
  };
}

/** One number is the limit of the whole request; a plain answer may then take as long as Node's fetch waits. */
function timeoutsOf(given: EndpointOptions['timeoutMs']): Partial<Timeouts> {
  if (typeof given !== 'number') return given ?? {};
  return { overallMs: given, firstByteMs: Math.min(given, longestFirstByteMs) };
}

/** Silence counts while waiting for the server, not while the consumer is busy. */
async function* watched(response: Response, watchdog: Watchdog): AsyncGenerator<Uint8Array, void, undefined> {
  if (!response.body) return;
  watchdog.listen();
  for await (const chunk of response.body) {
    watchdog.rest();
    yield chunk;
    watchdog.listen();
  }
}
