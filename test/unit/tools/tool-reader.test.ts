// A reader that remembers reads every version of a file as one that reads it for the first time.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToolDocument } from '../../../src/tools/read-document.ts';
import { segmentsOf } from '../../../src/tools/segments.ts';
import { placeOf } from '../../../src/tools/tool-place.ts';
import { createToolReader } from '../../../src/tools/tool-reader.ts';

const fixture = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../fixtures/tools', name), 'utf8');

/** The two weather tools forty times, under other names: a file that is worth cutting. */
function many(name: string, count = 20): string {
  const tools: unknown = JSON.parse(fixture(name));
  const list = Array.isArray(tools) ? tools : [];
  const copies = Array.from({ length: count }, (_, index) =>
    JSON.parse(
      JSON.stringify(list)
        .replaceAll('temperature"', `temperature_${index}"`)
        .replaceAll('weather"', `weather_${index}"`),
    ),
  );
  return JSON.stringify(copies.flat(), null, 2);
}
const files = [
  many('weather.mixed.json'),
  `{"tools": ${many('weather.mixed.json')}}`,
  many('weather.hammer.json'),
  Array.from({ length: 12 }, () => fixture('weather.bfcl.jsonl')).join(''),
  Array.from({ length: 12 }, () => fixture('weather.arguments.jsonl')).join(''),
  fixture('weather.vscode.package.json'),
  fixture('weather.map.json'),
  `{"tools": [{"functionDeclarations": ${many('weather.bare.json')}}]}`,
];

const plain = (read: ReturnType<typeof readToolDocument>) => ({
  file: read.file,
  places: read.file.tools.map(placeOf),
});

/** Where to cut or write, as a share of the text, how much, and what. */
const edits = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(30),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"type": ',
      '{"name": "x"},',
      '// c\n',
      '/*',
      'x',
      '0',
    ),
  ),
  { minLength: 1, maxLength: 6 },
);

describe('a reader that remembers', () => {
  it.each(files.map((text, index) => [index, text] as const))(
    'reads what a forgetful one reads, whatever is written into file %i',
    (_, text) => {
      fc.assert(
        fc.property(edits, (changes) => {
          const reader = createToolReader('json');
          reader.read(text);
          let now = text;
          for (const [where, length, what] of changes) {
            const at = Math.floor(where * now.length);
            now = now.slice(0, at) + what + now.slice(at + length);
            const remembered = reader.read(now);
            const anew = readToolDocument(now);
            // Of what brackets that do not match leave behind, the two need not make the same.
            if (anew.documents.every(({ faults }) => faults.length === 0)) {
              expect(plain(remembered)).toEqual(plain(anew));
            } else {
              expect(remembered.documents.some(({ faults }) => faults.length > 0)).toBe(true);
            }
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  it('keeps the tools that did not change, and knows those that only moved', () => {
    const text = many('weather.mixed.json');
    const reader = createToolReader('json');
    const before = reader.read(text).file.tools;
    const after = reader.read(text.replace('"City and country"', '"City, or city and country"')).file.tools;
    expect(after).toHaveLength(before.length);
    expect(
      after.map((tool, index) => reader.identityOf(tool) === before.map(reader.identityOf)[index]),
    ).toEqual(before.map((_, index) => index > 0));
    const again = reader.read(text.replace('[', '[\n{"name": "first", "parameters": {}},')).file.tools;
    expect(again.slice(2).map(reader.identityOf)).toEqual(after.slice(1).map(reader.identityOf));
    expect(again[2]?.pointer).toBe('/2');
  });

  it('reads the same in slices, and stops when it is told to', async () => {
    const text = many('weather.mixed.json', 200);
    const reader = createToolReader('json');
    expect(plain(await reader.readInSlices(text, new AbortController().signal))).toEqual(
      plain(readToolDocument(text)),
    );
    const stopped = AbortSignal.abort(new Error('newer version'));
    await expect(createToolReader('json').readInSlices(text, stopped)).rejects.toThrow('newer version');
  });
});

describe('segments', () => {
  it('never overlap, and never start or end within a string', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', '/', '*', '\n', 'a', ' ')),
        (parts) => {
          let end = 0;
          for (const { offset, length } of segmentsOf(parts.join(''))) {
            expect(offset).toBeGreaterThanOrEqual(end);
            end = offset + length;
            expect(parts.join('').slice(offset, end)).toMatch(/^\{[\s\S]*\}$/);
          }
        },
      ),
    );
  });
});
