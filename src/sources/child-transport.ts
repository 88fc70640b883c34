// Speaks MCP with a program over its standard input and output, and ends it for certain, with all that it has started.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { ResolvedServer } from './server-definition.ts';

type StdioServer = Extract<ResolvedServer, { readonly kind: 'stdio' }>;

export interface ChildTransport {
  readonly transport: Transport;
  /** The last words on its error output, for messages; may hold secrets. */
  readonly lastWords: () => string;
  /** How it ended, in words, once it has. */
  readonly howItEnded: () => string | undefined;
  /** Ends it within a second. */
  readonly end: () => Promise<void>;
}

/** Characters of the error output that are kept. */
const keptOutput = 2000;
/** Bytes that one message may have. */
const largestMessage = 64 << 20;
/** Milliseconds that a program gets to end once its input is closed, and once it is asked to terminate. */
const patience = 300;

/** Nothing is started before `transport.start()`. */
export function childTransport(server: StdioServer): ChildTransport {
  return process.platform === 'win32' ? onWindows(server) : inProcessGroup(server);
}

/** The few variables that a program needs to run at all, and its own. No key of this process is among them. */
function environmentOf({ env }: StdioServer): Record<string, string> {
  const variables = { ...getDefaultEnvironment(), ...env };
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** A group of its own, so that what the program starts (`npx`, shells) ends with it. */
function inProcessGroup(server: StdioServer): ChildTransport {
  const buffer = new ReadBuffer({ maxBufferSize: largestMessage });
  let child: ChildProcess | undefined;
  let output = '';
  let ended: string | undefined;
  let closing: Promise<void> | undefined;
  const transport: Transport = {
    start: () =>
      new Promise((resolve, reject) => {
        child = spawn(server.command, server.args, {
          cwd: server.cwd,
          env: environmentOf(server),
          stdio: ['pipe', 'pipe', 'pipe'],
          detached: true,
        });
        child.once('spawn', resolve);
        child.once('error', (error) => {
          ended ??= error.message;
          reject(error);
        });
        child.once('close', (code, signal) => {
          ended ??= signal === null ? `it ended with exit code ${code}` : `it ended by ${signal}`;
          transport.onclose?.();
        });
        child.stderr?.setEncoding('utf8').on('data', (text: string) => {
          output = (output + text).slice(-keptOutput);
        });
        child.stdin?.on('error', (error) => transport.onerror?.(error));
        child.stdout?.on('data', (chunk: Buffer) => receive(chunk));
      }),
    send: (message) =>
      new Promise((resolve, reject) => {
        if (child?.stdin?.writable !== true) reject(new Error(ended ?? 'it is not running'));
        else child.stdin.write(serializeMessage(message), (error) => (error ? reject(error) : resolve()));
      }),
    close: () => {
      closing ??= child === undefined ? Promise.resolve() : endGroup(child, () => ended !== undefined);
      return closing;
    },
  };

  function receive(chunk: Buffer): void {
    try {
      buffer.append(chunk);
    } catch (error) {
      transport.onerror?.(error instanceof Error ? error : new Error(String(error)));
      void transport.close();
      return;
    }
    for (;;) {
      const message = next();
      if (message === 'none') return;
      if (message !== 'malformed') transport.onmessage?.(message);
    }
  }

  /** Servers write other things to their output as well; such a line is passed over. */
  function next(): JSONRPCMessage | 'none' | 'malformed' {
    try {
      return buffer.readMessage() ?? 'none';
    } catch (error) {
      transport.onerror?.(error instanceof Error ? error : new Error(String(error)));
      return 'malformed';
    }
  }

  return {
    transport,
    lastWords: () => output.trim(),
    howItEnded: () => ended,
    end: () => transport.close(),
  };
}

/** Closes its input, then asks, then forces; the group is looked after even where its first process is gone already. */
async function endGroup(child: ChildProcess, hasEnded: () => boolean): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  child.stdin?.end();
  await untilEnded(child, hasEnded);
  if (signalGroup(pid, 'SIGTERM')) {
    await untilEnded(child, hasEnded);
    if (isGroupAlive(pid)) await delay(hasEnded() ? 50 : 0);
    signalGroup(pid, 'SIGKILL');
    await untilEnded(child, hasEnded);
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}

async function untilEnded(child: ChildProcess, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return;
  const waiting = new AbortController();
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await Promise.race([closed, delay(patience, undefined, { signal: waiting.signal }).catch(() => {})]);
  waiting.abort();
}

/** False where no process of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

const isGroupAlive = (pid: number): boolean => signalGroup(pid, 0);

/** Windows has no process groups of this kind, but a program that ends a process with its children. */
function onWindows(server: StdioServer): ChildTransport {
  const transport = new StdioClientTransport({
    command: server.command,
    args: [...server.args],
    env: environmentOf(server),
    stderr: 'pipe',
    maxBufferSize: largestMessage,
    ...(server.cwd === undefined ? {} : { cwd: server.cwd }),
  });
  let output = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-keptOutput);
  });
  return {
    transport,
    lastWords: () => output.trim(),
    howItEnded: () => undefined,
    end: async () => {
      const { pid } = transport;
      if (pid !== null) {
        await new Promise<void>((resolve) =>
          execFile('taskkill', ['/pid', String(pid), '/T', '/F'], { timeout: 1000 }, () => resolve()),
        );
      }
      await transport.close();
    },
  };
}
