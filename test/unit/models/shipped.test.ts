// The models that ship: what their cards say of the files, and what a newcomer's first search shows.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { runSearch } from '../../../src/run/run-search.ts';
import { defaultSettings } from '../../../src/search/settings.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const model = (name: string): string => path.join(root, 'media/models', name);
const roles = ['policy', 'toolprm'] as const;

async function search(query: string): Promise<readonly SearchEvent[]> {
  const run = await runSearch({
    toolsText: readFileSync(path.join(root, 'examples/everyday.tools.json'), 'utf8'),
    query,
    settings: { ...defaultSettings, beams: 4, candidates: 4, constraint: 'schema', seed: 0 },
    policy: { kind: 'embedded' },
    reward: { kind: 'embedded' },
    assets: {
      hostFile: path.join(root, 'src/models/embedded/host.ts'),
      policyFile: model('policy.gguf'),
      rewardFile: model('toolprm.gguf'),
    },
    producer: 'test',
    signal: new AbortController().signal,
  });
  const events: SearchEvent[] = [];
  for await (const event of run.events) events.push(event);
  return events;
}

describe('the shipped models', () => {
  test('are under 40 MB together', () => {
    const bytes = roles.reduce((sum, role) => sum + statSync(model(`${role}.gguf`)).size, 0);
    expect(bytes).toBeLessThan(40e6);
  });

  test.each(roles)('%s has a card with its hash and size, its data, training, results and limits', (role) => {
    const card = readFileSync(model(`${role}.md`), 'utf8');
    const file = readFileSync(model(`${role}.gguf`));
    expect(card).toContain(createHash('sha256').update(file).digest('hex'));
    expect(card).toContain(`${(file.length / 1e6).toFixed(1)} MB`);
    for (const heading of ['Data', 'Training', 'Results', 'Limits'])
      expect(card).toContain(`## ${heading}\n`);
    expect(card).not.toMatch(/NaN|undefined|\| \?/);
  });

  test('answer the first query of the README, and say that they are demonstration models', async () => {
    const events = await search('What is the weather in Oslo in celsius?');
    const [start] = events;
    expect(start).toMatchObject({
      type: 'search-started',
      policy: { note: expect.stringContaining('a demonstration model') },
      reward: { note: expect.stringContaining('a demonstration model') },
    });
    expect(events.at(-1)).toMatchObject({
      type: 'search-finished',
      outcome: 'done',
      calls: [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }],
    });
  });
});
