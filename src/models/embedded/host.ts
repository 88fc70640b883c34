// The child process of the embedded engine: loads one model and answers requests from its parent, one at a time.
// It is a process and not a thread because llama.cpp ends the process on some damaged files.
import { ModelError } from '../exchange.ts';
import type { Checkpoint } from './lanes.ts';
import { type LoadedModel, loadModel } from './load-model.ts';
import { type HostAnswer, type HostMessage, type HostTask, isHostRequest } from './protocol.ts';
import { readLabels, readNextTokens } from './reading.ts';
import { sample } from './sampling.ts';

class Aborted extends Error {}

let loaded: LoadedModel | undefined;
let queue: Promise<void> = Promise.resolve();
const waiting = new Set<number>();
const aborted = new Set<number>();

function send(message: HostMessage): void {
  process.send?.(message);
}

async function answer(id: number, task: HostTask): Promise<HostAnswer> {
  const check: Checkpoint = () => {
    if (aborted.has(id)) throw new Aborted('the request was given up');
    send({ id, kind: 'progress' });
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
      return { kind: 'detokenize', text: loaded.vocabulary.textFrom(task.tokens) };
  }
}

async function work(id: number, task: HostTask): Promise<void> {
  waiting.delete(id);
  try {
    if (aborted.has(id)) return;
    send({ id, kind: 'done', answer: await answer(id, task) });
  } catch (error) {
    if (error instanceof Aborted) {
      send({ id, kind: 'failed', failure: { code: 'aborted', message: error.message, remedy: '' } });
    } else if (error instanceof ModelError) {
      const { code, message, remedy } = error;
      send({ id, kind: 'failed', failure: { code, message, remedy } });
    } else {
      const message = `The embedded engine failed: ${error instanceof Error ? error.message : String(error)}`;
      send({ id, kind: 'failed', failure: { code: 'protocol', message, remedy: 'Try again; if it stays, report it.' } });
    }
  } finally {
    aborted.delete(id);
  }
}

async function close(): Promise<never> {
  await loaded?.lanes.close();
  process.exit(0);
}

process.on('message', (message: unknown) => {
  if (!isHostRequest(message)) return;
  const { id, task } = message;
  if (task.kind === 'close') {
    queue = queue.then(close);
  } else if (task.kind === 'abort') {
    aborted.add(id);
    // A request that has not begun is answered at once; its turn then passes without work.
    if (waiting.delete(id))
      send({ id, kind: 'failed', failure: { code: 'aborted', message: 'the request was given up', remedy: '' } });
  } else {
    waiting.add(id);
    queue = queue.then(() => work(id, task));
  }
});
// The parent has ended or crashed: nobody is left to work for.
process.on('disconnect', () => void close());
