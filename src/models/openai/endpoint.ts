// The transport: JSON and streaming requests to one server, with retries, time-outs, abort and readable errors.
import type OpenAI from 'openai';
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import { parseBaseURL, routePath, routeURL } from './base-url.ts';
import { classifyAnswer, classifyBody, connectionError, readErrorValue, ServerError } from './errors.ts';
import { decodeStream } from './event-stream.ts';
import { parseJson } from './json-shape.ts';
import { backoff, sleep as realSleep, retryAfter, type Sleep } from './retry.ts';
import { checkedKey, createRedactor } from './secrets.ts';
import { createWatchdog, generalTimeouts, type Timeouts, type Watchdog } from './watchdog.ts';

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

/** The longest delay that Node's timers take; the library's own clock is not used, ours are. */
const never = 2 ** 31 - 1;

/** @throws {ModelError} `unreachable` for a bad base URL, `unauthorized` for a key that no header can carry. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const address = parseBaseURL(options.baseURL);
  const key = options.apiKey === undefined ? undefined : checkedKey(options.apiKey);
  const password = address.credentials?.slice(address.credentials.indexOf(':') + 1);
  const redact = createRedactor([
    ...(key ? [key] : []),
    ...(password ? [password] : []),
    ...(address.credentials ? [address.credentials] : []),
    ...Object.values(options.headers ?? {}),
    ...Object.values(address.query),
  ]);
  const random = options.random ?? Math.random;
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? realSleep;
  const userTimeouts =
    typeof options.timeoutMs === 'number' ? { overallMs: options.timeoutMs } : (options.timeoutMs ?? {});
  const affinityHeader = options.affinityHeader ?? 'x-session-id';
  let seenBefore = false;

  let loading: Promise<OpenAI> | undefined;
  const client = () => {
    loading ??= import('openai').then(
      ({ default: Client }) =>
        new Client({
          baseURL: address.root,
          apiKey: key ?? 'none',
          // The library would otherwise read these from the environment and send them to any server.
          organization: null,
          project: null,
          adminAPIKey: null,
          defaultQuery: address.query,
          defaultHeaders: {
            ...(key === undefined ? { Authorization: basic(address.credentials) } : {}),
            ...options.headers,
          },
          maxRetries: 0,
          timeout: never,
          logLevel: 'off',
          // A redirect could carry headers to another host, and would turn POST into GET.
          fetch: async (url, init) => await refuse(await fetch(url, { ...init, redirect: 'manual' })),
        }),
    );
    return loading;
  };

  const open = async (path: string, body: JsonObject | undefined, call: CallOptions, watchdog: Watchdog) => {
    const request = {
      signal: watchdog.signal,
      headers: call.session === undefined ? {} : { [affinityHeader]: call.session },
    };
    const server = await client();
    const route = routePath(address, path);
    const response =
      body === undefined
        ? await server.get(route, request).asResponse()
        : await server.post(route, { ...request, body }).asResponse();
    seenBefore = true;
    return response;
  };

  /** Turns whatever was thrown into what the caller may see. */
  const explain = (error: unknown, path: string, call: CallOptions, watchdog: Watchdog): unknown => {
    if (call.signal.aborted) return abortError(call.signal);
    const expired = watchdog.expired();
    if (expired) return expired;
    const where = redact(routeURL(address, path));
    const refused = causeOf(error, (cause) => cause instanceof RefusedAnswer);
    if (refused instanceof RefusedAnswer) {
      seenBefore = true;
      return classifyAnswer(refused.status, redact(refused.text), where);
    }
    if (error instanceof ModelError) return error;
    if (error instanceof SyntaxError) return protocolError(`${where} sent text that is not JSON.`);
    const coded = causeOf(error, (cause) => codeOf(cause) !== undefined);
    // The original error stays out of `cause`: its message may quote headers.
    return connectionError(codeOf(coded) ?? 'no code', where, seenBefore, undefined);
  };

  /** Runs attempts until one succeeds. `mayRetry` turns false once the caller has seen data. */
  const attempt = async function* <T>(
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
      const attempts = count();
      const watchdog = createWatchdog(
        call.signal,
        timeouts,
        deadline - now(),
        redact(routeURL(address, path)),
      );
      let failure: unknown;
      let asked: number | undefined;
      try {
        yield* once(watchdog);
        return;
      } catch (error) {
        const refused = causeOf(error, (cause) => cause instanceof RefusedAnswer);
        if (refused instanceof RefusedAnswer) asked = retryAfter(refused.retryAfter, now());
        failure = explain(error, path, call, watchdog);
      } finally {
        watchdog.stop();
      }
      if (failure instanceof ServerError) failure.attempts = attempts;
      if (!(failure instanceof ServerError) || !failure.retryable || !mayRetry() || retry >= retries)
        throw failure;
      const delay = asked ?? backoff(retry, random);
      if (now() + delay >= deadline) throw failure;
      await sleep(delay, call.signal).catch((error: unknown) => {
        throw call.signal.aborted ? abortError(call.signal) : error;
      });
    }
  };

  return {
    name: redact(`${address.root}${address.api}`),
    url: (path) => redact(routeURL(address, path)),
    redact,
    async json(path, body, call) {
      const started = now();
      let attempts = 0;
      const once = async function* (watchdog: Watchdog) {
        const response = await open(path, body, call, watchdog);
        const text = await response.text();
        const value = parseJson(text);
        // Some servers answer 200 with an error in it (llama.cpp builds before the overflow had a status).
        const error = readErrorValue(value);
        if (error)
          throw classifyBody(
            undefined,
            { ...error, message: redact(error.message) },
            redact(routeURL(address, path)),
          );
        yield value;
      };
      for await (const value of attempt(
        path,
        call,
        () => ++attempts,
        () => true,
        once,
      )) {
        return { value, attempts, milliseconds: now() - started };
      }
      throw protocolError(`${redact(routeURL(address, path))} sent nothing.`);
    },
    stream(path, body, call) {
      const started = now();
      let attempts = 0;
      let delivered = false;
      let ended: number | undefined;
      const where = redact(routeURL(address, path));
      const once = async function* (watchdog: Watchdog) {
        const response = await open(path, body, call, watchdog);
        watchdog.alive();
        let complete = false;
        const see = (text: string, named: boolean): JsonValue => {
          const value = parseJson(text);
          const error = readErrorValue(value) ?? (named ? { message: text } : undefined);
          if (error) throw classifyBody(undefined, { ...error, message: redact(error.message) }, where);
          if (call.isLast?.(value)) complete = true;
          delivered = true;
          return value;
        };
        if (isPlainJson(response, call.kind)) {
          yield see(await response.text(), false);
          return;
        }
        if (isPage(response)) throw classifyAnswer(undefined, redact(await response.text()), where);
        try {
          for await (const line of decodeStream(watched(response, watchdog), call.kind ?? 'sse')) {
            if (line.type === 'done') {
              complete = true;
              break;
            }
            yield see(line.text, line.type === 'error');
          }
        } catch (error) {
          // After its last event a broken connection harms nobody.
          if (complete && !(error instanceof ModelError) && !call.signal.aborted) return;
          if (delivered && !(error instanceof ModelError) && !call.signal.aborted && !watchdog.expired()) {
            if (error instanceof SyntaxError) throw error;
            throw protocolError(`${where} cut its answer in the middle.`);
          }
          throw error;
        }
        if (!complete) throw protocolError(`${where} ended its answer without saying that it is complete.`);
      };
      const events = attempt(
        path,
        call,
        () => ++attempts,
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
          return attempts;
        },
        get milliseconds() {
          return (ended ?? now()) - started;
        },
      };
    },
  };
}

/** An answer outside 2xx, taken before the library reads it: the library keeps only `{error: {…}}` bodies. */
class RefusedAnswer extends Error {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  constructor(status: number, text: string, header: string | null) {
    super(`status ${status}`);
    this.status = status;
    this.text = text;
    this.retryAfter = header;
  }
}

async function refuse(response: Response): Promise<Response> {
  if (response.ok) return response;
  const text = await response.text().catch(() => '');
  throw new RefusedAnswer(response.status, text.slice(0, 64 * 1024), response.headers.get('retry-after'));
}

async function* watched(response: Response, watchdog: Watchdog): AsyncGenerator<Uint8Array, void, undefined> {
  if (!response.body) return;
  for await (const chunk of response.body) {
    watchdog.alive();
    yield chunk;
  }
}

function isPlainJson(response: Response, kind: 'sse' | 'lines' | undefined): boolean {
  return kind !== 'lines' && /^application\/(\w+\+)?json\b/.test(response.headers.get('content-type') ?? '');
}

function isPage(response: Response): boolean {
  return /^text\/html\b/.test(response.headers.get('content-type') ?? '');
}

function protocolError(message: string): ServerError {
  return new ServerError(
    'protocol',
    message,
    'Check that the base URL leads to a model server and not to a web page or a proxy that cuts streams.',
  );
}

function abortError(signal: AbortSignal): unknown {
  const reason: unknown = signal.reason;
  if (reason instanceof DOMException && reason.name === 'AbortError') return reason;
  return new DOMException('The request was aborted.', 'AbortError');
}

function basic(credentials: string | undefined): string | null {
  return credentials === undefined ? null : `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** The first error in a chain of causes that passes. */
function causeOf(error: unknown, passes: (cause: unknown) => boolean): unknown {
  for (let current = error, depth = 0; current !== undefined && depth < 8; depth++) {
    if (passes(current)) return current;
    current = current instanceof Error ? current.cause : undefined;
  }
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
