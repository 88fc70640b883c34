// Offsets as people count lines and characters.
import { describe, expect, it } from 'vitest';
import { lineStarts, positionAt, positionOf } from '../../../src/tools/position.ts';

describe('positions', () => {
  it('count lines and characters from 1', () => {
    const text = 'ab\ncd\r\ne\rf';
    const at = [...text].map((_, offset) => positionAt(text, offset));
    expect(at.map(({ line, character }) => `${line}:${character}`)).toEqual([
      ...['1:1', '1:2', '1:3', '2:1', '2:2', '2:3', '2:4', '3:1', '3:2', '4:1'],
    ]);
  });

  it('stay inside the text', () => {
    expect(positionAt('ab', 99)).toEqual({ line: 1, character: 3 });
    expect(positionAt('', -1)).toEqual({ line: 1, character: 1 });
  });

  it('agree between one offset and many', () => {
    const text = 'one\n\nthree\n';
    const starts = lineStarts(text);
    expect(starts).toEqual([0, 4, 5, 11]);
    for (let offset = 0; offset <= text.length; offset += 1) {
      expect(positionOf(starts, offset)).toEqual(positionAt(text, offset));
    }
  });
});
