import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionLabel } from '../../../src/log/decision-label.ts';
import type { LoggedDecision } from '../../../src/log/events.ts';
import { oneLine, shorten, visible } from '../../../src/log/visible.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';
import { everyDecision } from './every-event.ts';

const argument = (
  name: string,
  value: JsonValue,
  text = `"${name}": ${JSON.stringify(value)}`,
): LoggedDecision => ({
  kind: 'argument',
  text,
  start: 0,
  end: text.length,
  call: 0,
  name,
  value,
  problems: [],
});
const token = (text: string): LoggedDecision => ({ ...everyDecision.token, text });

describe('the label of a decision', () => {
  it.each<[LoggedDecision, string]>([
    [everyDecision['function-name'], 'get_weather'],
    [everyDecision.argument, 'unit = "celsius"'],
    [argument('days', 3), 'days = 3'],
    [argument('days', null), 'days = null'],
    [argument('places', ['Oslo', { lat: 1 }]), 'places = ["Oslo",{"lat":1}]'],
    [argument('id', 12345678901234567000, '"id": 12345678901234567890'), 'id = 12345678901234567890'],
    [argument('x', 1, 'x=1.0'), 'x = 1.0'],
    [argument('x2', 7, '"x2": 7'), 'x2 = 7'],
    [argument('text', 'a\n\u202eb'), 'text = "a\\n⟨202E⟩b"'],
    [argument('na\u0000me', true), 'na␀me = true'],
    [everyDecision['arguments-finished'], 'arguments finished'],
    [everyDecision['call-finished'], 'call finished'],
    [everyDecision['response-finished'], 'response finished'],
    [{ ...everyDecision['response-finished'], call: 0 }, 'no call'],
    [token(' Oslo'), '␠Oslo'],
    [token('\n  '), '␊␠␠'],
    [token(''), 'end of text'],
    [everyDecision.fragment, 'unfinished: [{"na'],
  ])('%j', (decision, label) => {
    expect(decisionLabel(decision)).toBe(label);
  });

  it('cuts long values in the middle and keeps the name', () => {
    const label = decisionLabel(argument('message', 'Dear all, '.repeat(20)), 30);
    expect(label).toBe('message = "Dear all, D… all, "');
    expect(label.length).toBeLessThanOrEqual(30);
  });

  it('cuts long names too', () => {
    expect(decisionLabel(argument('a'.repeat(100), 1), 20)).toMatch(/^a+…a+ = 1$/);
  });

  it('is short and one line for any decision', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.jsonValue(),
        fc.integer({ min: 12, max: 80 }),
        (name, value, limit) => {
          const json: JsonValue = JSON.parse(JSON.stringify(value));
          for (const decision of [
            argument(name, json),
            token(name),
            { ...everyDecision.fragment, text: name },
          ]) {
            const label = decisionLabel(decision, limit);
            expect(label.length).toBeLessThanOrEqual(limit);
            expect(label).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
          }
        },
      ),
    );
  });

  it('survives values nested deeper than the stack', () => {
    const deep: JsonValue = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(decisionLabel(argument('a', deep, '"a": [[[…]]]'))).toContain('[[[');
  });
});

describe('untrusted text', () => {
  it('shows what cannot be seen', () => {
    expect(visible('a\tb\u001b[31m\u007f\u0085\u200bc\u2066\ufeff\ud800')).toBe(
      'a␉b␛[31m␡⟨0085⟩⟨200B⟩c⟨2066⟩⟨FEFF⟩⟨D800⟩',
    );
    expect(visible('pay\u{e0041}pal')).toBe('pay⟨E0041⟩pal');
  });

  it('leaves ordinary text of any script alone', () => {
    for (const text of ['København 東京 "ok" — ½', 'می‌خواهم', 'क्‍ष', '👩‍👩‍👧 ❤️', 'e\u0301'])
      expect(visible(text)).toBe(text);
  });

  it('shows joiners between letters that need none', () => {
    expect(visible('pay\u200dpal')).toBe('pay⟨200D⟩pal');
  });

  it('is cut in the middle, never within a character', () => {
    expect(shorten('abcdefghij', 10)).toBe('abcdefghij');
    expect(shorten('abcdefghijk', 10)).toBe('abcdef…ijk');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 20 }), (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('of any length takes the same time', () => {
    expect(oneLine('x\n'.repeat(10_000_000), 10)).toHaveLength(10);
  });
});
