import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../../src/models/embedded/child.ts';
import {
  createEmbeddedEngine,
  type EmbeddedEngine,
  type EmbeddedEngineOptions,
} from '../../../../src/models/embedded/engine.ts';
import type { HostSampling } from '../../../../src/models/embedded/protocol.ts';
import { ModelError } from '../../../../src/models/exchange.ts';
import { temporaryModel } from './folders.ts';

const signal = new AbortController().signal;
const letters = {
  kind: 'repeat',
  item: { kind: 'chars', ranges: [[97, 122]] },
  min: 3000,
  max: 3000,
} as const;

/** Takes many seconds when nobody interrupts it. */
const endless: HostSampling = {
  beams: [{ prompt: 'A long story: ', prefix: '', samples: 16, constraint: letters }],
  temperature: 1,
  maxTokens: 3000,
  stop: [],
  seed: 1,
};

describe('the embedded engine', () => {
  let folder = '';
  let file = '';
  const opened: EmbeddedEngine[] = [];
  const engineOf = (options: Partial<EmbeddedEngineOptions> = {}): EmbeddedEngine => {
    const engine = createEmbeddedEngine({ modelPath: file, ...options });
    opened.push(engine);
    return engine;
  };

  beforeAll(async () => {
    ({ folder, file } = await temporaryModel());
  });
  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.close();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function failure(run: Promise<unknown>): Promise<ModelError> {
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ModelError)) throw new Error(`expected a ModelError, got ${error}`);
    expect(error.remedy).not.toBe('');
    return error;
  }

  it('loads a model and says what it is like', async () => {
    const facts = await engineOf().load(signal);
    expect(facts).toMatchObject({
      name: 'untrained-demo',
      architecture: 'llama',
      contextSize: 4096,
      sequences: 16,
      threads: 1,
      vocabularySize: 260,
      mergesPunctuation: false,
    });
    expect(facts.chatTemplate).toBeUndefined();
  });

  it('takes apart text into tokens and puts it together again', async () => {
    const engine = engineOf();
    const tokens = await engine.tokenize('[{"é": 1}] +-</s>', signal);
    expect(tokens).toEqual([...new TextEncoder().encode('[{"é": 1}] +-'), 257]);
    expect(await engine.detokenize(tokens, signal)).toBe('[{"é": 1}] +-</s>');
    await expect(engine.detokenize([999_999], signal)).rejects.toThrow(/999999 is no token/);
  });

  it('is one process for all handles of a file, and ends with the last of them', async () => {
    const first = engineOf();
    const second = engineOf();
    await first.load(signal);
    await second.load(signal);
    expect(second.pid).toBe(first.pid);
    const third = second.share();
    await first.close();
    await second.close();
    expect(await third.tokenize('x', signal)).toEqual([120]);
    const { pid } = third;
    await third.close();
    expect(pid).toBeDefined();
    expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/);
    await expect(third.tokenize('x', signal)).rejects.toThrow(/closed/);
  });

  it('gives up a request within a second and goes on working', async () => {
    const engine = engineOf();
    const controller = new AbortController();
    const messages = engine.sample(endless, controller.signal);
    await messages.next();
    const { pid } = engine;
    const began = performance.now();
    controller.abort();
    await expect(messages.next()).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await engine.tokenize('ok', signal)).toEqual([111, 107]);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(engine.pid).toBe(pid);
  });

  it('gives up a request whose turn has not come', async () => {
    const engine = engineOf();
    const first = new AbortController();
    const running = engine.sample(endless, first.signal);
    await running.next();
    const second = new AbortController();
    const waiting = engine.tokenize('x', second.signal);
    second.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await running.return({ promptTokens: 0, cachedTokens: 0, completionTokens: 0 });
    expect(await engine.tokenize('x', signal)).toEqual([120]);
  });

  it('asks nothing when the signal is aborted already', async () => {
    const engine = engineOf();
    await expect(engine.tokenize('x', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(engine.pid).toBeUndefined();
  });

  it('survives the end of its process and starts another for the next request', async () => {
    const engine = engineOf();
    const messages = engine.sample(endless, signal);
    await messages.next();
    const { pid } = engine;
    process.kill(pid ?? 0, 'SIGKILL');
    const drained = (async () => {
      while (!(await messages.next()).done);
    })();
    const error = await failure(drained);
    expect(error).toMatchObject({ code: 'crashed' });
    expect(error.message).toContain('SIGKILL');
    expect(await engine.tokenize('x', signal)).toEqual([120]);
    expect(engine.pid).not.toBe(pid);
  });

  it('takes a process that stays silent for hung', async () => {
    const hostPath = path.join(folder, 'silent.mjs');
    await writeFile(hostPath, 'process.on("message", () => {});\n');
    const engine = engineOf({ hostPath, silenceTimeout: 1000 });
    expect(await failure(engine.load(signal))).toMatchObject({ code: 'timeout' });
  });

  it('limits the time for loading', async () => {
    const hostPath = path.join(folder, 'slow.mjs');
    await writeFile(hostPath, 'process.on("message", () => {});\n');
    const engine = engineOf({ hostPath, loadTimeout: 200 });
    expect(await failure(engine.load(signal))).toMatchObject({ code: 'timeout' });
  });

  it('says when there is no binary of llama.cpp for this installation', async () => {
    const hostPath = path.join(folder, 'alone', 'embedded-host.mjs');
    await build({
      entryPoints: [path.resolve(import.meta.dirname, '../../../../src/models/embedded/host.ts')],
      ...{ bundle: true, platform: 'node', format: 'esm', external: ['node-llama-cpp'], outfile: hostPath },
    });
    const error = await failure(engineOf({ hostPath }).load(signal));
    expect(error).toMatchObject({ code: 'unsupported' });
    expect(error.message).toContain(process.platform);
  });

  it('ends what is under way when it is closed', async () => {
    const engine = engineOf();
    const messages = engine.sample(endless, signal);
    await messages.next();
    const drained = (async () => {
      while (!(await messages.next()).done);
    })();
    const ended = expect(drained).rejects.toMatchObject({ name: 'AbortError' });
    await engine.close();
    await ended;
    expect(engine.pid).toBeUndefined();
  });

  it('says when its own file is missing', async () => {
    const engine = engineOf({ hostPath: path.join(folder, 'nowhere.mjs') });
    expect(await failure(engine.load(signal))).toMatchObject({ code: 'crashed' });
  });

  describe('with a bad model file', () => {
    const bad = (name: string): string => path.join(folder, name);
    const load = (name: string): Promise<unknown> => engineOf({ modelPath: bad(name) }).load(signal);

    it('says that it is missing', async () => {
      const error = await failure(load('missing.gguf'));
      expect(error).toMatchObject({ code: 'file' });
      expect(error.message).toContain('missing.gguf');
    });

    it('says that it is no GGUF', async () => {
      await writeFile(bad('text.gguf'), 'hello');
      await writeFile(bad('empty.gguf'), '');
      await writeFile(bad('pointer.gguf'), 'version https://git-lfs.github.com/spec/v1\n');
      expect((await failure(load('text.gguf'))).message).toContain('does not begin with "GGUF"');
      expect(await failure(load('empty.gguf'))).toMatchObject({ code: 'file' });
      expect((await failure(load('pointer.gguf'))).remedy).toContain('git lfs pull');
    });

    it('survives files that are cut, garbled or contradict themselves', async () => {
      const whole = await readFile(file);
      await writeFile(bad('cut.gguf'), whole.subarray(0, 700_000));
      await writeFile(bad('head.gguf'), whole.subarray(0, 3000));
      await writeFile(bad('magic.gguf'), 'GGUF');
      await writeFile(bad('noise.gguf'), Buffer.concat([whole.subarray(0, 24), Buffer.alloc(50_000, 0xa7)]));
      const wrong = Buffer.from(whole);
      wrong.writeUInt32LE(
        5,
        wrong.indexOf('llama.attention.head_count') + 'llama.attention.head_count'.length + 4,
      );
      await writeFile(bad('heads.gguf'), wrong);
      for (const name of ['cut.gguf', 'head.gguf', 'magic.gguf', 'noise.gguf', 'heads.gguf']) {
        const error = await failure(load(name));
        expect(['file', 'crashed'], `${name}: ${error.message}`).toContain(error.code);
        expect(error.message).not.toContain('\n');
      }
    });

    it('works once the file is there', async () => {
      const engine = engineOf({ modelPath: bad('later.gguf') });
      await failure(engine.load(signal));
      await copyFile(file, bad('later.gguf'));
      expect(await engine.tokenize('x', signal)).toEqual([120]);
    });
  });
});

describe("the child's environment", () => {
  it('has what a process needs and no keys', () => {
    const keys = { OPENAI_API_KEY: 'secret', NODE_OPTIONS: '--x' };
    const environment = childEnvironment({ PATH: '/bin', HOME: '/home/x', ...keys }, '/scratch');
    expect(environment).toEqual({
      PATH: '/bin',
      HOME: '/home/x',
      TMPDIR: '/scratch',
      TEMP: '/scratch',
      TMP: '/scratch',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true',
    });
  });
});
