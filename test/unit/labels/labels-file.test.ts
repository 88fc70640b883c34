// The labels file: its name, its lines, and what a reader saves from a damaged one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelRecord } from '../../../src/labels/label.ts';
import { labelLine } from '../../../src/labels/label-line.ts';
import { labelsPath, logPathOf } from '../../../src/labels/labels-path.ts';
import { newLabel, newUndo } from '../../../src/labels/new-record.ts';
import { readLabels } from '../../../src/labels/read-labels.ts';
import { anyRecord, hostileText, labelled } from './build-labels.ts';

const written = (records: readonly LabelRecord[]): string => records.map(labelLine).join('');

describe('the place of the labels', () => {
  it.each([
    ['a/b.toolprm.jsonl', 'a/b.labels.jsonl'],
    ['a/B.ToolPRM.JSONL', 'a/B.labels.jsonl'],
    ['a.b/c.jsonl', 'a.b/c.labels.jsonl'],
    ['a.b/c', 'a.b/c.labels.jsonl'],
    ['/home/x/toolprm.jsonl', '/home/x/toolprm.labels.jsonl'],
  ])('%s has its labels in %s', (log, labels) => {
    expect(labelsPath(log)).toBe(labels);
  });

  it('leads back to the log', () => {
    expect(logPathOf(labelsPath('a/b.toolprm.jsonl'))).toBe('a/b.toolprm.jsonl');
    expect(logPathOf('a/b.jsonl')).toBeUndefined();
  });
});

describe('a line', () => {
  it('has what every record has first, and only what was changed', () => {
    const record = newLabel(
      { candidate: 'c1', rating: -1, visible: { score: true, verdict: false } },
      { id: 'r1', search: 's1', labeller: 'Ada', time: new Date(0) },
    );
    expect(labelLine(record)).toBe(
      '{"version":1,"id":"r1","search":"s1","candidate":"c1","labeller":"Ada","time":"1970-01-01T00:00:00.000Z",' +
        '"action":"label","rating":-1,"visible":{"score":true,"verdict":false}}\n',
    );
  });

  it('of an undo names the record', () => {
    const record = labelled('r1', 'c1', 1);
    const undo = newUndo(record, { id: 'r2', search: 's1', labeller: 'Ada', time: new Date(0) });
    expect(undo).toMatchObject({ action: 'undo', of: 'r1', candidate: 'c1' });
  });

  it('is one line for every reader, whatever the note says', () => {
    fc.assert(
      fc.property(hostileText, (note) => {
        const line = labelLine(labelled('r1', 'c1', 1, { note }));
        expect(line.split(/[\n\r\u0085\u2028\u2029\v\f]/)).toHaveLength(2);
        const bytes = new TextEncoder().encode(line);
        expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(line);
      }),
    );
  });
});

describe('reading', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { selector: ({ id }) => id }), (records) => {
        const reading = readLabels(written(records));
        expect(reading).toEqual({ records, problems: [], unread: [], endsMidLine: false });
        expect(readLabels(new TextEncoder().encode(written(records))).records).toEqual(records);
      }),
    );
  });

  it('saves every whole line of a file that is cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRecord, { selector: ({ id }) => id, minLength: 1 }),
        fc.nat(),
        (records, at) => {
          const bytes = new TextEncoder().encode(written(records));
          const cut = bytes.slice(0, at % (bytes.length + 1));
          const whole = cut.filter((byte) => byte === 10).length;
          const reading = readLabels(cut);
          expect(records.slice(0, reading.records.length)).toEqual(reading.records);
          expect(reading.records.length - whole).toBeOneOf([0, 1]);
          expect(reading.endsMidLine).toBe(cut.length > 0 && cut.at(-1) !== 10);
          for (const { message, remedy, line } of reading.problems) {
            expect(message).toContain(`${line}`);
            expect(remedy).not.toBe('');
          }
        },
      ),
    );
  });

  it('never throws, whatever the lines are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), hostileText, fc.string())), (lines) => {
        const reading = readLabels(lines.join('\n'));
        const filled = lines
          .join('\n')
          .split('\n')
          .filter((line) => line.trim() !== '').length;
        expect(reading.unread.length + reading.records.length).toBeLessThanOrEqual(filled);
      }),
    );
  });

  it('names problems by their line and keeps the lines', () => {
    const good = labelLine(labelled('r1', 'c1', 1));
    const bad = good.replace('"rating":1', '"rating":7').replace('r1', 'r2');
    const reading = readLabels(`${good}{"half\n${bad}[]\n\n${good}`);
    expect(reading.records).toHaveLength(1);
    expect(reading.problems.map(({ line, message }) => [line, message])).toEqual([
      [2, 'Line 2 is not JSON.'],
      [3, 'Line 3 is not a whole label: "rating" is not -1, 0, 1 or null.'],
      [4, 'Line 4 is not a label.'],
      [6, 'Line 6 repeats the record of line 1 and was passed over.'],
    ]);
    expect(reading.unread.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('reads what it knows of a newer version, and keeps what it does not', () => {
    const line = labelLine(labelled('r1', 'c1', 1)).replace('"version":1', '"version":2');
    const reading = readLabels(`${line}${line.replace('"label"', '"merge"').replace('r1', 'r2')}`);
    expect(reading.records).toEqual([labelled('r1', 'c1', 1)]);
    expect(reading.problems.map(({ severity }) => severity)).toEqual(['info', 'loss']);
    expect(reading.unread.map(({ text }) => JSON.parse(text).action)).toEqual(['merge']);
  });

  it('forgives a byte-order mark and carriage returns', () => {
    const line = labelLine(labelled('r1', 'c1', 1)).replace('\n', '\r\n');
    expect(readLabels(`\ufeff${line}`)).toMatchObject({ records: [{ id: 'r1' }], problems: [] });
  });
});
