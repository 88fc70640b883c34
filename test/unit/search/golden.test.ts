// Golden transcripts: a whole search as text, one a strategy. A change of behaviour shows as a difference to read.
import { expect, test } from 'vitest';
import { decisionLabel } from '../../../src/log/decision-label.ts';
import type { SearchEvent, SearchSettings } from '../../../src/log/events.ts';
import { verdictSentence } from '../../../src/log/sentence.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import { holdClock } from './histories.ts';
import { scriptedPolicy, scriptedReward, textNumber } from './scripted.ts';
import { all, settings, weatherTask } from './tasks.ts';

holdClock();
const texts = [
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]',
  '[{"name": "get_weather", "arguments": {"unit": "celsius", "city": "Oslo"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "units": "C"}}]',
  '[{"name": "get_time", "arguments": {"city": "Oslo"}}]',
  '[]',
];

function line(event: SearchEvent): string | undefined {
  switch (event.type) {
    case 'step-started':
      return `step ${event.step}: expand ${event.beams.map((beam) => beam ?? 'root').join(', ')}`;
    case 'exchange':
      return `  ask the ${event.role}`;
    case 'candidate':
      return `  ${event.id} ${event.source} after ${event.parent ?? 'root'}: ${decisionLabel(event.decision)}`;
    case 'merge':
      return `  ${event.id} ${event.source} again, ×${event.count}`;
    case 'score':
      return `  ${event.id} scores ${event.score.score.toFixed(3)}, path ${event.aggregate.toFixed(3)}${event.memo ? ' (remembered)' : ''}`;
    case 'verdict':
      return `  ${event.id} ${verdictSentence(event.verdict)}`;
    case 'step-finished':
      return `  keep ${event.retained.join(', ')}`;
    case 'search-finished':
      return `${event.outcome}: ${JSON.stringify(event.calls)} ${event.score?.toFixed(3) ?? 'unscored'}`;
    default:
      return undefined;
  }
}

test.each<Partial<SearchSettings>>([
  { strategy: 'toolprm', aggregation: 'min' },
  { strategy: 'coarse', aggregation: 'mean' },
  { strategy: 'best-of-n' },
  { strategy: 'majority' },
  { strategy: 'greedy' },
])('a search by $strategy', async (changes) => {
  const write = (prefix: string, sample: number): string => {
    const fitting = texts.filter((text) => text.startsWith(prefix));
    return (fitting[(sample * 2) % fitting.length] ?? prefix).slice(prefix.length);
  };
  const events = await all(
    startSearch({
      task: weatherTask,
      settings: settings({ beams: 2, candidates: 3, ...changes }),
      policy: scriptedPolicy({ write }),
      reward: scriptedReward({ score: textNumber }),
    }),
  );
  const transcript = events.map(line).filter((text) => text !== undefined);
  await expect(`${transcript.join('\n')}\n`).toMatchFileSnapshot(
    `../../fixtures/transcripts/${changes.strategy}.txt`,
  );
});
