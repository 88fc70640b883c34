// Patterns: one value, read in the same way as a regular expression, a list of choices and a matcher.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../../src/calls/pattern.ts';
import {
  chars,
  choice,
  nothing,
  optional,
  repeat,
  separated,
  sequence,
  text,
} from '../../../src/calls/pattern-build.ts';
import { enumerateChoices } from '../../../src/calls/pattern-choices.ts';
import { toGbnf } from '../../../src/calls/pattern-gbnf.ts';
import { forcedText, type Match, matches, onlyText, startMatch } from '../../../src/calls/pattern-matcher.ts';
import { toRegex } from '../../../src/calls/pattern-regex.ts';
import { randomNumbers, sampleText } from './pattern-samples.ts';

const wholeText = (pattern: Pattern): RegExp => new RegExp(`^(?:${toRegex(pattern)})$`, 'u');

const alphabet = ['a', 'b', '.', '"', '\\', ']', '-', '^', '\n', 'é', '😀', '{', '&', '~', '/'];
const { pattern: anyPattern } = fc.letrec<{ pattern: Pattern }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.array(fc.constantFrom(...alphabet), { maxLength: 3 }).map((parts) => text(parts.join(''))),
    fc
      .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 4 })
      .map((parts): Pattern => chars(parts.join(''))),
    fc
      .tuple(fc.constantFrom('!', 'a', '\\', '-'), fc.constantFrom('b', '~', 'é', '\u{1f600}'))
      .filter(([from, to]) => (from.codePointAt(0) ?? 0) <= (to.codePointAt(0) ?? 0))
      .map(([from, to]) => chars([from, to])),
    fc.array(tie('pattern'), { maxLength: 3 }).map((items): Pattern => ({ kind: 'sequence', items })),
    fc
      .array(tie('pattern'), { minLength: 1, maxLength: 3 })
      .map((items): Pattern => ({ kind: 'choice', items })),
    fc
      .tuple(tie('pattern'), fc.nat({ max: 3 }), fc.nat({ max: 3 }))
      .map(([item, min, more]) => repeat(item, min, min + more)),
  ),
}));
/** How many single pieces a match may have. Where there are many, JavaScript's own engine tries them in all ways, for minutes. */
function pieces(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.items.reduce((sum, item) => sum + pieces(item), 0);
    case 'choice':
      return Math.max(...pattern.items.map(pieces));
    case 'repeat':
      return pieces(pattern.item) * Math.max(1, pattern.max);
    default:
      return 1;
  }
}

const anyText = fc.array(fc.constantFrom(...alphabet), { maxLength: 8 }).map((parts) => parts.join(''));

describe('a pattern', () => {
  it('means the same as regular expression and as matcher', () => {
    fc.assert(
      fc.property(anyPattern, fc.array(anyText, { maxLength: 5 }), fc.nat(), (pattern, texts, seed) => {
        fc.pre(pieces(pattern) <= 16);
        const regex = wholeText(pattern);
        const sample = sampleText(pattern, randomNumbers(seed));
        for (const candidate of [...texts, sample, sample.slice(1), sample.slice(0, -1), `${sample}a`])
          expect(matches(pattern, candidate), JSON.stringify(candidate)).toBe(
            regex.test(wellFormed(candidate)),
          );
        expect(matches(pattern, sample)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('is matched alike in any chunking, also inside a surrogate pair', () => {
    fc.assert(
      fc.property(anyPattern, fc.nat(), (pattern, seed) => {
        const sample = sampleText(pattern, randomNumbers(seed));
        let match: Match | undefined = startMatch(pattern);
        for (let at = 0; at < sample.length; at++) match = match?.advance(sample.charAt(at));
        expect(match?.complete).toBe(true);
        expect(match?.advance('')).toBe(match);
      }),
    );
  });

  it('lets a prefix live exactly when some text of the pattern begins with it', () => {
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, prefix) => {
        const all = enumerateChoices(pattern, 500);
        fc.pre(all !== undefined);
        const characters = Array.from(prefix);
        const alive = startMatch(pattern)?.advance(prefix) !== undefined;
        expect(alive).toBe(
          all?.some((one) => Array.from(one).slice(0, characters.length).join('') === prefix),
        );
      }),
    );
  });

  it('gives exactly its texts as choices', () => {
    fc.assert(
      fc.property(anyPattern, fc.array(anyText, { maxLength: 5 }), (pattern, texts) => {
        const all = enumerateChoices(pattern, 500);
        fc.pre(all !== undefined);
        const known = new Set(all);
        expect(known.size).toBe(all?.length);
        for (const one of all ?? []) expect(matches(pattern, one)).toBe(true);
        for (const candidate of texts) expect(known.has(candidate)).toBe(matches(pattern, candidate));
      }),
    );
  });

  it('forces the text that all its texts share', () => {
    fc.assert(
      fc.property(anyPattern, (pattern) => {
        const all = enumerateChoices(pattern, 200);
        const start = startMatch(pattern);
        fc.pre(all !== undefined && start !== undefined);
        const forced = start ? forcedText(start) : '';
        for (const one of all ?? []) expect(one.startsWith(forced)).toBe(true);
        expect(onlyText(pattern)).toBe(all?.length === 1 ? all[0] : undefined);
      }),
    );
  });
});

/** `$` with the `u` flag never splits a pair, but slicing in a test does; a lone half is in no pattern. */
function wellFormed(candidate: string): string {
  return /\p{Surrogate}/u.test(candidate) ? '\u0000 not well formed' : candidate;
}

describe('the matcher', () => {
  it('counts long repetitions instead of copying them', () => {
    const pattern = sequence('"', repeat(chars(['a', 'z']), 3, 20_000), '"');
    expect(matches(pattern, `"${'x'.repeat(20_000)}"`)).toBe(true);
    expect(matches(pattern, `"${'x'.repeat(20_001)}"`)).toBe(false);
    expect(matches(pattern, '"xx"')).toBe(false);
  });

  it('tells when the text may end and when it must', () => {
    const start = startMatch(choice('on', 'once'));
    const on = start?.advance('on');
    expect([start?.complete, on?.complete, on?.ended]).toEqual([false, true, false]);
    expect(on?.single).toBe('c');
    expect(on?.advance('ce')?.ended).toBe(true);
  });

  it('checks a large vocabulary quickly, because states are remembered', () => {
    const pattern = sequence('"', repeat(chars([' ', '!'], ['#', '~']), 0, 64), '"', choice(',', '}'));
    const vocabulary = Array.from({ length: 50_000 }, (_, index) => index.toString(36));
    const match = startMatch(pattern)?.advance('"so far');
    const allowed = vocabulary.filter((token) => match?.advance(token) !== undefined);
    expect(allowed).toHaveLength(vocabulary.length);
    expect(match?.advance('abc')).toBe(match?.advance('xyz'));
  });

  it('knows a pattern that nothing matches', () => {
    expect(startMatch(choice())).toBeUndefined();
    expect(startMatch(sequence('a', choice()))).toBeUndefined();
    expect(matches(repeat(choice(), 0, 3), '')).toBe(true);
    expect(wholeText(choice()).test('')).toBe(false);
    expect(enumerateChoices(choice(), 9)).toEqual([]);
  });
});

describe('a regular expression of a pattern', () => {
  it('escapes what has a meaning and nothing else', () => {
    expect(toRegex(text('a.b*"{}/-\n\u0001é'))).toBe('a\\.b\\*"\\{\\}/-\\n\\x01é');
    expect(toRegex(chars('-^]\\ab'))).toBe('[\\-\\\\-\\^ab]');
  });

  it('groups only where it must', () => {
    expect(toRegex(sequence('a', optional('b'), repeat(chars(['0', '9']), 2, 4)))).toBe('ab?[0-9]{2,4}');
    expect(toRegex(sequence('x', choice('ab', 'c'), repeat(text('de'), 3, 3)))).toBe('x(?:ab|c)(?:de){3}');
  });

  it('has no empty alternative', () => {
    expect(toRegex(sequence('a', choice('', 'b', 'cd')))).toBe('a(?:b|cd)?');
    expect(toRegex(choice('', ''))).toBe('');
  });

  it('leaves surrogates out of ranges', () => {
    expect(toRegex({ kind: 'chars', ranges: [[0x5d, 0x10ffff]] })).toBe('[\\]-\ud7ff\ue000-\u{10ffff}]');
  });
});

describe('a grammar of a pattern', () => {
  it('is one root rule in llama.cpp’s syntax', () => {
    expect(toGbnf(sequence('"a\\', choice('x', 'y'), repeat(chars(['a', 'f'], '-]^'), 0, 3)))).toBe(
      'root ::= "\\"a\\\\" ("x" | "y") [\\x2D\\]-\\x5Ea-f]{0,3}\n',
    );
    expect(toGbnf(nothing)).toBe('root ::= ""\n');
    expect(toGbnf(optional('\n'))).toBe('root ::= ("\\n")?\n');
  });

  it('gives a repetition inside a repetition a rule of its own, since llama.cpp limits their product', () => {
    const word = repeat(chars(['a', 'z']), 1, 64);
    expect(toGbnf(sequence('[', separated(word, ', ', 0, 8), ']'))).toBe(
      'root ::= "[" (r1)? "]"\nr1 ::= [a-z]{1,64} (r2){0,7}\nr2 ::= ", " [a-z]{1,64}\n',
    );
  });

  it('refuses what a grammar cannot say', () => {
    expect(() => toGbnf(choice())).toThrow(RangeError);
  });
});

describe('choices', () => {
  it('come in the pattern’s order, each once', () => {
    expect(enumerateChoices(sequence(choice('a', 'b', 'a'), optional('!')), 10)).toEqual([
      'a',
      'a!',
      'b',
      'b!',
    ]);
    expect(enumerateChoices(separated(text('x'), ', ', 0, 2), 10)).toEqual(['', 'x', 'x, x']);
  });

  it('are not given beyond the limit', () => {
    expect(enumerateChoices(repeat(chars(['a', 'z']), 0, 64), 1000)).toBeUndefined();
    expect(enumerateChoices(choice('a', 'b'), 1)).toBeUndefined();
  });
});
