// Small tasks for the tests of the search.
import type { SearchEvent, SearchSettings } from '../../../src/log/events.ts';
import type { Search, SearchTask } from '../../../src/search/search.ts';
import { defaultSettings } from '../../../src/search/settings.ts';
import { readTools } from '../../../src/tools/read.ts';

export const weatherTools = readTools(
  JSON.stringify([
    {
      name: 'get_weather',
      description: 'The weather in a city now.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string' },
          unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
          days: { type: 'integer' },
        },
        required: ['city'],
      },
    },
    {
      name: 'get_time',
      description: 'The time in a city now.',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  ]),
).tools;

const query = 'What is the weather in Oslo in celsius?';

export const weatherTask: SearchTask = {
  query,
  messages: [{ role: 'user', content: query }],
  tools: weatherTools,
  prompt: `Query: ${query}\n`,
};

export const settings = (changes: Partial<SearchSettings> = {}): SearchSettings => ({
  ...defaultSettings,
  beams: 2,
  candidates: 2,
  ...changes,
});

export async function all(search: Search): Promise<SearchEvent[]> {
  const events: SearchEvent[] = [];
  for await (const event of search.events) events.push(event);
  return events;
}

export function of<Type extends SearchEvent['type']>(
  events: readonly SearchEvent[],
  type: Type,
): Extract<SearchEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<SearchEvent, { type: Type }> => event.type === type);
}

export function last(events: readonly SearchEvent[]): Extract<SearchEvent, { type: 'search-finished' }> {
  const end = events[events.length - 1];
  if (end?.type !== 'search-finished') throw new Error('the search did not end');
  return end;
}
