// Completion of expressions: what may be written at the cursor, and that taking it gives something that can be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Completion, completions } from '../../../src/debug/expression/complete.ts';
import { evaluate } from '../../../src/debug/expression/evaluate.ts';
import { jsonObject } from '../../../src/debug/expression/json.ts';
import { parseExpression } from '../../../src/debug/expression/parse.ts';
import { scopeAt } from '../../../src/debug/scope.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { syntheticLog } from '../log/build-log.ts';

const tree = treeOf(syntheticLog({ steps: 4, beams: 2, candidates: 3 }));
const scope = scopeAt(tree, 3, tree.steps[2]?.retained[0] ?? null);
const at = (text: string): readonly Completion[] => completions(text, text.length, scope);
const labels = (text: string): readonly string[] => at(text).map(({ label }) => label);
const taken = (text: string, { text: insert, start, length }: Completion): string =>
  text.slice(0, start) + insert + text.slice(start + length);

describe('completion', () => {
  it.each([
    ['', ['candidate', 'beam', 'candidates', 'gap', 'score', 'not']],
    ['cand', ['candidate', 'candidates']],
    ['beam.', ['call', 'score', 'text']],
    ['beam.call.arguments.', ['city', 'days']],
    ['candidates.', ['filter(condition)', 'map(expression)', 'length']],
    ['candidates.filter(', ['score', 'verdict', 'it', 'gap']],
    ['candidates.filter(sc', ['score']],
    ['candidates.filter(score < 0.5 and verdict.', ['kind', 'sentence', 'contains(text)']],
    ['candidates.filter(path.some(', ['decision', 'it']],
    ['candidates[0].verdict.k', ['kind']],
    ['candidates.sort(-score)[0].', ['decision']],
    ['(candidates).fil', ['filter(condition)']],
    ['[1, gap, beam.sc', ['score']],
    ['gap < 0.1 ? candidates[0].dec', ['decision']],
    ['"text".', ['contains(text)', 'matches(regex)', 'length']],
    ['search.tools[0].parameters.filter(req', ['required']],
  ])('after %s has %j', (text, expected) => {
    expect(labels(text)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    'candidates ',
    'gap 1',
    '"open',
    'x = ',
    '1',
    'unknown.',
    'gap.',
    '#',
    'candidates.filter(zzz.',
    ')',
    '].a',
    `${'('.repeat(300)}a.`,
  ])('after %s has no member and does not fail', (text) =>
    expect(labels(text).filter((label) => label === 'decision')).toEqual([]),
  );

  it('offers nothing after a value that is nested deeper than the stack', () => {
    const nested = `${'{"deep":'.repeat(50_000)}null${'}'.repeat(50_000)}`;
    const odd = jsonObject({ one: JSON.parse(nested), other: JSON.parse(nested) });
    const text = '[one].filter(it == other).';
    expect(completions(text, text.length, odd)).toEqual([]);
  });

  it('offers item names in an empty list, too', () => {
    const empty = scopeAt(treeOf([]), undefined, null);
    const text = 'candidates.filter(sco';
    expect(completions(text, text.length, empty).map(({ label }) => label)).toContain('score');
  });

  it('looks only at what stands before the cursor', () => {
    expect(completions('beam.tex + 1', 8, scope)).toMatchObject([
      { label: 'text', start: 5, length: 3, type: 'text', about: expect.stringContaining('response so far') },
    ]);
  });

  it('puts the cursor between the brackets of a function', () => {
    expect(at('candidates.fil')).toMatchObject([{ text: 'filter()', cursor: 7, start: 11, length: 3 }]);
  });

  it('writes names that need brackets with them', () => {
    const odd = scopeAt(tree, 3, null);
    const text = 'requests[0].request.';
    expect(completions(text, text.length, odd)).toEqual([]);
  });

  it('gives members that have a value or are null', () => {
    for (const text of [
      '',
      'candidate.',
      'beam.',
      'step.',
      'search.',
      'settings.',
      'budget.',
      'candidate.verdict.',
      'call.arguments.',
    ]) {
      for (const each of at(text)) {
        if (each.kind === 'method' || each.kind === 'word') continue;
        expect(() => evaluate(parseExpression(taken(text, each)), scope), taken(text, each)).not.toThrow();
      }
    }
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      ...[
        'candidates',
        'beam',
        'score',
        '.',
        '(',
        ')',
        '[',
        ']',
        ',',
        '0',
        '"',
        "'",
        ' ',
        'filter',
        'contains',
        'in',
        '-',
        '?',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, fc.nat(40), (text, column) => {
        for (const { start, length } of completions(text, column, scope)) {
          expect(start + length).toBe(Math.min(column, text.length));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
