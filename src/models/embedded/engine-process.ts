// Requests to the child process of one model: started when needed, aborted in time, restarted after a crash.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ModelError } from '../exchange.ts';
import { type Channel, createChannel } from './channel.ts';
import { type Child, startChild } from './child.ts';
import { checkModelFile } from './model-file.ts';
import type { HostAnswer, HostFailure, HostMessage, HostTask, LoadSettings, ModelFacts } from './protocol.ts';

export interface EngineProcessOptions {
  readonly hostPath: string;
  readonly settings: LoadSettings;
  /** Milliseconds. */
  readonly loadTimeout: number;
  /** Milliseconds. */
  readonly silenceTimeout: number;
}

export interface EngineProcess {
  facts(signal: AbortSignal): Promise<ModelFacts>;
  /** The messages of one request, `done` last. */
  request(task: HostTask, signal: AbortSignal): AsyncGenerator<HostMessage>;
  ask(task: HostTask, signal: AbortSignal): Promise<HostAnswer>;
  close(): Promise<void>;
  readonly pid: number | undefined;
}

/** A child that is running, the requests it works on, and its model once that is loaded. */
interface Session {
  readonly child: Child;
  readonly pending: Map<number, Channel<HostMessage>>;
  readonly facts: Promise<ModelFacts>;
}

/** How long a request that was given up may take to unwind before the child is ended by force. */
const abortGrace = 5000;

export function engineProcess(options: EngineProcessOptions): EngineProcess {
  const name = path.basename(options.settings.modelPath);
  let session: Promise<Session> | undefined;
  let current: Child | undefined;
  let lastId = 0;
  let closed = false;
  /** Removes the files of the child that ended last. */
  let cleaned: Promise<void> | undefined;

  function begin(): Promise<Session> {
    const starting = start();
    session = starting;
    const forget = (): void => {
      if (session === starting) session = undefined;
    };
    starting.then(({ child }) => child.ended.then(forget), forget);
    return starting;
  }

  async function start(): Promise<Session> {
    await checkModelFile(options.settings.modelPath);
    const pending = new Map<number, Channel<HostMessage>>();
    let heard: (() => void) | undefined;
    const scratch = await mkdtemp(path.join(tmpdir(), 'toolprm-engine-'));
    const child = startChild(options.hostPath, scratch, (message) => {
      heard?.();
      const channel = pending.get(message.id);
      if (message.kind === 'failed') channel?.fail(errorOf(message.failure));
      else channel?.push(message);
      if (message.kind === 'failed' || message.kind === 'done') {
        channel?.finish();
        pending.delete(message.id);
      }
    });
    current = child;
    let hung = false;
    let silent = 0;
    let loaded = false;
    // Only a busy child is expected to speak.
    const watch = setInterval(() => {
      if (pending.size === 0) silent = 0;
      else if (++silent * watchPeriod >= options.silenceTimeout) {
        hung = true;
        child.kill();
      }
    }, watchPeriod);
    watch.unref();
    heard = () => {
      silent = 0;
    };
    child.ended.then((how) => {
      clearInterval(watch);
      // What a process that was ended by force had no time to remove.
      cleaned = rm(scratch, { recursive: true, force: true }).catch(() => {});
      if (current === child) current = undefined;
      const error = endError(how, { hung, loaded });
      for (const channel of pending.values()) channel.fail(error);
      pending.clear();
    });
    const facts = loadInto(child, pending).then((found) => {
      loaded = true;
      return found;
    });
    facts.catch(() => child.kill());
    return { child, pending, facts };
  }

  function endError(how: string, was: { readonly hung: boolean; readonly loaded: boolean }): Error {
    if (closed) return abortError();
    return was.hung ? hungError(name, options.silenceTimeout) : crashError(name, how, was.loaded);
  }

  async function loadInto(child: Child, pending: Session['pending']): Promise<ModelFacts> {
    const id = ++lastId;
    const channel = createChannel<HostMessage>();
    pending.set(id, channel);
    const seconds = Math.round(options.loadTimeout / 1000);
    const timer = setTimeout(() => {
      channel.fail(
        new ModelError(
          'timeout',
          `${name} was not loaded within ${seconds} s.`,
          'Choose a smaller model, or copy the file to a faster disk.',
        ),
      );
    }, options.loadTimeout);
    try {
      child.send({ id, task: { kind: 'load', settings: options.settings } });
      const answer = await answerIn(channel.values);
      if (answer.kind !== 'load') throw new Error(`the engine answered "load" with "${answer.kind}"`);
      return answer.facts;
    } finally {
      clearTimeout(timer);
    }
  }

  async function* request(task: HostTask, signal: AbortSignal): AsyncGenerator<HostMessage> {
    throwIfAborted(signal);
    const { child, pending, facts } = await unlessAborted(session ?? begin(), signal);
    await unlessAborted(facts, signal);
    throwIfAborted(signal);
    const id = ++lastId;
    const channel = createChannel<HostMessage>();
    pending.set(id, channel);
    const giveUp = (): void => {
      channel.fail(abortError());
      if (!pending.has(id)) return;
      child.send({ id, task: { kind: 'abort' } });
      const timer = setTimeout(() => {
        if (pending.has(id)) child.kill();
      }, abortGrace);
      timer.unref();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      child.send({ id, task });
      yield* channel.values;
    } finally {
      signal.removeEventListener('abort', giveUp);
      // Whoever stops iterating early gives the request up, too.
      if (pending.has(id)) giveUp();
    }
  }

  return {
    get pid() {
      return current?.pid;
    },
    facts: async (signal) => {
      throwIfAborted(signal);
      const { facts } = await unlessAborted(session ?? begin(), signal);
      return unlessAborted(facts, signal);
    },
    request,
    ask: (task, signal) => answerIn(request(task, signal)),
    close: async () => {
      closed = true;
      const ending = current;
      session = undefined;
      await ending?.close();
      await cleaned;
    },
  };
}

const watchPeriod = 1000;

async function answerIn(messages: AsyncIterable<HostMessage>): Promise<HostAnswer> {
  for await (const message of messages) if (message.kind === 'done') return message.answer;
  throw new Error('the engine ended a request without an answer');
}

function errorOf({ code, message, remedy }: HostFailure): Error {
  return code === 'aborted' ? abortError() : new ModelError(code, message, remedy);
}

function crashError(name: string, how: string, loaded: boolean): ModelError {
  return loaded
    ? new ModelError(
        'crashed',
        `The embedded engine stopped while it worked with ${name} (${how}).`,
        'Try again: the next request starts it anew. If it stops again, the machine may lack memory; use a smaller model or fewer sequences.',
      )
    : new ModelError(
        'crashed',
        `The embedded engine stopped while it loaded ${name} (${how}).`,
        'The file is probably damaged or incomplete: download or make it again, or choose another model.',
      );
}

function hungError(name: string, milliseconds: number): ModelError {
  return new ModelError(
    'timeout',
    `The embedded engine with ${name} gave no sign of life for ${Math.round(milliseconds / 1000)} s and was ended.`,
    'Try again: the next request starts it anew. Use a smaller model if this happens again.',
  );
}

function abortError(): DOMException {
  return new DOMException('The request was aborted.', 'AbortError');
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}

/** The promise, unless the signal comes first. The promise goes on for others who wait for it. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortError());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
