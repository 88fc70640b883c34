// Step labels: each of the five decisions of a response against the gold calls.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalCall } from '../../../../src/calls/canonical.ts';
import type { Call } from '../../../../src/calls/decision.ts';
import { renderCalls } from '../../../../src/calls/render.ts';
import { splitResponse } from '../../../../src/calls/split.ts';
import { type ErrorReach, labelResponse } from '../../../../src/datasets/label/label-response.ts';
import { labelViews, viewedLabels } from '../../../../src/datasets/label/label-views.ts';
import type { LabelledResponse } from '../../../../src/datasets/label/step-label.ts';
import { callsFor, formatOf, render, shapes } from '../../calls/split-arbitrary.ts';

const oslo: Call = { name: 'weather', arguments: { city: 'Oslo', days: 3 } };
const rome: Call = { name: 'weather', arguments: { city: 'Rome', days: 5 } };
const clock: Call = { name: 'clock', arguments: {} };
const reaches: readonly ErrorReach[] = ['own', 'call', 'response'];

const written = (...calls: readonly Call[]): string => renderCalls('hammer', calls);

/** `+ function-name, - argument value`, one a decision. */
function seen({ decisions }: LabelledResponse): readonly string[] {
  return decisions.map(
    ({ label, kind, reason }) => `${label} ${kind}${reason === undefined ? '' : ` ${reason}`}`,
  );
}

const right = (...kinds: readonly string[]): readonly string[] => kinds.map((kind) => `+ ${kind}`);
const rightCall = (args: number): readonly string[] =>
  right('function-name', ...Array<string>(args).fill('argument'), 'arguments-finished', 'call-finished');

/** Gold calls whose names and values differ from the ones that mutations bring in. */
const goldCalls = callsFor('hammer').filter((calls) => calls.length > 0);
const foreign = 'a name that no gold call has';

describe('the gold calls themselves', () => {
  test('are right in every decision, in every format, whatever the order of calls and arguments', () => {
    const cases = fc.constantFrom(...shapes).chain((shape) =>
      callsFor(shape).chain((gold) =>
        fc.record({
          shape: fc.constant(shape),
          gold: fc.constant(gold),
          order: fc.shuffledSubarray([...gold], { minLength: gold.length }),
          turn: fc.boolean(),
        }),
      ),
    );
    fc.assert(
      fc.property(cases, fc.constantFrom(...reaches), ({ shape, gold, order, turn }, reach) => {
        const response = order.map((call) => (turn ? reversed(call) : call));
        const labelled = labelResponse(render(shape, response), gold, { format: formatOf(shape), reach });
        expect(labelled.failure).toBeUndefined();
        expect(labelled.decisions.filter(({ label }) => label === '-')).toEqual([]);
        expect(labelled.label).toBe('+');
      }),
      { numRuns: 500 },
    );
  });

  test('an irrelevant query wants the empty list', () => {
    expect(seen(labelResponse('[]', []))).toEqual(['+ response-finished']);
    expect(seen(labelResponse(written(clock), []))).toEqual([
      '- function-name function',
      '- arguments-finished earlier',
      '- call-finished earlier',
      '- response-finished earlier',
    ]);
    expect(seen(labelResponse('[]', [clock]))).toEqual(['- response-finished missing-call']);
  });
});

function reversed({ name, arguments: given }: Call): Call {
  return { name, arguments: Object.fromEntries(Object.entries(given).reverse()) };
}

describe('a changed decision is wrong, and so is every finish above it', () => {
  /** One gold call is changed where `place` says; the decision that must be wrong is found by its kind and call. */
  const changed = goldCalls.chain((gold) =>
    fc.record({
      gold: fc.constant(gold),
      at: fc.nat(gold.length - 1),
      place: fc.nat(10),
      reach: fc.constantFrom(...reaches),
    }),
  );

  /** The finishes of call `at` and of the response are wrong; every other call is right, where errors reach no further. */
  function expectFinishesWrong(labelled: LabelledResponse, at: number, reach: ErrorReach): void {
    for (const { kind, call, label } of labelled.decisions) {
      const isFinish = kind === 'arguments-finished' || kind === 'call-finished';
      if (isFinish && call === at) expect(label).toBe('-');
      if (kind === 'response-finished') expect(label).toBe('-');
      if (call < at || (call > at && reach !== 'response' && kind !== 'response-finished'))
        expect(label).toBe('+');
    }
    expect(labelled.label).toBe('-');
  }

  test('a function name: and all arguments under it', () => {
    fc.assert(
      fc.property(changed, ({ gold, at, reach }) => {
        const calls = gold.map((call, index) => (index === at ? { ...call, name: foreign } : call));
        const labelled = labelResponse(written(...calls), gold, { reach });
        expectFinishesWrong(labelled, at, reach);
        const own = labelled.decisions.filter(
          ({ call, kind }) => call === at && kind !== 'response-finished',
        );
        expect(own.every(({ label }) => label === '-')).toBe(true);
      }),
    );
  });

  test('a value', () => {
    fc.assert(
      fc.property(changed, ({ gold, at, place, reach }) => {
        const names = Object.keys(gold[at]?.arguments ?? {});
        const name = names[place % Math.max(1, names.length)];
        if (name === undefined) return;
        const calls = gold.map((call, index) =>
          index === at ? { ...call, arguments: replaced(call.arguments, name, [foreign]) } : call,
        );
        const labelled = labelResponse(written(...calls), gold, { reach });
        const decision = labelled.decisions.find(
          (each) => each.call === at && each.kind === 'argument' && each.name === name,
        );
        expect(decision?.label).toBe('-');
        expectFinishesWrong(labelled, at, reach);
      }),
    );
  });

  test('a parameter that the gold call has not', () => {
    fc.assert(
      fc.property(changed, ({ gold, at, reach }) => {
        const calls = gold.map((call, index) =>
          index === at ? { ...call, arguments: replaced(call.arguments, foreign, 1) } : call,
        );
        const labelled = labelResponse(written(...calls), gold, { reach });
        const decision = labelled.decisions.find((each) => each.call === at && each.name === foreign);
        expect(decision).toMatchObject({ kind: 'argument', label: '-', reason: 'parameter' });
        expectFinishesWrong(labelled, at, reach);
      }),
    );
  });

  test('arguments that end too early: the decisions before the end stay right', () => {
    fc.assert(
      fc.property(changed, ({ gold, at, place, reach }) => {
        const call = gold[at];
        const names = Object.keys(call?.arguments ?? {});
        const name = names[place % Math.max(1, names.length)];
        if (call === undefined || name === undefined) return;
        const shorter = {
          ...call,
          arguments: Object.fromEntries(Object.entries(call.arguments).filter(([key]) => key !== name)),
        };
        // Another gold call may be just that.
        if (gold.some((other) => canonicalCall(other) === canonicalCall(shorter))) return;
        const calls = gold.map((other, index) => (index === at ? shorter : other));
        const labelled = labelResponse(written(...calls), gold, { reach });
        expect(labelled.decisions.find((each) => each.call === at && each.label === '-')).toMatchObject({
          kind: 'arguments-finished',
          reason: 'missing-argument',
        });
        expectFinishesWrong(labelled, at, reach);
      }),
    );
  });

  test('a response that ends too early is wrong at its end alone', () => {
    fc.assert(
      fc.property(changed, ({ gold, at, reach }) => {
        const labelled = labelResponse(written(...gold.filter((_, index) => index !== at)), gold, { reach });
        const wrong = labelled.decisions.filter(({ label }) => label === '-');
        expect(wrong.map(({ kind, reason }) => [kind, reason])).toEqual([
          ['response-finished', 'missing-call'],
        ]);
        expect(labelled.label).toBe('-');
      }),
    );
  });

  test('a gold call that is made twice is wrong the second time', () => {
    fc.assert(
      fc.property(changed, ({ gold, at, reach }) => {
        const again = gold[at];
        if (again === undefined) return;
        const labelled = labelResponse(written(...gold, again), gold, { reach });
        const extra = labelled.decisions.filter(
          ({ call, kind }) => call === gold.length && kind !== 'response-finished',
        );
        expect(extra[0]).toMatchObject({ kind: 'function-name', label: '-', reason: 'function' });
        expectFinishesWrong(labelled, gold.length, reach);
      }),
    );
  });
});

function replaced(
  given: Call['arguments'],
  name: string,
  value: Call['arguments'][string],
): Call['arguments'] {
  return Object.fromEntries([...Object.entries(given).filter(([key]) => key !== name), [name, value]]);
}

describe('several gold calls', () => {
  test('may come in any order', () => {
    expect(labelResponse(written(rome, clock, oslo), [oslo, rome, clock]).label).toBe('+');
  });

  test('are told apart as the arguments narrow: Rome wants five days', () => {
    const mixed: Call = { name: 'weather', arguments: { city: 'Rome', days: 3 } };
    expect(seen(labelResponse(written(mixed, oslo), [oslo, rome]))).toEqual([
      '+ function-name',
      '+ argument',
      '- argument value',
      '- arguments-finished earlier',
      '- call-finished earlier',
      ...rightCall(2),
      '- response-finished earlier',
    ]);
  });

  test('are each used once, equal ones as often as they are asked for', () => {
    expect(labelResponse(written(clock, clock), [clock, clock]).label).toBe('+');
    expect(seen(labelResponse(written(clock, clock), [clock]))).toEqual([
      ...rightCall(0),
      '- function-name function',
      '- arguments-finished earlier',
      '- call-finished earlier',
      '- response-finished earlier',
    ]);
  });

  test('are not used up by a call that went wrong', () => {
    const wrong: Call = { name: 'weather', arguments: { city: 'Paris' } };
    expect(seen(labelResponse(written(wrong, oslo), [oslo]))).toEqual([
      '+ function-name',
      '- argument value',
      '- arguments-finished earlier',
      '- call-finished earlier',
      ...rightCall(2),
      '- response-finished earlier',
    ]);
  });
});

describe('how far an error reaches', () => {
  const response = written({ name: 'weather', arguments: { city: 'Paris', days: 3 } }, clock);
  const labels = (reach: ErrorReach): string =>
    labelResponse(response, [oslo, clock], { reach })
      .decisions.map(({ label }) => label)
      .join('');

  test('to itself and the finishes above it, through its call, or to the end', () => {
    //                           name city days args call | name args call | response
    expect(labels('own')).toBe('+-+--+++-');
    expect(labels('call')).toBe('+---' + '-+++-');
    expect(labels('response')).toBe('+--------');
  });

  test('never makes a label right that was wrong', () => {
    fc.assert(
      fc.property(callsFor('hammer'), callsFor('hammer'), (calls, gold) => {
        const [own, call, whole] = reaches.map((reach) =>
          labelResponse(written(...calls), gold, { reach }).decisions.map(({ label }) => label === '-'),
        );
        own?.forEach((wrong, index) => {
          if (wrong) expect(call?.[index]).toBe(true);
          if (call?.[index] === true) expect(whole?.[index]).toBe(true);
        });
      }),
    );
  });
});

describe('a parameter that is given twice', () => {
  test('is wrong the second time, and so is its call', () => {
    const twice = '[{"name": "weather", "arguments": {"city": "Oslo", "days": 3, "city": "Oslo"}}]';
    expect(seen(labelResponse(twice, [oslo]))).toEqual([
      ...right('function-name', 'argument', 'argument'),
      '- argument repeated',
      '- arguments-finished earlier',
      '- call-finished earlier',
      '- response-finished earlier',
    ]);
  });
});

describe('arguments before the name', () => {
  test('are judged by all gold calls, and narrow them', () => {
    const ahead = '[{"arguments": {"city": "Rome", "days": 5}, "name": "weather"}]';
    expect(
      labelResponse(ahead, [oslo, rome])
        .decisions.map(({ label }) => label)
        .join(''),
    ).toBe('+++++-');
    const wrong = '[{"arguments": {"city": "Rome", "days": 5}, "name": "clock"}]';
    const labels = labelResponse(wrong, [clock, rome]).decisions;
    expect(labels.find(({ kind }) => kind === 'function-name')).toMatchObject({
      label: '-',
      reason: 'function',
    });
    expect(labels.at(-1)?.label).toBe('-');
  });
});

describe('a response that is no finished list', () => {
  test('is wrong as a whole, whatever its decisions are', () => {
    const cut = labelResponse('[{"name": "weather", "arguments": {"city": "Oslo"', [oslo]);
    expect(seen(cut)).toEqual(right('function-name', 'argument'));
    expect(cut.label).toBe('-');
    expect(cut.failure).toBeDefined();
    expect(viewedLabels(cut, 'outcome')).toEqual([]);
    const prose = labelResponse('I cannot help with that.', [oslo]);
    expect(prose.label).toBe('-');
  });
});

describe('equal values in another spelling', () => {
  test('are right, and said to be spelt differently', () => {
    const gold: Call = { name: 'f', arguments: { n: 1, box: { a: 1, b: 2 }, text: 'é' } };
    const other = '[{"name": "f", "arguments": {"n": 1.0, "box": {"b": 2, "a": 1}, "text": "\\u00e9"}}]';
    const labelled = labelResponse(other, [gold]);
    expect(labelled.label).toBe('+');
    expect(labelled.exactSpelling).toBe(false);
    expect(labelled.decisions.flatMap(({ exactSpelling }) => exactSpelling ?? [])).toEqual([
      false,
      false,
      false,
    ]);
    const same = labelResponse(written(gold), [gold]);
    expect(same.exactSpelling).toBe(true);
    expect(same.decisions.flatMap(({ exactSpelling }) => exactSpelling ?? [])).toEqual([true, true, true]);
  });

  test('as rendered, every format is spelt like itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes).chain((shape) => callsFor(shape).map((calls) => ({ shape, calls }))),
        ({ shape, calls }) => {
          const labelled = labelResponse(render(shape, calls), calls, { format: formatOf(shape) });
          expect(labelled.exactSpelling).toBe(true);
        },
      ),
    );
  });

  test('values of another type are wrong', () => {
    const gold: Call = { name: 'f', arguments: { n: 1 } };
    for (const value of ['"1"', 'true', '[1]', '1.5', 'null']) {
      const labelled = labelResponse(`[{"name": "f", "arguments": {"n": ${value}}}]`, [gold]);
      expect(labelled.decisions[1]).toMatchObject({ label: '-', reason: 'value' });
    }
  });
});

describe('the labels as other reward models learn them', () => {
  const labelled = labelResponse(written({ name: 'weather', arguments: { city: 'Paris', days: 3 } }), [oslo]);

  test('the coarse one has none for arguments, the outcome has one', () => {
    expect(viewedLabels(labelled, 'steps')).toBe(labelled.decisions);
    expect(viewedLabels(labelled, 'coarse').map(({ kind, label }) => `${label} ${kind}`)).toEqual([
      '+ function-name',
      '- arguments-finished',
      '- call-finished',
      '- response-finished',
    ]);
    expect(viewedLabels(labelled, 'outcome').map(({ kind, label }) => `${label} ${kind}`)).toEqual([
      '- response-finished',
    ]);
  });

  test('every view ends in the same label, and its decisions keep their place in the response', () => {
    fc.assert(
      fc.property(callsFor('hammer'), callsFor('hammer'), fc.boolean(), (other, gold, isGold) => {
        const text = written(...(isGold ? gold : other));
        const response = labelResponse(text, gold);
        for (const view of labelViews) {
          const viewed = viewedLabels(response, view);
          expect(viewed.at(-1)?.label).toBe(response.label);
          for (const { start, end, text: part } of viewed) expect(text.slice(start, end)).toBe(part);
        }
      }),
    );
  });
});

test('decisions that are cut already give the same labels as their text', () => {
  fc.assert(
    fc.property(callsFor('hammer'), callsFor('hammer'), (calls, gold) => {
      const text = written(...calls);
      expect(labelResponse(splitResponse('hammer', text).decisions, gold)).toEqual(labelResponse(text, gold));
    }),
  );
});
