// Cutting at stop strings while streaming gives what cutting the whole text would give.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStopCutter } from '../../../../src/models/openai/stop-cutter.ts';

function run(pieces: readonly string[], stops: readonly string[]) {
  const cutter = createStopCutter(stops);
  const cuts = pieces.map((text) => cutter.push(text, [{ text, logprob: -1 }]));
  cuts.push(cutter.flush());
  return {
    text: cuts.map(({ text }) => text).join(''),
    tokens: cuts.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join(''),
    stopped: cuts.at(-1)?.stopped,
  };
}

function whole(text: string, stops: readonly string[]): string {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length > 0 ? text.slice(0, Math.min(...places)) : text;
}

const piece = fc.string({ unit: fc.constantFrom('a', 'b', '"', '}'), minLength: 1, maxLength: 4 });
const stop = fc.string({ unit: fc.constantFrom('a', 'b', '"', '}'), minLength: 1, maxLength: 3 });

test('any text, any stop strings, any chunking', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.array(stop, { maxLength: 3 }), (pieces, stops) => {
      const text = pieces.join('');
      const expected = stopsFirst(text, stops);
      const result = run(pieces, stops);
      expect(result.stopped).toBe(expected.stopped);
      expect(text.startsWith(result.text)).toBe(true);
      if (stops.length < 2) expect(result.text).toBe(whole(text, stops));
      for (const one of stops) expect(result.text.includes(one)).toBe(false);
    }),
  );
});

function stopsFirst(text: string, stops: readonly string[]) {
  return { stopped: stops.some((stop) => text.includes(stop)) };
}

test('the tokens of a cut text join to that text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.array(stop, { maxLength: 2 }), (pieces, stops) => {
      const result = run(pieces, stops);
      expect(result.tokens).toBe(result.text);
    }),
  );
});

test('a token that holds the stop string keeps its log-probability for what is left of it', () => {
  const cutter = createStopCutter(['",']);
  expect(cutter.push('Oslo",', [{ text: 'Oslo",', logprob: -0.5 }])).toEqual({
    text: 'Oslo',
    tokens: [{ text: 'Oslo', logprob: -0.5 }],
    stopped: true,
  });
});
