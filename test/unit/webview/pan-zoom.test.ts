import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dragged, type Point, pinched, turned, type WheelTurn } from '../../../webview/tree/pan-zoom.ts';
import type { Transform } from '../../../webview/tree/viewport.ts';

const start: Transform = { k: 1, x: 10, y: 20 };
const range = [0.2, 2.5] as const;
const at = { x: 100, y: 50 };
const page = 600;

function wheel(turn: Partial<WheelTurn>, from = start): Transform {
  const still = { deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ctrlKey: false, metaKey: false };
  return turned(from, { ...still, ...turn }, at, range, page);
}

/** The point of the tree that is drawn at a point of the surface. */
const under = (t: Transform, { x, y }: Point): Point => ({ x: (x - t.x) / t.k, y: (y - t.y) / t.k });

function expectNear(a: Point, b: Point): void {
  expect(a.x).toBeCloseTo(b.x, 6);
  expect(a.y).toBeCloseTo(b.y, 6);
}

describe('the wheel', () => {
  it('pans against its turn', () => {
    expect(wheel({ deltaX: 3, deltaY: 40 })).toEqual({ k: 1, x: 7, y: -20 });
  });

  it('pans sideways with shift, but not twice where the browser has turned it already', () => {
    expect(wheel({ deltaY: 40, shiftKey: true })).toEqual({ k: 1, x: -30, y: 20 });
    expect(wheel({ deltaX: 40, shiftKey: true })).toEqual({ k: 1, x: -30, y: 20 });
  });

  it('counts in lines and pages where the device does', () => {
    expect(wheel({ deltaY: 3, deltaMode: 1 }).y).toBe(20 - 99);
    expect(wheel({ deltaY: 1, deltaMode: 2 }).y).toBe(20 - page);
  });

  it.each(['ctrlKey', 'metaKey'] as const)('zooms with %s, up into the tree and down out of it', (key) => {
    expect(wheel({ deltaY: -100, [key]: true }).k).toBeGreaterThan(1);
    expect(wheel({ deltaY: 100, [key]: true }).k).toBeLessThan(1);
    expect(wheel({ deltaX: 100, shiftKey: true, [key]: true }).k).toBeLessThan(1);
  });

  it('brings a turn and the same turn back to where it began', () => {
    const there = wheel({ deltaY: -100, ctrlKey: true });
    const back = wheel({ deltaY: 100, ctrlKey: true }, there);
    expect(back.k).toBeCloseTo(1);
    expectNear(back, start);
  });

  it("takes a notch of a mouse about as far as a few steps of a trackpad's pinch", () => {
    const notch = wheel({ deltaY: -100, ctrlKey: true }).k;
    const step = wheel({ deltaY: -4, ctrlKey: true }).k;
    expect(notch).toBeGreaterThan(step);
    expect(notch).toBeLessThan(step ** 8);
  });

  it('keeps the point under the pointer and the range of zooms, however it is turned', () => {
    const turns = fc.array(fc.double({ min: -2000, max: 2000, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(turns, (deltas) => {
        const end = deltas.reduce((t, deltaY) => wheel({ deltaY, ctrlKey: true }, t), start);
        expect(end.k).toBeGreaterThanOrEqual(range[0]);
        expect(end.k).toBeLessThanOrEqual(range[1]);
        expectNear(under(end, at), under(start, at));
      }),
    );
  });

  it('leaves the viewport as it is at the end of the range', () => {
    const nearest = { ...start, k: range[1] };
    expect(wheel({ deltaY: -100, ctrlKey: true }, nearest)).toBe(nearest);
  });
});

describe('a drag', () => {
  it('keeps the point of the tree under the pointer', () => {
    const to = { x: -30, y: 400 };
    expectNear(under(dragged({ ...start, k: 0.5 }, at, to), to), under({ ...start, k: 0.5 }, at));
  });
});

describe('a pinch', () => {
  const fingers = [at, { x: 300, y: 50 }] as const;

  it('keeps both points under the fingers', () => {
    const to = [
      { x: 50, y: 90 },
      { x: 350, y: 90 },
    ] as const;
    const end = pinched(start, fingers, to, range);
    expect(end.k).toBeCloseTo(1.5);
    expectNear(under(end, to[0]), under(start, fingers[0]));
    expectNear(under(end, to[1]), under(start, fingers[1]));
  });

  it('only moves at the end of the range', () => {
    const nearest = { ...start, k: range[1] };
    const to = [
      { x: 0, y: 50 },
      { x: 420, y: 50 },
    ] as const;
    expect(pinched(nearest, fingers, to, range)).toEqual(
      dragged(nearest, { x: 200, y: 50 }, { x: 210, y: 50 }),
    );
  });

  it('of two fingers on one point zooms nothing', () => {
    const end = pinched(start, [at, at], [at, { x: 400, y: 90 }], range);
    expect(end.k).toBe(1);
    expect(Number.isFinite(end.x)).toBe(true);
  });
});
