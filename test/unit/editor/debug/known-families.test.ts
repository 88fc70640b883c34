// What is remembered of families: of the logs that are open, until they are closed.
import { describe, expect, it } from 'vitest';
import { createKnownFamilies } from '../../../../src/editor/debug/known-families.ts';
import type { Relative } from '../../../../src/protocol/messages.ts';

const relative = (log: string, result = 'running'): Relative => ({
  log,
  relation: 'child',
  changed: 'kept unit = "celsius"',
  mark: '…',
  result,
});

describe('known families', () => {
  it('tell which of them are other ones than before', () => {
    const known = createKnownFamilies();
    expect(known.of('a')).toBeUndefined();
    const alone = new Map([['b', []]]);
    expect(known.renew(new Map([['a', [relative('x')]], ...alone]))).toEqual(['a']);
    expect(known.renew(new Map([['a', [relative('x')]], ...alone]))).toEqual([]);
    expect(known.renew(new Map([['a', [relative('x', 'paused')]], ...alone]))).toEqual(['a']);
  });

  it('are those of the logs that are open, and of no others', () => {
    const known = createKnownFamilies();
    known.renew(new Map([['a', [relative('x')]]]));
    expect(known.has('x')).toBe(true);
    known.renew(new Map());
    expect(known.of('a')).toBeUndefined();
    expect(known.has('x')).toBe(false);
  });
});
