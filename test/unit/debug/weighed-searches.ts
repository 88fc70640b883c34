// Searches whose policy writes given texts with given scores, and where breakpoints stop them.
import type { BreakpointSet } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import type { Stop } from '../../../src/debug/player.ts';
import { recordedTimeline } from '../../../src/debug/recorded-timeline.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { patient, type ScriptedRunOptions } from './searches.ts';

export const celsius = '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]';
export const fahrenheit = '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "fahrenheit"}}]';
export const units = '[{"name": "get_weather", "arguments": {"city": "Oslo", "units": "C"}}]';
export const time = '[{"name": "get_time", "arguments": {"city": "Oslo"}}]';
export const twice =
  '[{"name": "get_weather", "arguments": {"city": "Oslo"}}, {"name": "get_weather", "arguments": {"city": "Rome"}}]';

export interface Weighed {
  /** What the policy writes, in turns: what is there twice is likelier. */
  readonly texts: readonly string[];
  /** By a part of the text; 0.8 where none is in it. */
  readonly scores?: Readonly<Record<string, number>>;
  readonly changes?: ScriptedRunOptions['changes'];
}

/** Each sample of a beam writes the next text that begins as the beam does. */
export function weighed({ texts, scores = {}, changes }: Weighed): ScriptedRunOptions {
  return {
    policy: {
      write(prefix, sample) {
        const fitting = texts.filter((text) => text.startsWith(prefix));
        return (fitting[sample % Math.max(1, fitting.length)] ?? '').slice(prefix.length);
      },
    },
    reward: {
      score: (text) => Object.entries(scores).find(([part]) => text.includes(part))?.[1] ?? 0.8,
    },
    changes: { beams: 2, candidates: 3, ...changes },
  };
}

export async function stopsOf(
  events: readonly SearchEvent[],
  breakpoints: BreakpointSet,
  output: string[] = [],
): Promise<readonly Stop[]> {
  const player = createPlayer(recordedTimeline(events), {
    breakpoints,
    onOutput: (text) => output.push(text),
  });
  const stops: Stop[] = [];
  do stops.push(await player.continue(patient()));
  while (stops.at(-1)?.reason !== 'end');
  return stops.slice(0, -1);
}

/** What the first hits of the stops are about. */
export function about(events: readonly SearchEvent[], stops: readonly Stop[]): readonly string[] {
  const tree = treeOf(events);
  return stops.map(({ hits: [hit] }) => {
    const { decision } = tree.node(hit?.candidate ?? '') ?? {};
    return decision === undefined ? '' : `${decision.text}`;
  });
}
