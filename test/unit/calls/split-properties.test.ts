// What holds for every text: chunks do not matter, nothing is lost, forks go on as the original, calls come back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCalls } from '../../../src/calls/canonical.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';
import {
  anyResponse,
  badResponse,
  formatOf,
  garbage,
  goodResponse,
  jsonValue,
  parsesSafely,
} from './split-arbitrary.ts';
import { cutAt, feedAll, feedFrom, plain, seen } from './split-feeding.ts';

const runs = { numRuns: 400 };
const places = fc.array(fc.nat({ max: 500 }), { maxLength: 12 });

test('the decisions do not depend on where the text is cut', () => {
  fc.assert(
    fc.property(anyResponse, places, ({ format, text }, cuts) => {
      const whole = seen(feedAll(format, [text]));
      expect(seen(feedAll(format, cutAt(text, cuts)))).toEqual(whole);
      // Single UTF-16 code units cut surrogate pairs as well.
      expect(seen(feedAll(format, text.split('')))).toEqual(whole);
    }),
    runs,
  );
});

test('joining the decisions and the rest gives the text back', () => {
  fc.assert(
    fc.property(anyResponse, ({ format, text }) => {
      const { decisions, rest, failure } = splitResponse(format, text);
      expect(decisions.map((decision) => decision.text).join('') + rest).toBe(text);
      let end = 0;
      for (const decision of decisions) {
        expect(decision.start).toBe(end);
        expect(text.slice(decision.start, decision.end)).toBe(decision.text);
        end = decision.end;
      }
      const finished = decisions.at(-1)?.kind === 'response-finished';
      expect(finished).toBe(failure === undefined);
      if (finished) expect(rest).toBe('');
    }),
    runs,
  );
});

test('a fork from any decision goes on as the original did', () => {
  fc.assert(
    fc.property(anyResponse, places, ({ format, text }, cuts) => {
      const whole = feedAll(format, [text]);
      const expected = seen(whole);
      for (const [index, decision] of whole.decisions.entries()) {
        expect(decision.after.decided).toBe(decision.end);
        const fork = seen(feedFrom(decision.after, cutAt(text.slice(decision.end), cuts)));
        expect(fork).toEqual({ ...expected, decisions: expected.decisions.slice(index + 1) });
      }
    }),
    runs,
  );
});

test('feeding a state changes nothing in it', () => {
  fc.assert(
    fc.property(anyResponse, anyResponse, ({ format, text }, other) => {
      const whole = feedAll(format, [text]);
      const states = whole.decisions.map(({ after }) => after);
      const before = states.map((state) => [state.decided, state.expected, state.calls, state.failure]);
      for (const state of states) feedFrom(state, [other.text]);
      expect(states.map((state) => [state.decided, state.expected, state.calls, state.failure])).toEqual(
        before,
      );
    }),
    { numRuns: 100 },
  );
});

test('decisions come in the order of the paper’s state machine, and each was expected', () => {
  // n name, a argument, A arguments finished, c call finished, r response finished; a late name stands after A.
  const letters = {
    'function-name': 'n',
    argument: 'a',
    'arguments-finished': 'A',
    'call-finished': 'c',
    'response-finished': 'r',
  };
  fc.assert(
    fc.property(anyResponse, ({ format, text }) => {
      const { decisions, end } = feedAll(format, [text]);
      const word = decisions.map(({ kind }) => letters[kind]).join('');
      expect(word).toMatch(
        end.failure === undefined ? /^(na*Ac|a*Anc)*r$/ : /^(na*Ac|a*Anc)*(n?a*A?|a*An?)$/,
      );
      for (const [index, { after }] of decisions.entries()) {
        const next = decisions[index + 1];
        // Arguments before the name are not offered, only understood.
        if (next !== undefined && !(next.kind === 'argument' && !after.expected.includes('argument'))) {
          if (!(next.kind === 'arguments-finished' && after.expected.includes('function-name'))) {
            expect(after.expected).toContain(next.kind);
          }
        }
      }
    }),
    runs,
  );
});

test('well-formed calls come back from every format', () => {
  fc.assert(
    fc.property(goodResponse, ({ shape, calls, text }) => {
      const split = splitResponse(formatOf(shape), text);
      expect(split.failure).toBeUndefined();
      expect(canonicalCalls(split.calls)).toBe(canonicalCalls(calls));
      expect(split.calls).toEqual(calls);
    }),
    { numRuns: 1000 },
  );
});

/** The calls of a JSON document in the plain Hammer shape, read the simple way; undefined for another document. */
function callsOfDocument(
  text: string,
): readonly { name: string; arguments: Record<string, JsonValue> }[] | undefined {
  let document: JsonValue;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = Array.isArray(document) ? document : [document];
  const calls: { name: string; arguments: Record<string, JsonValue> }[] = [];
  for (const item of list) {
    if (typeof item !== 'object' || item === null || Array.isArray(item) || typeof item.name !== 'string')
      return undefined;
    let args = item.arguments ?? {};
    if (typeof args === 'string') args = args.trim() === '' ? {} : (JSON.parse(args) ?? {});
    if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
    calls.push({ name: item.name, arguments: { ...args } });
  }
  return calls;
}

test('what the splitter accepts as Hammer’s list, JSON.parse reads alike', () => {
  fc.assert(
    fc.property(fc.oneof(badResponse, garbage), ({ text }) => {
      const split = splitResponse('hammer', text);
      fc.pre(split.failure === undefined && !text.includes('```') && parsesSafely(text));
      expect(JSON.stringify(split.calls)).toBe(JSON.stringify(callsOfDocument(text)));
    }),
    { numRuns: 300, maxSkipsPerRun: 400 },
  );
});

test('a value with mistakes is accepted exactly where JSON.parse accepts it', () => {
  const mistake = fc.record({
    at: fc.nat({ max: 100 }),
    remove: fc.nat({ max: 2 }),
    insert: fc.constantFrom('', ...'{}[],:"\\ \n0123456789eE.+-tfnulrase', 'true', '\\u12', '""'),
  });
  fc.assert(
    fc.property(jsonValue, fc.array(mistake, { maxLength: 2 }), (value, mistakes) => {
      let spelling = JSON.stringify(value);
      for (const { at, remove, insert } of mistakes) {
        const place = at % (spelling.length + 1);
        spelling = spelling.slice(0, place) + insert + spelling.slice(place + remove);
      }
      fc.pre(parsesSafely(spelling));
      const text = `[{"name": "f", "arguments": {"a": ${spelling}}}]`;
      const { failure, decisions } = splitResponse('hammer', text);
      let parsed: { readonly value: unknown } | undefined;
      try {
        parsed = { value: JSON.parse(spelling) };
      } catch {
        parsed = undefined;
      }
      if (parsed !== undefined) {
        expect(failure).toBeUndefined();
        expect(decisions[1]?.value).toEqual(parsed.value);
      } else if (failure === undefined) {
        // It was no value, but several arguments or more calls: `1, "b": 2`.
        expect(() => JSON.parse(text)).not.toThrow();
      }
    }),
    { numRuns: 1500 },
  );
});

test('a split of the whole text is a feed and a finish', () => {
  fc.assert(
    fc.property(anyResponse, ({ format, text }) => {
      const { decisions, end } = feedAll(format, [text]);
      const { failure } = end;
      expect(splitResponse(format, text)).toEqual({
        decisions: decisions.map(plain),
        rest: text.slice(end.decided),
        calls: end.calls,
        ...(failure === undefined ? {} : { failure }),
      });
    }),
    { numRuns: 100 },
  );
});
