// The filter language: what it understands, how it answers mistakes, what it completes, and near misses.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../../src/labels/label.ts';
import type { SearchEventBody } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { completions } from '../../../webview/filter/complete.ts';
import { type Facts, fields } from '../../../webview/filter/fields.ts';
import { createMatcher } from '../../../webview/filter/match.ts';
import { countNearMisses, includes, nearMisses, toggled } from '../../../webview/filter/near-misses.ts';
import { parseFilter } from '../../../webview/filter/parse.ts';
import { numberEvents, started, syntheticLog } from '../log/build-log.ts';

type Body<T extends SearchEventBody['type']> = Extract<SearchEventBody, { type: T }>;
const place = { start: 0, end: 1, call: 0, problems: [] };

function candidate(
  id: string,
  parent: string | null,
  step: number,
  decision: Partial<Body<'candidate'>['decision']> & { readonly text: string },
  logprob?: number,
): SearchEventBody {
  return {
    type: 'candidate',
    step,
    id,
    parent,
    decision: { ...place, kind: 'argument', ...decision },
    source: step === 1 ? 'sampled' : 'reused',
    ...(logprob === undefined ? {} : { tokens: [{ text: decision.text, logprob }] }),
  };
}

const score = (id: string, value: number, reading: 'exact' | 'bound' = 'exact'): SearchEventBody => ({
  type: 'score',
  step: 2,
  id,
  score: { score: value, reading, source: 'top-20' },
  aggregate: value / 2,
  memo: false,
});

const verdict = (id: string, value: Body<'verdict'>['verdict']): SearchEventBody => ({
  type: 'verdict',
  step: 2,
  id,
  verdict: value,
});

const tree = treeOf(
  numberEvents([
    started({ steps: 2, beams: 2, candidates: 4 }),
    { type: 'step-started', step: 1, beams: [null] },
    candidate('weather', null, 1, { kind: 'function-name', text: 'get_weather', name: 'get_weather' }, -0.1),
    score('weather', 0.98),
    verdict('weather', { kind: 'retained', rank: 1, finished: false }),
    { type: 'step-started', step: 2, beams: ['weather'] },
    candidate('celsius', 'weather', 2, { text: '"unit": "celsius"', name: 'unit', value: 'celsius' }, -0.5),
    candidate(
      'fahrenheit',
      'weather',
      2,
      { text: '"unit": "fahrenheit"', name: 'unit', value: 'fahrenheit' },
      -0.2,
    ),
    candidate(
      'city',
      'weather',
      2,
      { text: '"city": "K\\u00f8benhavn"', name: 'city', value: 'København' },
      -3,
    ),
    candidate('units', 'weather', 2, { text: '"units": 1', name: 'units', value: 1 }),
    { type: 'merge', step: 2, id: 'celsius', source: 'sampled', count: 6 },
    score('celsius', 0.94),
    score('fahrenheit', 0.59),
    score('city', 0.3, 'bound'),
    verdict('celsius', { kind: 'retained', rank: 1, gap: 0.02, finished: false }),
    verdict('fahrenheit', { kind: 'rank', rank: 2, cut: 1, gap: 0.02, beatenBy: 'celsius' }),
    verdict('city', { kind: 'threshold', score: 0.3, minimum: 0.4 }),
    verdict('units', { kind: 'invalid', rule: 'unknown-parameter', message: 'Unknown parameter "units".' }),
    { type: 'step-finished', step: 2, retained: ['celsius'] },
  ]),
);

const label = (id: string, rating: -1 | 0 | 1 | undefined, flagged = false): [string, Label] => [
  id,
  { candidate: id, ...(rating === undefined ? {} : { rating }), flagged, labeller: 'ada', time: '' },
];
const labels = new Map([label('fahrenheit', 1), label('units', -1, true)]);
const facts: Facts = { tree, labels, hidden: () => false };

const found = (text: string, given: Facts = facts): readonly string[] | 'all' => {
  const matches = createMatcher(parseFilter(text)).matches(given);
  return matches === undefined ? 'all' : [...matches];
};

function counted(facts: Parameters<typeof countNearMisses>[0]): readonly number[] {
  const counting = countNearMisses(facts);
  for (;;) {
    const { done, value } = counting.next();
    if (done === true) return value;
  }
}

describe('a filter', () => {
  it.each([
    ['', 'all'],
    ['unit', ['celsius', 'fahrenheit', 'units']],
    ['UNIT fahr', ['fahrenheit']],
    ['"unit": ', ['celsius', 'fahrenheit', 'units']],
    ['"unit = "', ['celsius', 'fahrenheit']],
    ['københavn', ['city']],
    ['@pruned', ['fahrenheit', 'city', 'units']],
    ['@pruned -@invalid', ['fahrenheit', 'city']],
    ['!@pruned', ['weather', 'celsius']],
    ['@retained @step:2', ['celsius']],
    ['@step>1 -unit', ['city']],
    ['@step = 1', ['weather']],
    ['@step != 2', ['weather']],
    ['@score < 0.4', ['city']],
    ['@score<0.6 @pruned @kind:argument unit', ['fahrenheit']],
    ['@score≥59%', ['weather', 'celsius', 'fahrenheit']],
    ['@aggregate > .4', ['weather', 'celsius']],
    ['@rank', ['fahrenheit']],
    ['@rank<=2 @step>1', ['celsius', 'fahrenheit']],
    ['@gap<0.05', ['celsius', 'fahrenheit']],
    ['@gap', ['celsius', 'fahrenheit']],
    ['@count>1', ['celsius']],
    ['@count', ['celsius']],
    ['@reused', ['celsius', 'fahrenheit', 'city', 'units']],
    ['@sampled', ['weather']],
    ['@forced', []],
    ['@bound', ['city']],
    ['@threshold', ['city']],
    ['@invalid', ['units']],
    ['@duplicate', []],
    ['@unjudged', []],
    ['@label:good', ['fahrenheit']],
    ['@label:bad|good', ['fahrenheit', 'units']],
    ['@label:none @step>1', ['celsius', 'city']],
    ['@label', ['fahrenheit', 'units']],
    ['@flagged', ['units']],
    ['@kind:func', ['weather']],
    ['@tool:weather @step:2 @rank', ['fahrenheit']],
    ['@policy < -0.4', ['celsius', 'city']],
    ['@policy', ['weather', 'celsius', 'fahrenheit', 'city']],
    ['@preferred', ['fahrenheit']],
    ['@chosen', ['weather', 'celsius']],
    ['@disagrees', ['fahrenheit']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(parseFilter(text).mistakes).toEqual([]);
  });

  it.each([
    ['@pruend', 0, 'There is no @pruend; possible: @pruned, '],
    ['unit @score < x', 5, '"x" is not a number; try @score < 0.4.'],
    ['@score <', 0, 'needs a number'],
    ['@kind:color', 0, 'does not know "color"; possible: function-name, argument,'],
    ['@kind', 0, 'needs a value: @kind:function-name'],
    ['@step', 0, 'needs a value: @step > 2'],
    ['@pruned < 3', 0, 'cannot be compared; try @pruned.'],
    ['@pruned:yes', 0, 'takes no value'],
    ['-@', 0, '@ needs a name'],
  ])('names the place and the way out of %s', (text, from, words) => {
    const [mistake] = parseFilter(text).mistakes;
    expect(mistake?.from).toBe(from);
    expect(mistake?.message).toContain(words);
  });

  it('lets the rest work beside a mistake', () => {
    expect(found('@pruned @score < oops fahr')).toEqual(['fahrenheit']);
  });

  it('understands every field alone or says how it is used, whatever is typed, and never throws', () => {
    const piece = fc.constantFrom(
      '@',
      '-',
      '!',
      '"',
      ':',
      '<',
      '=',
      ' ',
      '0.4',
      '|',
      'x',
      ...fields.map(({ name }) => `@${name}`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        for (const { from, to } of parseFilter(text).mistakes) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
        found(text);
        for (let caret = 0; caret <= text.length; caret += 1) completions(text, caret);
      }),
    );
  });

  it('tells nothing that blind mode hides, neither by a term nor by its opposite', () => {
    const blind: Facts = { ...facts, hidden: (id) => !labels.has(id) };
    expect(found('@pruned', blind)).toEqual(['fahrenheit', 'units']);
    expect(found('-@pruned', blind)).toEqual([]);
    expect(found('@score>0', blind)).toEqual(['fahrenheit']);
    expect(found('unit', blind)).toHaveLength(3);
  });

  it('asks again only the candidates that changed, and all when labels change', () => {
    const matcher = createMatcher(parseFilter('@label:good'));
    expect([...(matcher.matches(facts) ?? [])]).toEqual(['fahrenheit']);
    const more: Facts = { ...facts, labels: new Map([label('celsius', 1)]) };
    expect([...(matcher.matches(more) ?? [])]).toEqual(['celsius']);
  });
});

describe('completion', () => {
  const inserts = (text: string, caret = text.length): readonly string[] =>
    completions(text, caret).options.map(({ insert }) => insert);

  it('offers the fields that fit, and what they say', () => {
    expect(inserts('@sc')).toEqual(['@score']);
    expect(inserts('unit -@dup')).toEqual(['@duplicate']);
    expect(completions('@ki', 3)).toMatchObject({ from: 0, to: 3, options: [{ insert: '@kind:' }] });
  });

  it('offers the values of a field', () => {
    expect(inserts('@label:')).toEqual(['good', 'bad', 'neutral', 'none']);
    expect(inserts('@label:good|n')).toEqual(['neutral', 'none']);
  });

  it('replaces the word around the caret', () => {
    expect(completions('@pru unit', 3)).toMatchObject({ from: 0, to: 4 });
  });

  it('is silent for words, in quotes and where the name is complete', () => {
    expect(inserts('unit')).toEqual([]);
    expect(inserts('"mail @sc')).toEqual([]);
    expect(inserts('@pruned')).toEqual([]);
    expect(inserts('someone@example')).toEqual([]);
  });
});

describe('near misses', () => {
  it('are counted, and each is a filter that finds as many', () => {
    const counts = counted(facts);
    expect(counts).toEqual([1, 1, 1, 1]);
    expect(nearMisses.map(({ filter }) => found(filter).length)).toEqual(counts);
  });

  it('are the same in a large log', () => {
    const large: Facts = {
      tree: treeOf(syntheticLog({ steps: 10, beams: 4, candidates: 8 })),
      labels: new Map(),
      hidden: () => false,
    };
    const counts = counted(large);
    expect(nearMisses.map(({ filter }) => found(filter, large).length)).toEqual(counts);
  });

  it('go in and out of what was typed', () => {
    const on = toggled('unit', '@rank @gap<0.05');
    expect(on).toBe('unit @rank @gap<0.05');
    expect(includes(on, '@rank @gap<0.05')).toBe(true);
    expect(toggled(on, '@rank @gap<0.05')).toBe('unit');
    expect(toggled('', '@bound')).toBe('@bound');
  });
});
