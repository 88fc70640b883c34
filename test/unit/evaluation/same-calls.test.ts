// Exact match of calls: what counts as the same answer.
import { describe, expect, it } from 'vitest';
import { sameCalls } from '../../../src/evaluation/same-calls.ts';

const rain = { name: 'rain', arguments: { city: 'Oslo', days: 3 } };
const now = { name: 'now', arguments: {} };

describe('the same calls', () => {
  it('may come in any order, and so may their arguments', () => {
    expect(sameCalls([rain, now], [now, { name: 'rain', arguments: { days: 3, city: 'Oslo' } }])).toBe(true);
  });

  it('are each made as often', () => {
    expect(sameCalls([now, now], [now, rain])).toBe(false);
    expect(sameCalls([now, now], [now])).toBe(false);
  });

  it('have the same values, of the same type', () => {
    expect(sameCalls([rain], [{ name: 'rain', arguments: { city: 'Oslo', days: '3' } }])).toBe(false);
    expect(sameCalls([rain], [{ name: 'rain', arguments: { city: 'oslo', days: 3 } }])).toBe(false);
    expect(sameCalls([rain], [{ name: 'rain', arguments: { city: 'Oslo' } }])).toBe(false);
  });

  it('may be none', () => {
    expect(sameCalls([], [])).toBe(true);
    expect(sameCalls([], [now])).toBe(false);
  });
});
