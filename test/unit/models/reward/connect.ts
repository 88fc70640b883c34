// Reward models connected to test servers, and what they should say there.
import { afterEach, expect } from 'vitest';
import { createEndpoint } from '../../../../src/models/openai/endpoint.ts';
import { probeServer, type ServerAbilities } from '../../../../src/models/openai/probe.ts';
import { createOpenAIReward, type OpenAIRewardOptions } from '../../../../src/models/openai/reward.ts';
import type { RewardModel, Score, ScoreEvent, ScoreItem } from '../../../../src/models/reward.ts';
import { createScriptedModel } from '../../../server/scripted-model.ts';
import { type ServerOptions, startServer, type TestServer } from '../../../server/server.ts';
import { argumentDecision, item, nameDecision } from './items.ts';

export const margins: Readonly<Record<string, number>> = { Oslo: 2.5, Bergen: -1.25, Lima: 0.4 };
export const model = createScriptedModel({
  judge: (prompt) => Object.entries(margins).find(([city]) => prompt.includes(`"${city}"`))?.[1] ?? 1,
});
export const truth = (margin: number): number => 1 / (1 + Math.exp(-margin));
export const frontier = Object.keys(margins).map((city) =>
  item(city, argumentDecision(city), [nameDecision]),
);

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

export const never = new AbortController().signal;

export async function connect(
  server: ServerOptions,
  options: Partial<OpenAIRewardOptions> = {},
  change: (abilities: ServerAbilities) => ServerAbilities = (abilities) => abilities,
): Promise<{ readonly server: TestServer; readonly reward: RewardModel; requestsFor(path: string): number }> {
  const running = await startServer({ model, ...server });
  open.push(running);
  const endpoint = createEndpoint({
    baseURL: running.url,
    maxRetries: 0,
    ...(server.apiKey === undefined ? {} : { apiKey: server.apiKey }),
  });
  const abilities = change(await probeServer(endpoint, undefined, never));
  const reward = await createOpenAIReward({ endpoint, abilities, ...options });
  const before = running.requests.length;
  const requestsFor = (path: string) =>
    running.requests.slice(before).filter((request) => request.path === path).length;
  return { server: running, reward, requestsFor };
}

export async function collect(reward: RewardModel, items: readonly ScoreItem[] = frontier, signal = never) {
  const events: ScoreEvent[] = [];
  for await (const event of reward.score(items, 'search-1', signal)) events.push(event);
  const scores = new Map<string, Score>();
  for (const event of events) {
    if (event.type !== 'score') continue;
    expect(scores.has(event.id), 'each item is scored once').toBe(false);
    scores.set(event.id, event.score);
  }
  const exchanges = events.flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
  return { scores, exchanges };
}

export function expectTruth(scores: ReadonlyMap<string, Score>): void {
  expect([...scores.keys()].sort()).toEqual(Object.keys(margins).sort());
  for (const [city, margin] of Object.entries(margins)) {
    expect(Math.abs((scores.get(city)?.score ?? -1) - truth(margin))).toBeLessThan(1e-6);
  }
}
