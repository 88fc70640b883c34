// The embedded engine on the demonstration model: tokens a second for 1 and 16 sequences, and for reading a prompt.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedEngine } from '../../src/models/embedded/engine.ts';
import { createEmbeddedPolicy } from '../../src/models/embedded/policy.ts';
import { writeUntrainedModel } from '../gguf/untrained.ts';
import { round } from './measure.ts';

const prompt = 'What is the weather in Oslo? '.repeat(20);
const tokens = 96;

export async function benchEmbedded(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-bench-'));
  const { signal } = new AbortController();
  const modelPath = join(folder, 'untrained.gguf');
  await writeUntrainedModel(modelPath, 0);
  const engine = createEmbeddedEngine({ modelPath });
  const started = performance.now();
  const policy = await createEmbeddedPolicy(engine, signal);
  const loadMilliseconds = performance.now() - started;
  let seed = 0;
  const perSecond = async (samples: number, fresh: string): Promise<{ sampled: number; read: number }> => {
    const begun = performance.now();
    let count = 0;
    let read = 0;
    seed += 1;
    const request = {
      beams: [{ prompt: fresh + prompt, prefix: '', samples }],
      temperature: 0.8,
      maxTokens: tokens,
      stop: [],
      seed,
      session: 'bench',
    };
    for await (const event of policy.sample(request, signal)) {
      if (event.type !== 'exchange') continue;
      count += event.exchange.usage?.completionTokens ?? 0;
      read += (event.exchange.usage?.promptTokens ?? 0) - (event.exchange.usage?.cachedTokens ?? 0);
    }
    const seconds = (performance.now() - begun) / 1000;
    return { sampled: count / seconds, read: read / seconds };
  };
  try {
    await perSecond(1, '');
    const one = await perSecond(1, '');
    const sixteen = await perSecond(16, '');
    const reading = [];
    for (let index = 0; index < 5; index += 1) {
      const nextBegun = performance.now();
      const { exchange } = await policy.nextTokens(
        [{ prompt: `${index}${prompt}`, prefix: '' }],
        1,
        'bench',
        signal,
      );
      const fresh = (exchange.usage?.promptTokens ?? 0) - (exchange.usage?.cachedTokens ?? 0);
      reading.push((fresh / (performance.now() - nextBegun)) * 1000);
    }
    reading.sort((a, b) => a - b);
    return {
      loadMilliseconds: round(loadMilliseconds),
      tokensPerSecond1: round(one.sampled),
      tokensPerSecond16: round(sixteen.sampled),
      batchGain: round(sixteen.sampled / one.sampled),
      promptTokensPerSecond: round(reading[2] ?? 0),
    };
  } finally {
    await policy.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
