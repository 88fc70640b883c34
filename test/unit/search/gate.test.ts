// The gate before requests: whoever waits at it goes on when it opens.
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../src/search/gate.ts';

describe('a paused gate', () => {
  it('lets all pass who wait when it is resumed: policy and reward model are asked side by side', async () => {
    const gate = createGate();
    gate.pause();
    const waiting = [gate.pass(), gate.pass(), gate.pass()];
    gate.resume();
    await expect(Promise.all(waiting)).resolves.toHaveLength(3);
  });

  it('lets all pass who wait for a single step', async () => {
    const gate = createGate();
    gate.pause();
    const waiting = [gate.pass(), gate.pass()];
    gate.step();
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
  });

  it('ends all waiting when the search is stopped', async () => {
    const gate = createGate();
    gate.pause();
    const waiting = [gate.pass(), gate.pass()];
    gate.stop({ kind: 'stopped', by: 'user' });
    const ends = await Promise.allSettled(waiting);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
