// Searches whose evidence can be worked out by hand: a policy that writes given texts in turn, and given scores.
import type { SearchEvent, SearchSettings } from '../../../src/log/events.ts';
import type { SearchTree } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import type { SearchOptions } from '../../../src/search/search.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { Tool } from '../../../src/tools/tool.ts';
import { scriptedPolicy, scriptedReward } from '../search/scripted.ts';
import { all, settings } from '../search/tasks.ts';

export const bookingFile = JSON.stringify([
  {
    name: 'book_room',
    description: 'Books a hotel room.',
    parameters: {
      type: 'object',
      properties: {
        date: { type: 'string', description: 'The date.' },
        start_date: { type: 'string', description: 'The first night.' },
        size: { type: 'string', enum: ['single', 'double'] },
      },
    },
  },
  {
    name: 'list_rooms',
    description: 'Lists the rooms.',
    parameters: { type: 'object', properties: { date: { type: 'string' } } },
  },
]);

export const bookingTools: readonly Tool[] = readTools(bookingFile).tools;

export interface Searched {
  /** What the policy writes, sample after sample, where it fits what is decided already. */
  readonly texts: readonly string[];
  /** Step score by a part of the decision's text; 0.9 for all others. */
  readonly scores?: Readonly<Record<string, number>>;
  readonly settings?: Partial<SearchSettings>;
  readonly tools?: readonly Tool[];
  readonly toolsFile?: string;
  readonly id?: string;
  readonly from?: NonNullable<SearchOptions['from']>;
}

export async function searched(options: Searched): Promise<readonly SearchEvent[]> {
  const { texts, scores = {}, tools = bookingTools, toolsFile, id, from } = options;
  const write = (prefix: string, sample: number): string => {
    const fitting = texts.filter((text) => text.startsWith(prefix));
    return (fitting[sample % fitting.length] ?? prefix).slice(prefix.length);
  };
  const query = 'Book a room for the first of May.';
  return all(
    startSearch({
      task: {
        query,
        messages: [{ role: 'user', content: query }],
        tools,
        prompt: `Query: ${query}\n`,
        ...(toolsFile === undefined ? {} : { toolsFile }),
      },
      settings: settings({ beams: 1, candidates: 4, constraint: 'off', ...options.settings }),
      policy: scriptedPolicy({ write }),
      reward: scriptedReward({
        score: (_, { decision }) =>
          Object.entries(scores).find(([part]) => decision.text.includes(part))?.[1] ?? 0.9,
      }),
      ...(id === undefined ? {} : { id }),
      ...(from === undefined ? {} : { from }),
    }),
  );
}

export async function treeOfSearch(options: Searched): Promise<SearchTree> {
  return treeOf(await searched(options));
}

export const booking = (args: Readonly<Record<string, string>>, name = 'book_room'): string =>
  JSON.stringify([{ name, arguments: args }])
    .replaceAll('":', '": ')
    .replaceAll(',"', ', "');
