// Long work in slices: it comes to the same, others get their turn, and it ends when it is no longer wanted.
import { describe, expect, it } from 'vitest';
import { atOnce, eachMapped, inSlices, type Steps } from '../../../src/tools/slices.ts';
import { turnsDuring } from './turns.ts';

/** Each step takes as long as a slice. */
function* slow(steps: number, done: number[] = []): Steps<readonly number[]> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + 9;
    while (performance.now() < end);
    done.push(step);
    yield;
  }
  return done;
}

const wanted = new AbortController().signal;

describe('work in steps', () => {
  it('comes to the same at once and in slices', async () => {
    const squares = () => eachMapped([1, 2, 3], (number) => number ** 2);
    expect(atOnce(squares())).toEqual([1, 4, 9]);
    expect(await inSlices(squares(), wanted)).toEqual([1, 4, 9]);
  });

  it('gives others their turn between slices', async () => {
    const order: string[] = [];
    let going = true;
    const others = () => {
      order.push('other');
      if (going) setImmediate(others);
    };
    setImmediate(others);
    await inSlices(slow(5), wanted);
    going = false;
    expect(order.length).toBeGreaterThanOrEqual(5);
  });

  it('takes many small steps in one slice', async () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => index);
    const turns = await turnsDuring(() =>
      inSlices(
        eachMapped(numbers, (number) => number),
        wanted,
      ),
    );
    expect(turns).toBeLessThan(200);
  });

  it('ends with the reason for which it is stopped', async () => {
    const abort = new AbortController();
    const done: number[] = [];
    const work = inSlices(slow(1000, done), abort.signal);
    setImmediate(() => abort.abort(new Error('A newer version has come.')));
    await expect(work).rejects.toThrow('A newer version has come.');
    expect(done.length).toBeLessThan(1000);
  });

  it('fails as a step fails', async () => {
    const fails = () =>
      eachMapped([1], () => {
        throw new RangeError('no');
      });
    await expect(inSlices(fails(), wanted)).rejects.toThrow(RangeError);
    expect(() => atOnce(fails())).toThrow(RangeError);
  });
});
