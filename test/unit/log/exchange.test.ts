import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviate, expand } from '../../../src/log/exchange.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';

const isJson = (value: unknown): value is JsonValue => value !== undefined;

/** JSON full of prompts, prefixes of prompts and things that look like markers. */
const tricky = (prompt: string): fc.Arbitrary<JsonValue> => {
  const text = fc.oneof(
    fc.string(),
    fc.string().map((rest) => prompt + rest),
    fc.constantFrom(prompt, prompt.slice(1), '$prompt', ''),
  );
  const key = fc.oneof(fc.constantFrom('$prompt', 'rest', 'value', '__proto__', 'prompt'), fc.string());
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.constantFrom(true, false, null, 0, 1.5),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('json')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  return json.filter(isJson);
};

describe('an abbreviated exchange', () => {
  const prompt = 'You may call get_weather.\n';

  it('keeps only what follows the prompt', () => {
    const request = { model: 'm', prompt: [`${prompt}[{"name": "`, prompt], n: 4 };
    expect(abbreviate(request, prompt)).toEqual({
      model: 'm',
      prompt: [
        { $prompt: true, rest: '[{"name": "' },
        { $prompt: true, rest: '' },
      ],
      n: 4,
    });
  });

  it('tells what looks like a marker from a marker', () => {
    const request = { $prompt: true, rest: 'from a user' };
    const short = abbreviate(request, prompt);
    expect(short).toEqual({ $prompt: false, value: request });
    expect(expand(short, prompt)).toEqual(request);
  });

  it('leaves markers alone that it cannot have written', () => {
    const edited = { $prompt: 'yes', rest: 3, more: { $prompt: false } };
    expect(expand(edited, prompt)).toEqual(edited);
  });

  it('comes back exactly, whatever it held', () => {
    const anything = fc
      .oneof(fc.constant(''), fc.string({ minLength: 1 }), fc.constant('$prompt'))
      .chain((text) => fc.tuple(fc.constant(text), tricky(text)));
    fc.assert(
      fc.property(anything, ([text, value]) => {
        // Through JSON, as in a log.
        const stored: JsonValue = JSON.parse(JSON.stringify(abbreviate(value, text)));
        expect(JSON.stringify(expand(stored, text))).toBe(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  it('holds no prompt', () => {
    fc.assert(
      fc.property(tricky(prompt), (value) => {
        expect(JSON.stringify(abbreviate(value, prompt))).not.toContain(
          `"${JSON.stringify(prompt).slice(1, -1)}`,
        );
      }),
    );
  });
});
