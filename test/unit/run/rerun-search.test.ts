// A past search is run again with the tools as they are now, and nothing else changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import type { SearchStarted } from '../../../src/log/tree.ts';
import type { PolicySpec } from '../../../src/run/model-spec.ts';
import { CannotRerunError, modelsGone, rerunSearch, sameModels } from '../../../src/run/rerun-search.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer, type TestServer } from '../../server/server.ts';
import { responses, searched, toolsText } from './searching.ts';

let server: TestServer;
let policy: PolicySpec;
let header: SearchStarted;
const reward = { kind: 'rules' } as const;

beforeAll(async () => {
  server = await startServer({ personality: 'vllm', model: createScriptedModel({ responses }) });
  policy = { kind: 'server', url: server.url };
  const { events } = await searched(policy, reward, { beams: 1, candidates: 4 });
  const [first] = events;
  if (first?.type !== 'search-started') throw new Error('the search did not begin');
  header = first;
});

afterAll(() => server?.close());

async function again(changes: Partial<SearchStarted>, text: string): Promise<readonly SearchEvent[]> {
  const run = await rerunSearch({
    header: { ...header, ...changes },
    toolsText: text,
    toolsFile: 'weather.json',
    policy,
    reward,
    assets: { hostFile: '', policyFile: '', rewardFile: '' },
    producer: 'test',
    signal: new AbortController().signal,
  });
  const events: SearchEvent[] = [];
  for await (const event of run.events) events.push(event);
  return events;
}

describe('a search that is run again', () => {
  it('asks the same with the same settings, of the tools as they are now, in the same kind of prompt', async () => {
    const edited = toolsText.replace('The weather in a city now.', 'The weather of today.');
    const [started] = await again({}, edited);
    expect(started).toMatchObject({
      query: header.query,
      messages: header.messages,
      settings: header.settings,
      policy: header.policy,
      prompt: header.prompt.replace('The weather in a city now.', 'The weather of today.'),
    });
    expect(started).not.toMatchObject({ search: header.search });
    expect(started).not.toMatchObject({ prompt: header.prompt });
  });

  it('begins after the same text as one that continued another', async () => {
    const prefix = '[{"name": "get_weather", "arguments": {"city": "Oslo"';
    const parent = { search: 's', candidate: 'c' };
    const [started] = await again({ prefix, parent }, toolsText);
    expect(started).toMatchObject({ prefix, parent });
  });

  it('is refused where the tools do not allow that text any more', async () => {
    const renamed = toolsText.replace('get_weather', 'weather_in');
    const prefix = '[{"name": "get_weather", "arguments": {"city": "Oslo"';
    const broken = again({ prefix, parent: { search: 's', candidate: 'c' } }, renamed);
    await expect(broken).rejects.toThrow(CannotRerunError);
  });

  it('is refused without tools', async () => {
    await expect(again({}, '[]')).rejects.toThrow(/weather\.json.*no tool can be used/);
  });
});

describe('the models of a search that is run again', () => {
  it('are those of the log where the settings leave the model open', () => {
    expect(sameModels({ policy, reward }, header)).toEqual({
      policy: { ...policy, model: header.policy.name },
      reward,
    });
    expect(modelsGone({ policy, reward }, header)).toEqual([]);
  });

  it('are named where the settings name others, and never asked for', () => {
    const elsewhere = { kind: 'server', url: 'http://127.0.0.1:1/v1' } as const;
    expect(sameModels({ policy: elsewhere, reward }, header).policy).toBe(elsewhere);
    expect(modelsGone({ policy: elsewhere, reward: { kind: 'embedded' } }, header)).toEqual([
      `policy ${header.policy.name} at ${header.policy.endpoint}`,
      `reward model schema rules at ${header.reward.endpoint}`,
    ]);
    const other = { kind: 'server', url: server.url, model: 'other' } as const;
    expect(modelsGone({ policy: other, reward }, header)).toHaveLength(1);
  });
});
