// Expanding a step once more: with another seed than the one in force, whichever is drawn.
import { randomInt } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { checkSettings } from '../../../src/search/settings.ts';
import { expandAgain } from '../../../src/search/what-if.ts';
import { search, upTo } from './histories.ts';
import { all, settings } from './tasks.ts';

vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  randomInt: vi.fn(() => 17),
}));

test('draws a seed, and never the one that a change before has set', async () => {
  const parent = await all(search({ salt: 'seed' }));
  const first = expandAgain(treeOf(parent));
  expect(first).toEqual({ kind: 'expand-again', seed: 17 });
  const child = await all(search({ salt: 'seed' }, { events: upTo(parent, 2), changes: [first] }));
  const second = expandAgain(treeOf(child));
  expect(second).toMatchObject({ kind: 'expand-again', seed: expect.any(Number) });
  expect(second).not.toEqual(first);
  if (second.kind === 'expand-again')
    expect(() => checkSettings(settings({ seed: second.seed }))).not.toThrow();
  expect(randomInt).toHaveBeenCalledTimes(2);
});
