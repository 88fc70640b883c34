// A composable test server on 127.0.0.1: a personality answers, a scripted model speaks, faults get in between.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { objectAt, parseJson } from '../../src/models/openai/json-shape.ts';
import type { JsonObject } from '../../src/tools/tool.ts';
import { createFaultPlan, type Fault } from './faults.ts';
import { personalities } from './personalities.ts';
import { type Answer, type Personality, type PersonalityName, Refusal, type World } from './personality.ts';
import { createScriptedModel, type ScriptedModel } from './scripted-model.ts';
import { writeAnswer } from './write-answer.ts';

export interface ServerOptions {
  readonly personality: PersonalityName;
  /** By default `createScriptedModel()`. */
  readonly model?: ScriptedModel;
  readonly modelNames?: readonly string[];
  readonly faults?: readonly Fault[];
  /** Requests without it get the personality's 401, where the personality guards the path. */
  readonly apiKey?: string;
  readonly contextLength?: number;
  readonly slots?: number;
  readonly version?: string;
  /** What this build lacks: a route (`POST /tokenize`) or an ability (`logprob_token_ids`, `n`, `logprobs`). */
  readonly without?: readonly string[];
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** Status of the answer; undefined while there is none. */
  status?: number;
  /** True once the client closed the connection before the answer was complete. */
  aborted: boolean;
}

export interface TestServer {
  /** Without `/v1`. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** The most requests that were open at once. */
  readonly peak: number;
  /** Resolves once a request is aborted by its client. */
  aborted(): Promise<RecordedRequest>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<TestServer> {
  const personality = personalities[options.personality];
  const model = options.model ?? createScriptedModel();
  const plan = createFaultPlan(options.faults ?? []);
  const requests: RecordedRequest[] = [];
  const waiting: ((request: RecordedRequest) => void)[] = [];
  const seen = new Map<string, number>();
  const prompts: string[] = [];
  let open = 0;
  let peak = 0;

  const cachedTokens = (prompt: string): number => {
    const shared = Math.max(0, ...prompts.map((earlier) => sharedLength(earlier, prompt)));
    prompts.push(prompt);
    if (prompts.length > 32) prompts.shift();
    return model.tokenize(prompt.slice(0, shared)).length;
  };

  const worldFor = (faults: readonly Fault[], headers: Readonly<Record<string, string>>): World => ({
    model,
    modelNames: options.modelNames ?? ['scripted-model'],
    contextLength: options.contextLength ?? 8192,
    slots: options.slots ?? 4,
    version: options.version ?? personality.version,
    without: new Set(options.without),
    hiddenTokens: new Set(
      faults.flatMap((fault) => (fault.kind === 'missing-label' ? [fault.label, ` ${fault.label}`] : [])),
    ),
    full: faults.some((fault) => fault.kind === 'overflow'),
    cachedTokens,
    loneSample(prompt, seed) {
      if (seed !== undefined) return seed % 1024;
      const key = `${headers['x-session-id'] ?? ''}\u0000${prompt}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return count;
    },
  });

  const server = createServer((request, response) => {
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const method = request.method ?? 'GET';
    const headers = flat(request);
    const text = await readText(request);
    const recorded: RecordedRequest = { method, path, headers, body: readBody(text), aborted: false };
    requests.push(recorded);
    open += 1;
    peak = Math.max(peak, open);
    response.on('close', () => {
      open -= 1;
      if (response.writableFinished) return;
      recorded.aborted = true;
      for (const wake of waiting.splice(0)) wake(recorded);
    });
    const faults = plan(path);
    const answer = decide(personality, method, path, headers, recorded.body, text, faults);
    recorded.status = await writeAnswer(response, answer, faults, personality);
  }

  function decide(
    own: Personality,
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: JsonObject,
    text: string,
    faults: readonly Fault[],
  ): Answer {
    const name = `${method} ${path}`;
    const route = options.without?.includes(name) ? undefined : own.routes[name];
    if (options.apiKey && own.guards(path) && headers.authorization !== `Bearer ${options.apiKey}`) {
      return own.unauthorized();
    }
    if (!route || (method !== 'GET' && method !== 'POST')) return own.notFound(method, path);
    if (method === 'POST' && text !== '' && !isJson(text)) return own.error(400, 'The body is not JSON.');
    let known = body;
    for (const fault of faults) {
      if (fault.kind !== 'unknown-field' || !(fault.field in known)) continue;
      if (fault.behaviour === 'reject') {
        return (
          own.rejectField?.(fault.field) ??
          own.error(400, `Unrecognized request argument supplied: ${fault.field}`)
        );
      }
      known = Object.fromEntries(Object.entries(known).filter(([field]) => field !== fault.field));
    }
    try {
      return route({ method, path, body: known, headers, world: worldFor(faults, headers) });
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      return own.error(500, error instanceof Error ? error.message : String(error));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    get peak() {
      return peak;
    },
    aborted: () => {
      const already = requests.find((request) => request.aborted);
      return already ? Promise.resolve(already) : new Promise((resolve) => waiting.push(resolve));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function flat(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}

function readBody(text: string): JsonObject {
  return text !== '' && isJson(text) ? (objectAt(parseJson(text)) ?? {}) : {};
}
