// The view's light check: accepts all that the full check accepts, and nothing that a reader would stumble over.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionLabel } from '../../../src/log/decision-label.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { checkLightly } from '../../../src/log/light-check.ts';
import { verdictMark } from '../../../src/log/mark.ts';
import { createSalvagingReader } from '../../../src/log/salvaging-reader.ts';
import { verdictSentence } from '../../../src/log/sentence.ts';
import { stepRows } from '../../../src/log/steps.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { checkEvent } from '../../../src/log/validate.ts';
import { logLines, syntheticLog } from './build-log.ts';
import { everyEvent, everyType } from './every-event.ts';

const log = syntheticLog({ steps: 6, beams: 3, candidates: 4 });
const samples: readonly SearchEvent[] = [...everyEvent, ...log];

/** Every place in a value, as a path of keys. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

function changedAt(value: unknown, path: readonly string[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [
    name,
    name === key ? changedAt(member, rest, change) : member,
  ]);
  if (Array.isArray(value)) return entries.map(([, member]) => member);
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** All that the view reads of a tree in order to draw it. */
function draw(events: readonly SearchEvent[]): void {
  const tree = treeOf(events);
  stepRows(tree);
  for (const node of tree.nodes) {
    decisionLabel(node.decision);
    verdictMark(node.verdict);
    if (node.verdict !== undefined) verdictSentence(node.verdict);
    node.score?.score.toFixed(2);
    node.aggregate?.toFixed(2);
    node.tokens?.reduce((sum, { logprob }) => sum + logprob, 0);
  }
}

describe('the light check', () => {
  it.each(everyType)('accepts every %s event that the full check accepts', (type) => {
    for (const event of samples.filter((sample) => sample.type === type)) {
      expect(checkLightly(event)).toEqual({ kind: 'event', event });
    }
  });

  it('reads a log like the full one', () => {
    const bytes = new TextEncoder().encode(logLines(log));
    expect(createSalvagingReader(checkLightly).push(bytes)).toEqual({ events: log, problems: [] });
  });

  it('accepts whatever the full check accepts of damaged events, and what it accepts can be drawn', () => {
    const oddities = [null, undefined, 'x', -1, 0.5, 1, 1e9, true, [], {}, [null], ['a'], [{}]];
    const damage = fc.constantFrom(...samples).chain((event) =>
      fc.record({
        event: fc.constant<unknown>(event),
        path: fc.constantFrom(...placesIn(event)),
        odd: fc.constantFrom(...oddities),
      }),
    );
    fc.assert(
      fc.property(damage, ({ event, path, odd }) => {
        const damaged = changedAt(event, path, () => odd);
        const light = checkLightly(damaged);
        if (checkEvent(damaged).kind === 'event') expect(light.kind).toBe('event');
        if (light.kind === 'event') draw([...log.slice(0, 40), light.event]);
      }),
      { numRuns: 2000 },
    );
  });

  it('names the field that is wrong', () => {
    expect(checkLightly({ ...everyEvent[1], beams: 'all' })).toMatchObject({
      kind: 'invalid',
      reason: 'its "beams" is not as it should be',
    });
  });

  it.each([null, 3, 'text', [], {}, { type: 'score' }, { type: 'score', seq: -1 }])(
    'knows that %j is no event',
    (value) => {
      expect(checkLightly(value)).toEqual({ kind: 'not-an-event' });
    },
  );

  it('reads the header of a newer version as far as it can, and passes over types that it does not know', () => {
    expect(checkLightly({ ...everyEvent[0], version: 7 })).toMatchObject({ kind: 'newer', version: 7 });
    expect(checkLightly({ type: 'telepathy', seq: 3, at: 0 })).toEqual({
      kind: 'unknown-type',
      type: 'telepathy',
      seq: 3,
    });
  });
});
