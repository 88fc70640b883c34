import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '../../../src/log/lines.ts';

describe('cutting bytes into lines', () => {
  it('numbers lines from 1 and gives the rest at the end', () => {
    const lines = createLineSplitter();
    expect(lines.push('a\nb')).toEqual([{ number: 1, text: 'a' }]);
    expect(lines.push('c\n\n')).toEqual([
      { number: 2, text: 'bc' },
      { number: 3, text: '' },
    ]);
    expect(lines.end()).toBeUndefined();
    expect(lines.push('d')).toEqual([]);
    expect(lines.end()).toEqual({ number: 4, text: 'd' });
  });

  it('joins characters that are cut between chunks', () => {
    const lines = createLineSplitter();
    const bytes = new TextEncoder().encode('æ東👩\n');
    const read = Array.from(bytes, (byte) => lines.push(Uint8Array.of(byte))).flat();
    expect(read).toEqual([{ number: 1, text: 'æ東👩' }]);
  });

  it('replaces half a character at the end', () => {
    const lines = createLineSplitter();
    lines.push(new TextEncoder().encode('æ').slice(0, 1));
    expect(lines.end()).toEqual({ number: 1, text: '\ufffd' });
  });

  it('does not keep lines over the limit, whether they come whole or in parts', () => {
    const lines = createLineSplitter(4);
    expect(lines.push('12345\n1234\n123')).toEqual([
      { number: 1, text: undefined },
      { number: 2, text: '1234' },
    ]);
    expect(lines.push('45')).toEqual([]);
    expect(lines.push('6789')).toEqual([]);
    expect(lines.push('0\nab\n')).toEqual([
      { number: 3, text: undefined },
      { number: 4, text: 'ab' },
    ]);
    lines.push('12345');
    expect(lines.end()).toEqual({ number: 5, text: undefined });
  });
});
