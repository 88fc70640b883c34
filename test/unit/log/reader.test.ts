import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { checkLightly } from '../../../src/log/light-check.ts';
import type { LogProblem } from '../../../src/log/problem.ts';
import { createLogReader, readLog, readLogStream } from '../../../src/log/reader.ts';
import { readChunks } from '../../../src/log/whole-log.ts';
import { logLines, syntheticLog } from './build-log.ts';
import { everyEvent } from './every-event.ts';

const events = syntheticLog({ steps: 4, beams: 2, candidates: 3 });
const text = logLines(events);
const lines = text.trimEnd().split('\n');
const kinds = (problems: readonly LogProblem[]): readonly string[] => problems.map(({ kind }) => kind);
const seqs = (read: readonly SearchEvent[]): readonly number[] => read.map(({ seq }) => seq);
const unlines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('');

describe('reading a log', () => {
  it('gives every event of an intact log', () => {
    expect(readLog(text)).toEqual({ events, problems: [], finished: true });
    expect(readLog(new TextEncoder().encode(text))).toEqual({ events, problems: [], finished: true });
  });

  it('gives every type of event', () => {
    const log = readLog(logLines(everyEvent));
    expect(log).toEqual({ events: everyEvent, problems: [], finished: true });
  });

  it('reads a last line whose line feed was lost', () => {
    expect(readLog(text.slice(0, -1))).toEqual({ events, problems: [], finished: true });
  });

  it('knows a log whose search is still running', () => {
    expect(readLog(unlines(lines.slice(0, 10)))).toMatchObject({ problems: [], finished: false });
  });

  it('names an incomplete last line and reads the others', () => {
    const log = readLog(text.slice(0, text.length - 20));
    expect(log.events).toEqual(events.slice(0, -1));
    expect(log.problems).toEqual([
      {
        kind: 'cut',
        severity: 'loss',
        line: lines.length,
        message: `Line ${lines.length}, the last one, is incomplete: the search was interrupted while it was written.`,
        remedy: expect.stringContaining('all other events were read'),
      },
    ]);
  });

  it('knows a log that was cut in its first line', () => {
    expect(kinds(readLog(text.slice(0, 40)).problems)).toEqual(['cut']);
  });

  it('passes over a line that is not JSON, and counts its event as found', () => {
    const log = readLog(unlines(lines.with(3, '{"seq": 3, oops')));
    expect(seqs(log.events)).toEqual(seqs(events).filter((seq) => seq !== 3));
    expect(log.problems).toMatchObject([{ kind: 'unparsable', line: 4 }]);
  });

  it('passes over JSON that is not an event', () => {
    for (const value of [
      'null',
      '17',
      '[]',
      '{"seq": "3", "type": "notice"}',
      '{"seq": -1, "type": "notice"}',
    ]) {
      expect(readLog(unlines(lines.with(3, value))).problems).toMatchObject([
        { kind: 'unparsable', line: 4 },
      ]);
    }
  });

  it('passes over an event that breaks the schema, and says how', () => {
    const log = readLog(
      unlines(lines.with(1, '{"seq":1,"at":0,"type":"step-started","step":"one","beams":[]}')),
    );
    expect(log.problems).toMatchObject([{ kind: 'invalid', line: 2 }]);
    expect(log.problems[0]?.message).toBe(
      'Line 2 is not a valid "step-started" event: /step must be integer.',
    );
  });

  it('passes over events of a newer version, and says to update', () => {
    const log = readLog(unlines(lines.with(5, '{"seq":5,"at":3,"type":"telepathy"}')));
    expect(log.events).toHaveLength(events.length - 1);
    expect(log.problems).toMatchObject([
      { kind: 'unknown-type', line: 6, remedy: expect.stringContaining('Update') },
    ]);
  });

  it('reads a newer version of the format as far as it knows it', () => {
    const header = { ...JSON.parse(lines[0] ?? ''), version: 2, mood: 'good' };
    const log = readLog(unlines(lines.with(0, JSON.stringify(header))));
    expect(log.events).toHaveLength(events.length);
    expect(log.problems).toMatchObject([
      { kind: 'newer', line: 1, message: expect.stringContaining('version 2') },
    ]);
  });

  it('names missing events', () => {
    const log = readLog(unlines(lines.toSpliced(4, 3)));
    expect(seqs(log.events)).toEqual(seqs(events).toSpliced(4, 3));
    expect(log.problems).toMatchObject([{ kind: 'missing', line: 5, missing: { from: 4, to: 6 } }]);
  });

  it('says when the beginning is missing', () => {
    const log = readLog(unlines(lines.slice(1)));
    expect(log.events).toEqual(events.slice(1));
    expect(log.problems).toMatchObject([
      { kind: 'missing', message: expect.stringContaining('what was searched') },
    ]);
  });

  it('says when the first event is something else', () => {
    const log = readLog('{"seq":0,"at":0,"type":"notice","severity":"info","message":"hello"}\n');
    expect(kinds(log.problems)).toEqual(['no-header']);
  });

  it('passes over repeated lines', () => {
    const log = readLog(unlines(lines.toSpliced(4, 0, lines[2] ?? '')));
    expect(log.events).toEqual(events);
    expect(log.problems).toMatchObject([{ kind: 'repeated', line: 5, severity: 'info' }]);
  });

  it('puts events in order', () => {
    const swapped = lines.with(4, lines[6] ?? '').with(6, lines[4] ?? '');
    const log = readLog(unlines(swapped));
    expect(log.events).toEqual(events);
    expect(kinds(log.problems)).toEqual(['order', 'order']);
  });

  it('reads the first of two logs in one file', () => {
    const second = text.replaceAll('"b7c1"', '"other"');
    const log = readLog(text + second);
    expect(log.events).toEqual(events);
    expect(log.problems).toMatchObject([{ kind: 'second-log', line: lines.length + 1 }]);
  });

  it('reads files with a byte-order mark and carriage returns, and says so', () => {
    const log = readLog(new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`));
    expect(log.events).toEqual(events);
    expect(log.problems.map(({ severity }) => severity)).toEqual(['info', 'info']);
  });

  it('passes over empty lines', () => {
    expect(readLog(`\n${text.replaceAll('\n', '\n\n')}  \n`)).toMatchObject({ events, problems: [] });
  });

  it('names zero bytes, as a power cut leaves them', () => {
    const log = readLog(`${unlines(lines.slice(0, 5))}${'\0'.repeat(300)}\n`);
    expect(log.events).toEqual(events.slice(0, 5));
    expect(log.problems).toMatchObject([{ line: 6, message: expect.stringContaining('power cut') }]);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a file of blank lines', '\n', 'empty'],
    ['a text', 'Dear diary,\ntoday I searched.\n', 'not-a-log'],
    ['a JSON file', JSON.stringify({ tools: [1, 2, 3] }, null, 2), 'not-a-log'],
    ['a JSON Lines file of something else', '{"id": 1}\n'.repeat(500), 'not-a-log'],
    ['a long text', 'word\n'.repeat(5000), 'not-a-log'],
  ])('says once that %s is not a log', (_, content, kind) => {
    const log = readLog(content);
    expect(log.events).toEqual([]);
    expect(kinds(log.problems)).toEqual([kind]);
    expect(log.problems[0]?.remedy).not.toBe('');
  });

  it('says that a log was saved as UTF-16', () => {
    const log = readLog(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')));
    expect(log.problems).toMatchObject([{ kind: 'not-a-log', message: expect.stringContaining('UTF-16') }]);
  });

  it('lists many problems only up to a limit', () => {
    const log = readLog(lines[0] + '\n{}'.repeat(5000));
    expect(log.problems).toHaveLength(1001);
    expect(log.problems.at(-1)).toMatchObject({
      kind: 'more',
      message: 'There are 4000 more problems like these.',
    });
  });
});

describe('following a log', () => {
  const chunked = (bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] => {
    const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
    return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
  };

  it('gives an event as soon as its line is complete', () => {
    const reader = createLogReader();
    expect(reader.push(`${lines[0]}\n${lines[1]}`).events).toEqual([events[0]]);
    expect(reader.push('').events).toEqual([]);
    expect(reader.push('\n').events).toEqual([events[1]]);
    expect(reader.end()).toEqual({ events: [], problems: [] });
  });

  it('reads the same in any chunks, multi-byte characters cut or not', () => {
    const bytes = new TextEncoder().encode(text.slice(0, -7));
    const expected = readLog(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (cuts) => {
        const reader = createLogReader();
        const readings = [...chunked(bytes, cuts).map((chunk) => reader.push(chunk)), reader.end()];
        expect(readings.flatMap((reading) => reading.events)).toEqual(expected.events);
        expect(readings.flatMap((reading) => reading.problems)).toEqual(expected.problems);
      }),
      { numRuns: 60 },
    );
  });

  it('reads byte by byte', () => {
    const bytes = new TextEncoder().encode(text);
    const reader = createLogReader();
    const read = Array.from(bytes, (byte) => reader.push(Uint8Array.of(byte)).events).flat();
    expect(read).toEqual(events);
  });

  it('reads a stream', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield* chunked(new TextEncoder().encode(text), [100, 2000, 2001]);
    }
    expect(await readLogStream(stream())).toEqual({ events, problems: [], finished: true });
  });

  it('puts the events of a stream in order with the light check too, and calls none of them missing', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      const swapped = lines.with(4, lines[6] ?? '').with(6, lines[4] ?? '');
      yield* chunked(new TextEncoder().encode(unlines(swapped)), [100, 2000, 2001]);
    }
    const log = await readChunks(stream(), checkLightly);
    expect(log.events).toEqual(events);
    expect(kinds(log.problems)).toEqual(['order', 'order']);
  });
});

describe('a damaged log', () => {
  it('cut at any byte, gives all events before the cut and reports', () => {
    const bytes = new TextEncoder().encode(text);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (cut) => {
        const log = readLog(bytes.slice(0, cut));
        expect(log.events).toEqual(events.slice(0, log.events.length));
        const whole =
          text.slice(0, Buffer.from(bytes.slice(0, cut)).toString().length).split('\n').length - 1;
        expect(log.events.length).toBeGreaterThanOrEqual(whole);
        expect(log.problems.length > 0 || !log.finished || log.events.length === events.length).toBe(true);
        expect(log.problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('without some lines, gives all others and reports the gaps', () => {
    fc.assert(
      fc.property(fc.subarray(lines.map((_, index) => index)), (kept) => {
        const log = readLog(unlines(kept.map((index) => lines[index] ?? '')));
        expect(seqs(log.events)).toEqual(kept);
        const isPrefix = kept.every((seq, index) => seq === index);
        expect(log.problems.length > 0).toBe(!isPrefix || kept.length === 0);
      }),
      { numRuns: 200 },
    );
  });

  it('with its lines shuffled, gives all events in order and reports', () => {
    const shuffled = fc.shuffledSubarray(
      lines.map((_, index) => index),
      { minLength: lines.length },
    );
    fc.assert(
      fc.property(shuffled, (order) => {
        const log = readLog(unlines(order.map((index) => lines[index] ?? '')));
        expect(log.events).toEqual(events);
        const isSorted = order.every((seq, index) => seq === index);
        expect(kinds(log.problems).filter((kind) => kind !== 'order')).toEqual([]);
        expect(log.problems.length > 0).toBe(!isSorted);
      }),
      { numRuns: 100 },
    );
  });

  it('with any bytes changed, never throws', () => {
    const bytes = new TextEncoder().encode(text);
    const edits = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(edits, (changes) => {
        const damaged = bytes.slice();
        for (const [place, value] of changes) damaged[place] = value;
        expect(() => readLog(damaged)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('that is random bytes, never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(readLog(bytes).events).toEqual([]);
        expect(readLog(bytes).problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a large log', () => {
  it('of 100,000 events is read without loss', () => {
    const large = syntheticLog({ steps: 124, beams: 16, candidates: 16 });
    expect(large.length).toBeGreaterThan(100_000);
    const log = readLog(logLines(large));
    expect(log.problems).toEqual([]);
    expect(log.events.length).toBe(large.length);
    expect(log.events.at(-1)).toEqual(large.at(-1));
  });
});
