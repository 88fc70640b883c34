// What searches have shown, in the schema itself.
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import { mergeEvidence } from '../../../src/evidence/evidence.ts';
import type { LoggedEvidence } from '../../../src/evidence/logged-evidence.ts';
import type { EvidenceSource } from '../../../src/evidence/source.ts';
import {
  evidenceDiagnostics,
  seenInSearches,
  troublePlaces,
} from '../../../src/language/evidence-diagnostics.ts';
import { evidenceHints } from '../../../src/language/evidence-hints.ts';
import { evidenceHover } from '../../../src/language/evidence-hover.ts';
import { lastSearchLens } from '../../../src/language/evidence-lens.ts';
import { evidenceOf } from '../../../src/language/evidence-places.ts';
import type { ToolDocument } from '../../../src/language/open-documents.ts';
import { readToolDocument, type ToolSyntax } from '../../../src/tools/read-document.ts';
import { booking, bookingFile, treeOfSearch } from '../evidence/searched.ts';

const text = JSON.stringify(JSON.parse(bookingFile), undefined, 2);
const yaml = `- name: book_room
  description: Books a hotel room.
  parameters:
    type: object
    properties:
      date: {type: string, description: The date.}
      start_date: {type: string, description: The first night.}
      size:
        type: string
        enum: [single, double]
`;

function opened(content: string, syntax: ToolSyntax = 'json'): ToolDocument {
  const uri = pathToFileURL(`/work/hotel.tools.${syntax}`).href;
  const document = TextDocument.create(uri, syntax, 1, content);
  return { document, uri, version: 1, text: content, syntax, read: readToolDocument(content, syntax) };
}

const everything = { offset: 0, length: 1e6 };
let source: EvidenceSource;
beforeAll(async () => {
  const summaries: LoggedEvidence[] = [];
  const texts = [
    booking({ date: '1 May', size: 'single' }),
    booking({ date: '1 May', size: 'double' }),
    booking({ start_date: '1 May', size: 'double' }),
    booking({ start_date: '1 May', size: 'single' }),
  ];
  for (let number = 0; number < 6; number += 1) {
    const tree = await treeOfSearch({ texts, scores: { '"date"': 0.2, single: 0.4 }, id: `s${number}` });
    const evidence = collectEvidence(tree);
    if (evidence !== undefined)
      summaries.push({ log: `/work/logs/${number}.toolprm.jsonl`, modified: number, evidence });
  }
  source = {
    of: (tools, file) => mergeEvidence(summaries, { tools, ...(file === undefined ? {} : { file }) }),
    version: 1,
    onChange: () => () => undefined,
  };
});
const nothing: EvidenceSource = { of: () => [], version: 0, onChange: () => () => undefined };

describe.each([
  ['JSON', text, 'json'],
  ['YAML', yaml, 'yaml'],
] as const)('in %s', (_, content, syntax) => {
  test('hints stand behind the names of parameters and the values of enums', () => {
    const document = opened(content, syntax);
    const hints = evidenceHints(source, document, everything, true);
    const shown = hints.map(({ position, label }) => {
      const line = content.split('\n')[position.line] ?? '';
      const word = /["\w]+$/.exec(line.slice(0, position.character))?.[0]?.replaceAll('"', '');
      return `${word}: ${typeof label === 'string' ? label : label[0]?.value}`;
    });
    expect(shown).toEqual([
      expect.stringMatching(/^date: \d+× · 0\.20 · 6 pruned/),
      expect.stringMatching(/^start_date: \d+× · 0\.90/),
      expect.stringMatching(/^size: \d+× · 0\.65/),
      expect.stringMatching(/^single: \d+× · 0\.40 · 6 pruned/),
      expect.stringMatching(/^double: \d+× · 0\.90/),
    ]);
  });

  test('troubles are information with the searches behind them', () => {
    const document = opened(content, syntax);
    const found = evidenceDiagnostics(source, document);
    expect(
      found.map(({ range: { start, end } }) => {
        const lines = document.document;
        return document.text.slice(lines.offsetAt(start), lines.offsetAt(end)).replaceAll('"', '');
      }),
    ).toEqual(['date', 'single']);
    expect(found[0]).toMatchObject({ severity: 3, code: 'evidence', source: 'toolprm' });
    expect(found[0]?.message).toMatch(
      /^(?:Before .+: )?6 of 6 searches were pruned here; .+mean score 0\.20 of 6 candidates; `date` was confused with `start_date`/,
    );
    expect(found[0]?.relatedInformation).toHaveLength(5);
    expect(found[0]?.relatedInformation?.[0]?.location.uri).toBe(
      pathToFileURL('/work/logs/5.toolprm.jsonl').href,
    );
  });
});

test('only what is visible is hinted', () => {
  const document = opened(text);
  const [hint] = evidenceHints(source, document, { offset: text.indexOf('"double"'), length: 3 }, true);
  expect(hint?.label).toMatchObject([{ value: expect.stringContaining('0.90') }]);
  expect(evidenceHints(source, document, { offset: 0, length: 1 }, true)).toEqual([]);
});

test('a hover tells all figures, and links only where the client can follow', () => {
  const document = opened(text);
  const offset = text.indexOf('"start_date"') + 3;
  const words = evidenceHover(source, document, offset, true) ?? '';
  expect(words).toContain('**`start_date` in searches**');
  expect(words).toMatch(/Mean score 0\.90 of 6 candidates/);
  const [, target = ''] = /\(command:toolprm\.openEvidence\?([^)]*)\)/.exec(words) ?? [];
  expect(JSON.parse(decodeURIComponent(target))).toMatchObject([
    { log: 'file:///work/logs/5.toolprm.jsonl', candidate: expect.stringMatching(/^2-/) },
  ]);
  expect(evidenceHover(source, document, offset, false)).not.toContain('command:');
  expect(evidenceHover(source, document, 0, true)).toBeUndefined();
});

test('a lint finding at the same place says what searches have shown', () => {
  const document = opened(text);
  const places = troublePlaces(evidenceOf(source, document));
  const at = { tool: 'book_room', range: { offset: 0, length: 1 } };
  const [first, second] = seenInSearches(places, document, { ...at, parameter: 'date' });
  expect(first?.message).toMatch(/^Also seen in searches: 6 of 6 searches were pruned here/);
  expect(second?.location.uri).toMatch(/toolprm\.jsonl$/);
  expect(seenInSearches(places, document, { ...at, parameter: 'start_date' })).toEqual([]);
  expect(seenInSearches(places, document, { range: at.range })).toEqual([]);
});

test('a lens tells what the last search made of this tool, and opens it there', () => {
  const [room, list] = evidenceOf(source, opened(text));
  const log = 'file:///work/logs/5.toolprm.jsonl';
  expect(room && lastSearchLens(room)).toMatchObject({
    title: expect.stringMatching(/^last search: called, 0\.\d\d$/),
    tooltip: expect.stringMatching(/^“Book a room .+: the answer, whose score is .+ calls book_room/),
    command: 'toolprm.openEvidence',
    arguments: [{ log, candidate: expect.stringMatching(/^1-/) }],
  });
  expect(list && lastSearchLens(list)).toMatchObject({
    title: 'last search: not proposed',
    tooltip: expect.stringMatching(/: list_rooms was not proposed; the answer calls book_room$/),
    arguments: [{ log }],
  });
});

test('a tool that no search was given has no lens of one', () => {
  const [other] = evidenceOf(source, opened('[{"name": "other", "description": "O.", "parameters": {}}]'));
  expect(other && lastSearchLens(other)).toBeUndefined();
});

test('a file without evidence, or cut anywhere, gets what it has', () => {
  expect(evidenceDiagnostics(nothing, opened(text))).toEqual([]);
  expect(evidenceHints(nothing, opened(text), everything, true)).toEqual([]);
  fc.assert(
    fc.property(fc.nat({ max: text.length }), (end) => {
      const document = opened(text.slice(0, end));
      for (const { position } of evidenceHints(source, document, everything, true)) {
        expect(document.document.offsetAt(position)).toBeLessThanOrEqual(end);
      }
      evidenceDiagnostics(source, document);
    }),
    { numRuns: 60 },
  );
});
