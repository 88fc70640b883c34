// The child process of the embedded engine: loads one model and answers requests from its parent, one at a time.
// It is a process and not a thread because llama.cpp ends the process on some damaged files.
import { rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { ModelError } from '../exchange.ts';
import type { Checkpoint } from './lanes.ts';
import { type LoadedModel, loadModel } from './load-model.ts';
import {
  type HostAnswer,
  type HostFailure,
  type HostMessage,
  type HostTask,
  isHostRequest,
} from './protocol.ts';
import { readLabels, readNextTokens } from './reading.ts';
import { sample } from './sampling.ts';

class Aborted extends Error {}
const gaveUp: HostFailure = { code: 'aborted', message: 'the request was given up', remedy: '' };

try {
  // A search may take every processor: the editor that shows it, and whatever else runs, goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some systems do not allow it: then everything is as fast as it is.
}

let loaded: LoadedModel | undefined;
/** After so many milliseconds without a message a busy process says that it is at work. */
const quiet = 500;
let lastSent = performance.now();
let queue: Promise<void> = Promise.resolve();
let running: number | undefined;
const waiting = new Set<number>();
const aborted = new Set<number>();

function send(message: HostMessage): void {
  lastSent = performance.now();
  process.send?.(message);
}

async function answer(id: number, task: HostTask): Promise<HostAnswer> {
  const check: Checkpoint = () => {
    if (aborted.has(id)) throw new Aborted();
    if (performance.now() - lastSent > quiet) send({ id, kind: 'progress' });
  };
  if (task.kind === 'load') {
    loaded = await loadModel(task.settings);
    return { kind: 'load', facts: loaded.facts };
  }
  if (!loaded) throw new Error('no model is loaded');
  switch (task.kind) {
    case 'sample': {
      const usage = await sample(loaded, task.sampling, check, (deltas) => {
        if (deltas.length > 0) send({ id, kind: 'deltas', deltas });
      });
      return { kind: 'sample', usage };
    }
    case 'score':
      return { kind: 'score', ...(await readLabels(loaded, task.texts, task.labels, check)) };
    case 'next':
      return { kind: 'next', ...(await readNextTokens(loaded, task.texts, task.count, check)) };
    case 'tokenize':
      return { kind: 'tokenize', tokens: loaded.vocabulary.textTokens(task.text) };
    case 'detokenize':
      return { kind: 'detokenize', text: loaded.textOf(task.tokens) };
  }
}

async function work(id: number, task: HostTask): Promise<void> {
  waiting.delete(id);
  running = id;
  try {
    if (aborted.has(id)) return;
    send({ id, kind: 'done', answer: await answer(id, task) });
  } catch (error) {
    if (error instanceof Aborted) {
      send({ id, kind: 'failed', failure: gaveUp });
    } else if (error instanceof ModelError) {
      const { code, message, remedy } = error;
      send({ id, kind: 'failed', failure: { code, message, remedy } });
    } else {
      const message = `The embedded engine failed: ${error instanceof Error ? error.message : String(error)}`;
      send({
        id,
        kind: 'failed',
        failure: { code: 'protocol', message, remedy: 'Try again; if it stays, report it.' },
      });
    }
  } finally {
    running = undefined;
    aborted.delete(id);
  }
}

function giveUp(id: number): void {
  if (!waiting.has(id) && id !== running) return;
  aborted.add(id);
  // A request that has not begun is answered at once; its turn then passes without work.
  if (waiting.delete(id)) send({ id, kind: 'failed', failure: gaveUp });
}

function end(): never {
  // Our own folder for temporary files, as the parent named it.
  const [, , scratch] = process.argv;
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  process.exit(0);
}

process.on('message', (message: unknown) => {
  if (!isHostRequest(message)) return;
  const { id, task } = message;
  if (task.kind === 'close') {
    queue = queue.then(end);
    return;
  }
  if (task.kind === 'abort') {
    giveUp(id);
    return;
  }
  waiting.add(id);
  queue = queue.then(() => work(id, task));
});
// The parent has ended or crashed: nobody is left to work for.
process.on('disconnect', end);
