// Edits of two rounds, made at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEdits } from '../../../src/tools/compose-edits.ts';
import { editedText, type TextEdit } from '../../../src/tools/edit.ts';

/** Edits in order and apart from each other, by shares of what is left of a text. */
const shares = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), fc.string({ maxLength: 3 })),
  { maxLength: 4 },
);
function editsFor(text: string, parts: readonly (readonly [number, number, string])[]): TextEdit[] {
  let from = 0;
  return parts.map(([share, size, insert]) => {
    const offset = from + Math.floor(share * (text.length - from));
    const length = Math.min(size, text.length - offset);
    from = offset + length;
    return { offset, length, text: insert };
  });
}

describe('two rounds of edits', () => {
  it('leave the same text as their composition', () => {
    fc.assert(
      fc.property(fc.string(), shares, shares, (text, one, other) => {
        const first = editsFor(text, one);
        const between = editedText(text, first);
        const second = editsFor(between, other);
        expect(editedText(text, composeEdits(first, second, text.length))).toBe(editedText(between, second));
      }),
    );
  });

  it('leave alone what neither touches', () => {
    const first = [{ offset: 2, length: 1, text: 'xyz' }];
    const second = [{ offset: 3, length: 1, text: '' }];
    expect(composeEdits(first, second, 100)).toEqual([{ offset: 2, length: 1, text: 'xz' }]);
  });
});
