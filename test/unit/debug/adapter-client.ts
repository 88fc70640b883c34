// Debug clients that are not VS Code: one in this process, one for `toolprm debug`; both check every message that they get.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { DebugClient } from '@vscode/debugadapter-testsupport';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { SearchDebugSession } from '../../../src/debug/adapter/session.ts';
import type { DebugHost } from '../../../src/debug/host.ts';
import { type AdapterMessage, faultsOf } from './adapter-messages.ts';

export const root = path.resolve(import.meta.dirname, '../../..');

/** Requests by promise, as the library's client has them, and events in the order in which they came. */
export class Client extends DebugClient {
  /** What is wrong with messages of the adapter. */
  readonly faults: string[] = [];
  readonly messages: AdapterMessage[] = [];
  readonly #events: DebugProtocol.Event[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor() {
    super('node', '', 'toolprm');
  }

  speak(input: Readable, output: Writable): void {
    input.on('data', (data: Buffer) => this.#read(data));
    this.connect(input, output);
  }

  #raw = Buffer.alloc(0);

  /** The library's own reader keeps the messages to itself. */
  #read(data: Buffer): void {
    this.#raw = Buffer.concat([this.#raw, data]);
    for (;;) {
      const end = this.#raw.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/.exec(this.#raw.toString('utf8', 0, Math.max(0, end)))?.[1],
      );
      if (end === -1 || this.#raw.length < end + 4 + length) return;
      this.#took(JSON.parse(this.#raw.toString('utf8', end + 4, end + 4 + length)));
      this.#raw = this.#raw.subarray(end + 4 + length);
    }
  }

  #took(message: AdapterMessage & { readonly event?: string }): void {
    this.messages.push(message);
    this.faults.push(...faultsOf(message));
    if (message.seq !== this.messages.length) this.faults.push(`seq ${message.seq} is out of order`);
    if (message.type !== 'event') return;
    this.#events.push({ seq: message.seq, type: 'event', event: message.event ?? '', body: message.body });
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The next event of a kind that was not taken yet, and that fits. */
  async take<Event extends DebugProtocol.Event>(
    kind: string,
    fits: (event: Event) => boolean = () => true,
  ): Promise<Event> {
    for (;;) {
      const at = this.#events.findIndex((event) => event.event === kind && fits(event as Event));
      if (at !== -1) return this.#events.splice(at, 1)[0] as Event;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  stopped(threadId?: number): Promise<DebugProtocol.StoppedEvent> {
    return this.take<DebugProtocol.StoppedEvent>(
      'stopped',
      ({ body }) => threadId === undefined || body.threadId === threadId,
    );
  }

  /** Text of the Debug Console so far. */
  get output(): string {
    return this.messages
      .filter(({ event }) => event === 'output')
      .map(({ body }) => (body as DebugProtocol.OutputEvent['body']).output)
      .join('');
  }

  /** Why a request is refused. */
  async refused(command: string, args?: object): Promise<string> {
    try {
      await this.send(command, args);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    throw new Error(`${command} was not refused`);
  }
}

export interface InlineClient {
  readonly client: Client;
  readonly session: SearchDebugSession;
  /** Settles when the session has ended; with whether searches run on. */
  readonly ended: Promise<boolean>;
}

/** A session in this process, behind streams. */
export function connectInline(host: DebugHost): InlineClient {
  const toSession = new PassThrough();
  const toClient = new PassThrough();
  const client = new Client();
  let session: SearchDebugSession | undefined;
  const ended = new Promise<boolean>((resolve) => {
    session = new SearchDebugSession(host, { onEnd: resolve });
  });
  if (session === undefined) throw new Error('the session was not made');
  session.start(toSession, toClient);
  client.speak(toClient, toSession);
  return { client, session, ended };
}

export interface ProcessClient {
  readonly client: Client;
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly errors: () => string;
}

/** `toolprm debug` from its sources, in a folder. */
export function connectProcess(
  cwd: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ProcessClient {
  const child = spawn(process.execPath, [path.join(root, 'src/cli/main.ts'), 'debug', ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const client = new Client();
  client.speak(child.stdout, child.stdin);
  return { client, child, exited, errors: () => errors };
}
