// A value that a person types becomes a decision's text: in every wire format, with an error in words where it cannot.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalCalls, canonicalValue } from '../../../src/calls/canonical.ts';
import type { CallFormat } from '../../../src/calls/format.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import { decisionText, replacement } from '../../../src/debug/set-value.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import type { Tool } from '../../../src/tools/tool.ts';
import { formatOf, jsonValue, render, type Shape, shapes } from '../calls/split-arbitrary.ts';
import { weatherTools } from '../search/tasks.ts';
import { recordedEvents } from './searches.ts';

/** The place of a response's `index`-th decision. */
function placeIn(format: CallFormat, response: string, index: number, tools: readonly Tool[] = weatherTools) {
  const { decisions } = splitResponse(format, response, tools);
  const decision = decisions[index];
  if (decision === undefined) throw new Error(`${response} has no decision ${index}`);
  return { place: { format, tools, prefix: '', path: decisions.slice(0, index), decision }, decisions };
}

/** The response with what is typed in the place of its `index`-th decision. */
function replaced(
  format: CallFormat,
  response: string,
  index: number,
  typed: string,
  tools?: readonly Tool[],
) {
  const { place, decisions } = placeIn(format, response, index, tools);
  const rest = decisions.slice(index + 1).map(({ text }) => text);
  return [...place.path.map(({ text }) => text), decisionText(place, typed), ...rest].join('');
}

const weather = { name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius', days: 2 } };
const at = { name: 0, city: 1, unit: 2, days: 3, finished: 4, call: 5, end: 6 };

describe.each(shapes)('in the shape %s', (shape: Shape) => {
  const format = formatOf(shape);
  const response = render(shape, [weather]);
  const withValue = (part: object) =>
    render(shape, [{ ...weather, arguments: { ...weather.arguments, ...part } }]);

  it.each([
    [at.unit, 'fahrenheit', { unit: 'fahrenheit' }],
    [at.unit, '"fahrenheit"', { unit: 'fahrenheit' }],
    [at.unit, "'fahrenheit'", { unit: 'fahrenheit' }],
    [at.unit, 'unit = "fahrenheit"', { unit: 'fahrenheit' }],
    [at.unit, '"unit = \\"fahrenheit\\""', { unit: 'fahrenheit' }],
    [at.city, '東京 "O\'Hare"', { city: '東京 "O\'Hare"' }],
    [at.city, '21', { city: '21' }],
    [at.city, '"a, \\"unit\\": b\\n"', { city: 'a, "unit": b\n' }],
    [at.days, '21', { days: 21 }],
    [at.days, '-3', { days: -3 }],
  ])('decision %i takes %s', (index, typed, part) => {
    expect(replaced(format, response, index, typed)).toBe(withValue(part));
  });

  it('takes another parameter in its place', () => {
    const short = render(shape, [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }]);
    const expected = render(shape, [{ name: 'get_weather', arguments: { city: 'Oslo', days: 7 } }]);
    expect(replaced(format, short, at.unit, 'days = 7')).toBe(expected);
  });

  it('takes an argument where the arguments ended, and their end where there was one', () => {
    const { place, decisions } = placeIn(
      format,
      render(shape, [{ name: 'get_weather', arguments: { city: 'Oslo' } }]),
      2,
    );
    const before = decisions
      .slice(0, 2)
      .map(({ text }) => text)
      .join('');
    const argument = before + decisionText(place, 'unit = celsius');
    expect(splitResponse(format, `${argument} `, weatherTools).calls.at(-1)?.arguments).toEqual({
      city: 'Oslo',
      unit: 'celsius',
    });
    const unit = placeIn(format, response, at.unit);
    const ended = decisionText(unit.place, 'arguments finished');
    const text =
      unit.decisions
        .slice(0, at.unit)
        .map(({ text: each }) => each)
        .join('') + ended;
    const { decisions: all } = splitResponse(format, text, weatherTools);
    expect(all[at.unit]).toMatchObject({ kind: 'arguments-finished', text: ended });
  });

  it('takes the name of another function', () => {
    const expected = render(shape, [{ name: 'get_time', arguments: { city: 'Oslo' } }]);
    const short = render(shape, [{ name: 'get_weather', arguments: { city: 'Oslo' } }]);
    expect(replaced(format, short, at.name, 'get_time')).toBe(expected);
    expect(replaced(format, short, at.name, '"get_time"')).toBe(expected);
  });

  it('takes another call where the response ended', () => {
    const { place, decisions } = placeIn(format, response, at.end);
    const before = decisions
      .slice(0, at.end)
      .map(({ text }) => text)
      .join('');
    const split = splitResponse(format, `${before}${decisionText(place, 'get_time')}`, weatherTools);
    expect(split.failure?.rule).not.toBe('unknown-function');
    expect(before + decisionText(place, 'response finished')).toBe(response);
  });

  it.each([
    [at.unit, 'kelvin', 'unit must be one of "celsius", "fahrenheit"'],
    [at.unit, '3', 'unit must be a string, not 3'],
    [at.days, 'many', 'days must be'],
    [at.days, '2.5', 'days must be'],
    [at.days, '[2', '`[2` is no value'],
    [at.city, '"Oslo', '`"Oslo` is no value'],
    [at.unit, 'city = Oslo', 'is given more than once'],
    [at.unit, '   ', 'Type a value'],
    [at.unit, 'unit =', 'A value is missing'],
    [at.name, 'get_wether', 'There is no function "get_wether". Did you mean "get_weather"?'],
    [at.finished, '"kelvin"', 'Say which parameter the value is for'],
  ])('decision %i refuses %s: %s', (index, typed, message) => {
    expect(() => replaced(format, response, index, typed)).toThrow(RangeError);
    expect(() => replaced(format, response, index, typed)).toThrow(message);
  });

  it('there is no choice at the end of a call', () => {
    expect(() => replaced(format, response, at.call, 'x')).toThrow(/no choice to make/);
  });

  it('takes any value of JSON that is typed, and changes nothing else', () => {
    const anything = weatherTools.map((tool) => ({
      ...tool,
      parametersSchema: { ...tool.parametersSchema, properties: { city: {}, unit: {}, days: {} } },
    }));
    const indices = fc.constantFrom(at.city, at.unit, at.days);
    fc.assert(
      fc.property(jsonValue, jsonValue, indices, (old, value, index) => {
        const key = (['city', 'unit', 'days'] as const)[index - 1] ?? 'city';
        const first = { ...weather, arguments: { ...weather.arguments, [key]: old } };
        const typed = JSON.stringify(value);
        const second = { ...weather, arguments: { ...weather.arguments, [key]: JSON.parse(typed) } };
        const text = replaced(format, render(shape, [first]), index, typed, anything);
        const { calls, failure } = splitResponse(format, text, anything);
        expect(failure).toBeUndefined();
        expect(canonicalCalls(calls)).toBe(canonicalCalls([second]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the layout of the model', () => {
  it('is kept: its spaces, its fence, arguments within a string', () => {
    expect(
      replaced(
        'hammer',
        '```json\n[ {"name" : "get_weather","arguments":{ "city" :\t"Oslo"}}]\n```',
        1,
        'Rome',
      ),
    ).toBe('```json\n[ {"name" : "get_weather","arguments":{ "city" :\t"Rome"}}]\n```');
    const embedded = '[{"name": "get_weather", "arguments": "{\\"city\\": \\"Oslo\\", \\"days\\": 1}"}]';
    expect(replaced('hammer', embedded, 1, 'Rome "x"')).toBe(
      '[{"name": "get_weather", "arguments": "{\\"city\\": \\"Rome \\\\\\"x\\\\\\"\\", \\"days\\": 1}"}]',
    );
    expect(replaced('hammer', embedded, 2, '7')).toContain('\\"days\\": 7}"}]');
    expect(replaced('pythonic', "[get_weather(city = 'Oslo')]", 1, 'Rome')).toBe(
      "[get_weather(city = 'Rome')]",
    );
  });

  it('keeps numbers as they were typed', () => {
    const free = weatherTools.map((tool) => ({
      ...tool,
      parametersSchema: { ...tool.parametersSchema, properties: { days: { type: 'number' } } },
    }));
    const response = render('hammer', [{ name: 'get_weather', arguments: { days: 1 } }]);
    expect(replaced('hammer', response, 1, '12345678901234567890.0', free)).toContain(
      '"days": 12345678901234567890.0}',
    );
  });

  it('keeps numbers within a list, too', () => {
    const free = weatherTools.map((tool) => ({
      ...tool,
      parametersSchema: { ...tool.parametersSchema, properties: { days: {} } },
    }));
    const response = render('pythonic', [{ name: 'get_weather', arguments: { days: 1 } }]);
    expect(replaced('pythonic', response, 1, '[12345678901234567890, 1e999]', free)).toContain(
      'days=[12345678901234567890, 1e999])',
    );
  });

  it('no call is written as the format says it', () => {
    const { place } = placeIn('hammer', render('hammer', [weather]), 0);
    expect(decisionText(place, 'no call')).toBe('[]');
  });
});

describe('in a search', () => {
  const load = async () => {
    const events: readonly SearchEvent[] = await recordedEvents();
    return treeOf(events);
  };

  it('a retained candidate is dropped for the new value, a pruned one is not', async () => {
    const tree = await load();
    const tried = tree.nodes.flatMap((node) => {
      const { decision } = node;
      if (decision.kind !== 'argument' || decision.name !== 'city' || node.verdict === undefined) return [];
      const change = replacement(tree, node.id, 'Bergen');
      expect(change).toMatchObject({ kind: 'inject', parent: node.parent });
      expect(canonicalValue(change.text)).toContain('Bergen');
      expect(change.instead).toBe(node.verdict.kind === 'retained' ? node.id : undefined);
      return [change.instead];
    });
    expect(tried).toContain(undefined);
    expect(tried.some((instead) => instead !== undefined)).toBe(true);
  });

  it('every candidate takes what it already says', async () => {
    const tree = await load();
    for (const { id, decision } of tree.nodes) {
      if (decision.problems.length > 0 || decision.kind === 'call-finished') continue;
      const typed =
        decision.kind === 'argument'
          ? JSON.stringify('value' in decision ? decision.value : null)
          : (('name' in decision ? decision.name : undefined) ?? decision.kind.replace('-', ' '));
      expect(replacement(tree, id, typed).text).toBe(decision.text);
    }
  });

  it('an unknown candidate is refused', async () => {
    expect(() => replacement(treeOf([]), 'x', '1')).toThrow('The search has no candidate "x".');
  });
});
