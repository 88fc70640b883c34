// A debug session on the way: started, with what tests ask of it again and again.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { expect } from 'vitest';
import { type Client, connectInline, type InlineClient } from './adapter-client.ts';
import { query, type ScriptedHost, type ScriptedHostOptions, scriptedHost } from './adapter-searches.ts';

export interface Session extends InlineClient {
  readonly host: ScriptedHost;
  /** Ends it, and fails where the adapter sent something that the protocol does not know. */
  close(): Promise<void>;
}

export interface StartOptions extends ScriptedHostOptions {
  readonly request?: 'launch' | 'attach';
  readonly arguments?: object;
  readonly initialize?: Partial<DebugProtocol.InitializeRequestArguments>;
  /** What the client sets before the search begins. */
  readonly configure?: (client: Client, host: ScriptedHost) => Promise<unknown>;
}

/** Connected and nothing more. */
export function connected(options: ScriptedHostOptions = {}): Session {
  const host = scriptedHost(options);
  const inline = connectInline(host);
  return {
    ...inline,
    host,
    async close() {
      await inline.client.disconnectRequest().catch(() => undefined);
      await inline.ended;
      host.close();
      expect(inline.client.faults).toEqual([]);
    },
  };
}

/** Launched (or attached) and configured: the search runs. */
export async function started(options: StartOptions = {}): Promise<Session> {
  const session = connected(options);
  const { client, host } = session;
  await client.initializeRequest({
    adapterID: 'toolprm',
    pathFormat: 'path',
    supportsInvalidatedEvent: true,
    ...options.initialize,
  });
  const request = options.request ?? 'launch';
  const args = request === 'launch' ? { tools: host.toolsPath, query } : { log: 'search.toolprm.jsonl' };
  const starting = client.send(request, { ...args, ...options.arguments });
  await client.take('initialized');
  await options.configure?.(client, host);
  await client.configurationDoneRequest();
  await starting;
  return session;
}

/** Stops before the first step. */
export async function atEntry(options: StartOptions = {}): Promise<Session> {
  const session = await started({ ...options, arguments: { stopOnEntry: true, ...options.arguments } });
  expect((await session.client.stopped()).body.reason).toBe('entry');
  return session;
}

type Control = 'continue' | 'next' | 'stepIn' | 'stepOut' | 'stepBack' | 'reverseContinue';

/** Moves a thread, and waits for where it stops. */
export async function move(
  client: Client,
  control: Control,
  threadId = 1,
): Promise<DebugProtocol.StoppedEvent['body']> {
  await client.send(control, { threadId });
  return (await client.stopped(threadId)).body;
}

export async function frames(client: Client, threadId = 1): Promise<readonly DebugProtocol.StackFrame[]> {
  return (await client.stackTraceRequest({ threadId })).body.stackFrames;
}

export async function names(client: Client, threadId = 1): Promise<readonly string[]> {
  return (await frames(client, threadId)).map(({ name }) => name.replace(/ {2}[\d.]+$/, ''));
}

/** Id of the top frame. */
export async function top(client: Client, threadId = 1): Promise<number> {
  const [frame] = await frames(client, threadId);
  if (frame === undefined) throw new Error('the stack is empty');
  return frame.id;
}

export async function variables(
  client: Client,
  scope: string,
  frameId: number,
): Promise<{ readonly reference: number; readonly list: readonly DebugProtocol.Variable[] }> {
  const { scopes } = (await client.scopesRequest({ frameId })).body;
  const reference = scopes.find(({ name }) => name === scope)?.variablesReference ?? 0;
  return {
    reference,
    list: (await client.variablesRequest({ variablesReference: reference })).body.variables,
  };
}

export async function evaluate(
  client: Client,
  expression: string,
  context = 'repl',
  frameId?: number,
): Promise<string> {
  const { body } = await client.evaluateRequest({
    expression,
    context,
    ...(frameId === undefined ? {} : { frameId }),
  });
  return body.result;
}

/** All that a client shows of a place: stack, scopes, and what they hold. */
export async function shown(client: Client, threadId = 1): Promise<unknown> {
  const stack = await frames(client, threadId);
  const pages: unknown[] = [];
  for (const frame of stack) {
    const { scopes } = (await client.scopesRequest({ frameId: frame.id })).body;
    for (const { name, variablesReference } of scopes) {
      const { body } = await client.variablesRequest({ variablesReference });
      pages.push([name, body.variables.map(({ name: part, value }) => `${part}: ${value}`)]);
    }
  }
  return { stack: stack.map(({ id: _, ...frame }) => frame), pages };
}
