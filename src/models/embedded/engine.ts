// The embedded engine: one child process for each model file, shared by everyone who uses the file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenLogprob } from '../policy.ts';
import { type EngineProcess, engineProcess } from './engine-process.ts';
import type { HostSampling, HostText, HostUsage, LoadSettings, ModelFacts, SampleDelta } from './protocol.ts';

export interface EmbeddedEngineOptions extends LoadSettings {
  /** The child process: `embedded-host.mjs` of the build, or host.ts when running from source; the default finds it. */
  readonly hostPath?: string;
  /** Engines of one file with different numbers have processes of their own, which work side by side. */
  readonly instance?: number;
  /** Milliseconds for loading the model, 5 minutes by default. */
  readonly loadTimeout?: number;
  /** Milliseconds of silence after which a busy child counts as hung, 2 minutes by default. */
  readonly silenceTimeout?: number;
}

export interface EmbeddedEngine {
  /** The file's name without its folders. */
  readonly fileName: string;
  /** Loads the model unless it is loaded, and says what it is like. */
  load(signal: AbortSignal): Promise<ModelFacts>;
  /** Text of all samples as it comes; the iteration's return value is the usage. */
  sample(sampling: HostSampling, signal: AbortSignal): AsyncGenerator<readonly SampleDelta[], HostUsage>;
  /** Log-probabilities of labels after texts: one row a text, one number a label. */
  score(
    texts: readonly string[],
    labels: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly logprobs: readonly (readonly (number | null)[])[]; readonly usage: HostUsage }>;
  nextTokens(
    texts: readonly HostText[],
    count: number,
    signal: AbortSignal,
  ): Promise<{ readonly tokens: readonly (readonly TokenLogprob[])[]; readonly usage: HostUsage }>;
  tokenize(text: string, signal: AbortSignal): Promise<readonly number[]>;
  detokenize(tokens: readonly number[], signal: AbortSignal): Promise<string>;
  /** Another handle of the same engine. The process ends when every handle is closed. */
  share(): EmbeddedEngine;
  close(): Promise<void>;
  /** Process id of the child while there is one. */
  readonly pid: number | undefined;
}

interface Shared {
  readonly process: EngineProcess;
  handles: number;
}

const running = new Map<string, Shared>();

/**
 * A handle of the engine for a model file. Nothing is started before the first request; a process that has crashed is
 * started again by the next one. Every request throws a {@link ModelError} (`file`, `unsupported`, `crashed`, `timeout`,
 * `context-overflow`, `rejected`) or an `AbortError`.
 */
export function createEmbeddedEngine(options: EmbeddedEngineOptions): EmbeddedEngine {
  const {
    hostPath = defaultHostPath(),
    instance = 0,
    loadTimeout = 300_000,
    silenceTimeout = 120_000,
    ...rest
  } = options;
  const settings: LoadSettings = { ...rest, modelPath: path.resolve(options.modelPath) };
  const key = JSON.stringify([hostPath, settings, instance, loadTimeout, silenceTimeout]);
  const known = running.get(key);
  const shared = known ?? {
    process: engineProcess({ hostPath, settings, loadTimeout, silenceTimeout }),
    handles: 0,
  };
  running.set(key, shared);
  return handleOf(key, shared, path.basename(settings.modelPath));
}

function handleOf(key: string, shared: Shared, fileName: string): EmbeddedEngine {
  const { process: engine } = shared;
  let open = true;
  shared.handles++;
  const usable = (): EngineProcess => {
    if (!open) throw new Error(`the engine of ${fileName} was closed`);
    return engine;
  };
  return {
    fileName,
    get pid() {
      return engine.pid;
    },
    load: (signal) => usable().facts(signal),
    sample: async function* (sampling, signal) {
      for await (const message of usable().request({ kind: 'sample', sampling }, signal)) {
        if (message.kind === 'deltas') yield message.deltas;
        else if (message.kind === 'done' && message.answer.kind === 'sample') return message.answer.usage;
      }
      throw new Error('the engine ended a sample request without an answer');
    },
    score: async (texts, labels, signal) => {
      const answer = await usable().ask({ kind: 'score', texts, labels }, signal);
      if (answer.kind !== 'score') throw unexpected(answer.kind);
      return answer;
    },
    nextTokens: async (texts, count, signal) => {
      const answer = await usable().ask({ kind: 'next', texts, count }, signal);
      if (answer.kind !== 'next') throw unexpected(answer.kind);
      return answer;
    },
    tokenize: async (text, signal) => {
      const answer = await usable().ask({ kind: 'tokenize', text }, signal);
      if (answer.kind !== 'tokenize') throw unexpected(answer.kind);
      return answer.tokens;
    },
    detokenize: async (tokens, signal) => {
      const answer = await usable().ask({ kind: 'detokenize', tokens }, signal);
      if (answer.kind !== 'detokenize') throw unexpected(answer.kind);
      return answer.text;
    },
    share: () => {
      usable();
      return handleOf(key, shared, fileName);
    },
    close: async () => {
      if (!open) return;
      open = false;
      shared.handles--;
      if (shared.handles > 0) return;
      if (running.get(key) === shared) running.delete(key);
      await engine.close();
    },
  };
}

function unexpected(kind: string): Error {
  return new Error(`the engine answered with "${kind}", which nobody asked for`);
}

/** Beside this file: the source when running from source, the bundle in a build. */
function defaultHostPath(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const source = path.join(here, 'host.ts');
  return existsSync(source) ? source : path.join(here, 'embedded-host.mjs');
}
