// A response is taken up again from its text: decision by decision, in every format.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionOf } from '../../../src/calls/resume.ts';
import { createSplitter } from '../../../src/calls/split.ts';
import type { SplitDecision, Splitter } from '../../../src/calls/splitter.ts';
import { formatOf, goodResponse } from './split-arbitrary.ts';

const plain = ({ after: _, ...decision }: SplitDecision): Omit<SplitDecision, 'after'> => decision;

function decisionsOf(start: Splitter, text: string): readonly SplitDecision[] {
  const fed = start.feed(text);
  return [...fed.decisions, ...fed.next.finish().decisions];
}

describe('one decision after a state', () => {
  test('is read again from its own text, and leads to the same rest', () => {
    fc.assert(
      fc.property(goodResponse, ({ shape, text }) => {
        const start = createSplitter(formatOf(shape));
        let state = start;
        for (const decision of decisionsOf(start, text)) {
          const again = decisionOf(state, decision.text);
          if (again === undefined) throw new Error(`not read again: ${JSON.stringify(decision.text)}`);
          expect(plain(again)).toEqual(plain(decision));
          const rest = text.slice(decision.end);
          expect(decisionsOf(again.after, rest).map(plain)).toEqual(
            decisionsOf(decision.after, rest).map(plain),
          );
          state = again.after;
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['half of one', '[{"na'],
    ['more than one', '[{"name": "f", "arguments": {"a": 1'],
    ['one and a beginning', '[{"name": "f", "arg'],
    ['nothing', ''],
    ['what is not in the format', 'call f'],
  ])('is not %s', (_, text) => {
    expect(decisionOf(createSplitter('hammer'), text)).toBeUndefined();
  });

  test('may be the end of the response', () => {
    expect(decisionOf(createSplitter('hammer'), '[]')).toMatchObject({ kind: 'response-finished' });
  });
});
