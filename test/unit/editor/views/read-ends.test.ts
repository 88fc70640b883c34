// The two ends of a file are read, and no more than it takes.
import { describe, expect, it } from 'vitest';
import type { LogSource } from '../../../../src/editor/search-editor/follow.ts';
import { readEnds } from '../../../../src/editor/views/read-ends.ts';

function counting(text: string): LogSource & { readonly bytesRead: () => number } {
  const bytes = new TextEncoder().encode(text);
  let read = 0;
  return {
    stat: async () => ({ size: bytes.length, modified: 0 }),
    read: async (from, to) => {
      const part = bytes.slice(from, to);
      read += part.length;
      return part;
    },
    bytesRead: () => read,
  };
}

const lines = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, '.')).join('\n');

describe('the ends of a file', () => {
  it('are the whole of a short one', async () => {
    expect(await readEnds(counting('a\nb\n'))).toEqual({ head: 'a\nb\n', tail: 'a\nb\n' });
    expect(await readEnds(counting(''))).toEqual({ head: '', tail: '' });
  });

  it('hold the first and the last line of a long one, which is not read', async () => {
    const text = `${lines(200_000, 50)}\n`;
    const source = counting(text);
    const { head, tail } = await readEnds(source);
    expect(head.startsWith('0.')).toBe(true);
    expect(tail).toContain(`\n${'199999'.padEnd(50, '.')}\n`);
    expect(source.bytesRead()).toBeLessThan(100_000);
  });

  it('reach further for long lines', async () => {
    const long = 'x'.repeat(300_000);
    const { head, tail } = await readEnds(counting(`${long}\n${lines(50_000, 50)}\n${long}\n`));
    expect(head.startsWith(`${long}\n`)).toBe(true);
    expect(tail.trimEnd().endsWith(`\n${long}`)).toBe(true);
  });

  it('are bounded where a line never ends', async () => {
    const source = counting('x'.repeat(20 << 20));
    await readEnds(source);
    expect(source.bytesRead()).toBeLessThan(16 << 20);
  });
});
