// What a list of searches shows of a log, from its two ends alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../src/log/brief.ts';
import { logLines, started, syntheticLog } from './build-log.ts';

const events = syntheticLog({ steps: 3, beams: 2, candidates: 3 });
const log = logLines(events);
const firstLine = log.slice(0, log.indexOf('\n') + 1);

describe('the brief of a finished search', () => {
  it('has query, models, outcome, score and calls', () => {
    const last = events.at(-1);
    expect(readBrief(log, log)).toMatchObject({
      query: 'What is the weather in Oslo in celsius?',
      time: Date.parse('2026-11-22T09:15:03.120Z'),
      forked: false,
      outcome: 'done',
      score: last?.type === 'search-finished' ? last.score : undefined,
      functions: ['get_weather'],
      step: 3,
    });
  });

  it('needs no more than the first and the last line', () => {
    expect(readBrief(firstLine, log.slice(-1500))).toEqual(readBrief(log, log));
  });

  it('has no score where the strategy does not score', () => {
    const unscored = log.replace(/"score":[\d.]+,"totals"/, '"score":null,"totals"');
    expect(readBrief(unscored, unscored)).not.toHaveProperty('score');
  });
});

describe('the brief of a search that has not finished', () => {
  const lines = log.trimEnd().split('\n');

  it('has no outcome, and the step that it is at', () => {
    const cut = lines.slice(0, Math.floor(lines.length / 2)).join('\n');
    const brief = readBrief(cut, cut);
    expect(brief).not.toHaveProperty('outcome');
    expect(brief?.step).toBeGreaterThan(0);
    expect(brief?.duration).toBeGreaterThan(0);
  });

  it('passes over a last line that is half written', () => {
    const cut = log.slice(0, -40);
    expect(readBrief(cut, cut)).not.toHaveProperty('outcome');
    expect(readBrief(cut, cut)?.step).toBe(3);
  });

  it('is there as soon as the first line is', () => {
    expect(readBrief(firstLine, firstLine)).toMatchObject({
      functions: [],
      query: expect.stringContaining('Oslo'),
    });
  });
});

describe('a damaged or foreign file', () => {
  it('is no search', () => {
    for (const text of ['', '\n', '{}', '[]', 'hello', '{"type":"candidate"}\n', '\0\0\0']) {
      expect(readBrief(text, text)).toBeUndefined();
    }
  });

  it('still gives the query where the first line is longer than what was read', () => {
    const cut = firstLine.slice(0, firstLine.indexOf('"messages"') + 30);
    expect(readBrief(cut, log)).toMatchObject({
      query: 'What is the weather in Oslo in celsius?',
      outcome: 'done',
    });
  });

  it('with fields of wrong types gives what is right', () => {
    const odd = `${JSON.stringify({ ...started({ steps: 1, beams: 1, candidates: 1 }), seq: 0, at: 0, query: 7, time: {}, policy: null })}\n`;
    expect(readBrief(odd, odd)).toMatchObject({ query: '', forked: false });
    expect(readBrief(odd, odd)).not.toHaveProperty('policy');
  });

  it('never throws, wherever the two parts are cut', () => {
    fc.assert(
      fc.property(fc.nat(log.length), fc.nat(log.length), (from, to) => {
        readBrief(log.slice(0, to), log.slice(from));
      }),
      { numRuns: 200 },
    );
  });
});
