// Runs whole searches against test servers, through the same entrance as the command line and the editor.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchEvent, SearchSettings } from '../../../src/log/events.ts';
import { readLog } from '../../../src/log/reader.ts';
import type { PolicySpec, RewardSpec } from '../../../src/run/model-spec.ts';
import { runSearch } from '../../../src/run/run-search.ts';
import { defaultSettings } from '../../../src/search/settings.ts';

export const query = 'What is the weather in Oslo in celsius?';

export const toolsText = JSON.stringify([
  {
    name: 'get_weather',
    description: 'The weather in a city now.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
      required: ['city'],
    },
  },
  {
    name: 'get_time',
    description: 'The time in a city now.',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
]);

export const responses = [
  {
    text: '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]',
    weight: 5,
    correct: true,
  },
  { text: '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "fahrenheit"}}]', weight: 3 },
  { text: '[{"name": "get_weather", "arguments": {"city": "Oslo", "units": "C"}}]', weight: 2 },
  { text: '[{"name": "get_weather", "arguments": {"city": "Norway"}}]', weight: 2 },
  { text: '[{"name": "get_time", "arguments": {"city": "Oslo"}}]', weight: 2 },
  { text: '[]', weight: 1 },
];

export interface Searched {
  readonly events: readonly SearchEvent[];
  readonly end: Extract<SearchEvent, { type: 'search-finished' }>;
  /** What the log on the disk holds. */
  readonly logged: ReturnType<typeof readLog>;
}

export async function searched(
  policy: PolicySpec,
  reward: RewardSpec,
  changes: Partial<SearchSettings> = {},
): Promise<Searched> {
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-run-'));
  try {
    const run = await runSearch({
      toolsText,
      toolsFile: 'weather.json',
      query,
      settings: { ...defaultSettings, beams: 2, candidates: 3, seed: 7, ...changes },
      policy,
      reward,
      log: { file: join(folder, 'search.toolprm.jsonl') },
      assets: { hostFile: '', policyFile: '', rewardFile: '' },
      producer: 'test',
      signal: new AbortController().signal,
    });
    const events: SearchEvent[] = [];
    for await (const event of run.events) events.push(event);
    const end = events[events.length - 1];
    if (end?.type !== 'search-finished') throw new Error('the search did not end');
    return { events, end, logged: readLog(await readFile(run.logPath ?? '', 'utf8')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every candidate's path and what became of it, without times, requests and order of arrival. */
export function verdicts(events: readonly SearchEvent[]): readonly string[] {
  const texts = new Map<string, string>();
  const scores = new Map<string, string>();
  const lines: string[] = [];
  for (const event of events) {
    if (event.type === 'candidate') {
      texts.set(
        event.id,
        (event.parent === null ? '' : (texts.get(event.parent) ?? '?')) + event.decision.text,
      );
    }
    if (event.type === 'score') scores.set(event.id, event.score.score.toFixed(4));
    if (event.type === 'verdict') {
      const rank = 'rank' in event.verdict ? ` ${event.verdict.rank}` : '';
      lines.push(`${texts.get(event.id)} → ${scores.get(event.id) ?? '-'} ${event.verdict.kind}${rank}`);
    }
  }
  return lines.sort();
}
