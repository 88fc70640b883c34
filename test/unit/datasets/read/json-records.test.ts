// The records of JSON Lines and of big lists, in any chunks; what is broken hides nothing else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonRecord, readJsonRecords } from '../../../../src/datasets/read/json-records.ts';
import type { ReadProblem } from '../../../../src/datasets/read/read-problem.ts';
import { createRecordSplitter } from '../../../../src/datasets/read/record-splitter.ts';
import { cutAt } from '../../calls/split-feeding.ts';

async function read(chunks: Iterable<string | Uint8Array>): Promise<{
  readonly records: readonly JsonRecord[];
  readonly problems: readonly ReadProblem[];
}> {
  const records: JsonRecord[] = [];
  const problems: ReadProblem[] = [];
  const options = { file: 'f', onProblem: (problem: ReadProblem) => problems.push(problem) };
  for await (const record of readJsonRecords(chunks, options)) records.push(record);
  return { records, problems };
}

const row = fc.dictionary(
  fc.string({ maxLength: 4 }).filter((key) => key !== '__proto__'),
  fc.oneof(fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n{', ',', '😀'), fc.jsonValue({ maxDepth: 2 })),
  { maxKeys: 4 },
);
const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The ways in which people write many objects into one file. */
const layouts: Readonly<Record<string, (rows: readonly unknown[]) => string>> = {
  'JSON Lines': (rows) => rows.map((each) => `${JSON.stringify(each)}\n`).join(''),
  'JSON Lines with blank lines and carriage returns': (rows) =>
    rows.map((each) => `${JSON.stringify(each)}\r\n\r\n`).join(''),
  'JSON Lines without a line feed at the end': (rows) => rows.map((each) => JSON.stringify(each)).join('\n'),
  'one list on one line': (rows) => JSON.stringify(rows),
  'one list with a row a line': (rows) => `[\n${rows.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`,
  'one indented list': (rows) => JSON.stringify(rows, null, 2),
  'objects indented one after the other': (rows) =>
    rows.map((each) => JSON.stringify(each, null, 4)).join('\n'),
  'a byte order mark first': (rows) => `\ufeff${JSON.stringify(rows)}`,
};

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  test('gives every record, however the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (rows, places) => {
          const text = layout(rows);
          const { records, problems } = await read(cutAt(text, places));
          expect(problems).toEqual([]);
          expect(records.map(({ value }) => value)).toEqual(rows.map(asRead));
          const bytes = new TextEncoder().encode(text);
          const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (__, at) =>
            bytes.subarray(3 * at, 3 * at + 3),
          );
          expect((await read(pieces)).records).toEqual(records);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('tells the line of each record', async () => {
    const text = layout([{ a: 1 }, { b: 2 }, { c: 3 }]).replace('\ufeff', '');
    const { records } = await read([text]);
    for (const { line, value } of records) {
      const before = text.slice(0, text.indexOf(`"${Object.keys(value)[0]}"`));
      const opening = before.lastIndexOf('{');
      expect(line).toBe(text.slice(0, opening).split('\n').length);
    }
  });
});

describe('a broken row', () => {
  const broken = [
    '{"a": 1',
    '{"a": "unclosed}',
    '{"a": [1, 2}',
    '{"a": 1}}',
    'oops',
    '{"a": }',
    '42',
    '"text"',
    '{"a": {"b": 1}',
  ];

  test.each(broken)('%s is a problem with its line, and the rows around it are read', async (text) => {
    const { records, problems } = await read([`{"n": 1}\n${text}\n{"n": 2}\n{"n": 3}\n`]);
    expect(records.map(({ value }) => value).filter((value) => 'n' in value)).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'f', line: 2 });
  });

  test.each(['{"a": 1,', '{"a": "unclosed,', 'oops,'])(
    '%s inside an indented list is found as well',
    async (text) => {
      const list = `[\n  {\n    "n": 1\n  },\n  ${text}\n  {\n    "n": 2\n  }\n]\n`;
      const { records, problems } = await read([list]);
      expect(records.map(({ value }) => value)).toEqual([{ n: 1 }, { n: 2 }]);
      expect(problems).toHaveLength(1);
      expect(problems[0]?.line).toBe(5);
    },
  );

  test('at the end of a file that was cut is told', async () => {
    const { records, problems } = await read(['{"n": 1}\n{"n": ']);
    expect(records).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 2, remedy: expect.stringContaining('other rows were read') }]);
  });

  test('that is too long is passed over in bounded memory', () => {
    const splitter = createRecordSplitter(20);
    const found = [
      ...splitter.push('{"a": "aaaaaaaaaaaaa'),
      ...splitter.push('aaaaaaaaaaaaaaaaaaaa"}\n{"b": 1}\n'),
    ];
    expect(found).toEqual([
      { line: 1, text: undefined },
      { line: 2, text: '{"b": 1}' },
    ]);
    expect(splitter.end()).toBeUndefined();
  });

  test('of any kind never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n', ' ', ',', 'a', '1') }),
        async (text) => {
          const { records, problems } = await read([text]);
          expect(records.every(({ value }) => typeof value === 'object')).toBe(true);
          expect(problems.every(({ line }) => line >= 1)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('reading stops when it is told to', async () => {
  const controller = new AbortController();
  const options = { file: 'f', onProblem: () => undefined };
  const records = readJsonRecords(['{"a": 1}\n', '{"a": 2}\n'], options, controller.signal);
  await records.next();
  controller.abort();
  await expect(records.next()).rejects.toThrow(/abort/i);
});
