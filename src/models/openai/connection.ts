// The wire: sends one request through the openai library and says in our own errors what went wrong.
import type OpenAI from 'openai';
import type { JsonObject } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import { parseBaseURL, routePath, routeURL } from './base-url.ts';
import { classifyAnswer, connectionError, ServerError } from './errors.ts';
import { retryAfter } from './retry.ts';
import { checkedKey, createRedactor } from './secrets.ts';
import type { Watchdog } from './watchdog.ts';

export interface ConnectionOptions {
  readonly baseURL: string;
  readonly apiKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Failure {
  /** A {@link ModelError}, or an `AbortError`. */
  readonly error: unknown;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs?: number;
}

export interface Connection {
  /** The base URL without credentials and query. */
  readonly name: string;
  url(path: string): string;
  redact(text: string): string;
  /** POST with a body, GET without. The response has a 2xx status; its body is unread. */
  open(
    path: string,
    body: JsonObject | undefined,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response>;
  /** Turns whatever `open` or reading the body threw into what a caller may see. */
  explain(thrown: unknown, path: string, caller: AbortSignal, watchdog: Watchdog, now: number): Failure;
}

/** The longest delay that Node's timers take; the library's own clock is not used, ours are. */
const never = 2 ** 31 - 1;

/** @throws {ModelError} `unreachable` for a bad base URL, `unauthorized` for a key that no header can carry. */
export function createConnection(options: ConnectionOptions): Connection {
  const address = parseBaseURL(options.baseURL);
  const key = options.apiKey === undefined ? undefined : checkedKey(options.apiKey);
  const { credentials } = address;
  const redact = createRedactor([
    ...(key ? [key] : []),
    ...(credentials ? [credentials, credentials.slice(credentials.indexOf(':') + 1)] : []),
    ...Object.values(options.headers ?? {}),
    ...Object.values(address.query),
  ]);
  const url = (path: string) => redact(routeURL(address, path));
  // A server that answered before and refuses connections now is most likely restarting.
  let seenBefore = false;
  let client: Promise<OpenAI> | undefined;

  const connect = () => {
    // The client by itself: the package's entry has clients of other services beside it.
    client ??= import('openai/client').then(
      ({ OpenAI: Client }) =>
        new Client({
          baseURL: address.root,
          apiKey: key ?? 'none',
          // The library would otherwise read these from the environment and send them to any server.
          organization: null,
          project: null,
          adminAPIKey: null,
          defaultQuery: address.query,
          defaultHeaders: {
            ...(key === undefined ? { Authorization: basic(credentials) } : {}),
            ...options.headers,
          },
          maxRetries: 0,
          timeout: never,
          logLevel: 'off',
          // A redirect could carry headers to another host, and would turn POST into GET.
          fetch: async (target, init) => await refuse(await fetch(target, { ...init, redirect: 'manual' })),
        }),
    );
    return client;
  };

  return {
    name: redact(`${address.root}${address.api}`),
    url,
    redact,
    async open(path, body, headers, signal) {
      const server = await connect();
      const route = routePath(address, path);
      const sent =
        body === undefined
          ? server.get(route, { headers, signal })
          : server.post(route, { headers, signal, body });
      const response = await sent.asResponse();
      seenBefore = true;
      return response;
    },
    explain(thrown, path, caller, watchdog, now) {
      if (caller.aborted) return { error: abortError(caller) };
      const expired = watchdog.expired();
      if (expired) return { error: expired };
      const refused = refusalIn(thrown);
      if (refused) {
        seenBefore = true;
        const error = classifyAnswer(refused.status, redact(refused.text), url(path));
        const asked = retryAfter(refused.retryAfter, now);
        return asked === undefined ? { error } : { error, retryAfterMs: asked };
      }
      if (thrown instanceof ModelError) return { error: thrown };
      if (thrown instanceof SyntaxError)
        return { error: protocolError(`${url(path)} sent text that is not JSON.`) };
      // The original error is not kept as the cause: its message may quote headers.
      return { error: connectionError(codeIn(thrown) ?? 'no code', url(path), seenBefore) };
    },
  };
}

export function protocolError(message: string): ServerError {
  return new ServerError(
    'protocol',
    message,
    'Check that the base URL leads to a model server and not to a web page, or to a proxy that cuts streams.',
  );
}

export function abortError(signal: AbortSignal): DOMException {
  const reason: unknown = signal.reason;
  if (reason instanceof DOMException && reason.name === 'AbortError') return reason;
  return new DOMException('The request was aborted.', 'AbortError');
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
  const leadsTo = response.headers.get('location');
  const text = leadsTo ? `it redirects to ${leadsTo}` : await response.text().catch(() => '');
  throw new RefusedAnswer(response.status, text.slice(0, 64 * 1024), response.headers.get('retry-after'));
}

function refusalIn(error: unknown): RefusedAnswer | undefined {
  for (const cause of causes(error)) if (cause instanceof RefusedAnswer) return cause;
  return undefined;
}

function codeIn(error: unknown): string | undefined {
  for (const cause of causes(error)) {
    if (typeof cause !== 'object' || cause === null || !('code' in cause)) continue;
    if (typeof cause.code === 'string') return cause.code;
  }
  return undefined;
}

/** An error and the errors that caused it, outermost first. */
function* causes(error: unknown): Generator<unknown> {
  let current = error;
  for (let depth = 0; depth < 8 && current !== undefined; depth++) {
    yield current;
    current = current instanceof Error ? current.cause : undefined;
  }
}

function basic(credentials: string | undefined): string | null {
  return credentials === undefined ? null : `Basic ${Buffer.from(credentials).toString('base64')}`;
}
