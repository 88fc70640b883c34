import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGguf, halfBits } from '../../../gguf/gguf.ts';

/** The number behind the 16 bits of an IEEE 754 half. */
function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

describe('a half-precision number', () => {
  it.each([
    [0, 0x0000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -14, 0x0400],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [Number.NEGATIVE_INFINITY, 0xfc00],
  ])('%d is 0x%s', (number, bits) => {
    expect(halfBits(number)).toBe(bits);
  });

  it('survives a round trip', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (bits) => {
        const value = halfValue(bits);
        fc.pre(!Number.isNaN(value));
        expect(halfBits(value)).toBe(bits);
      }),
    );
  });

  it('is never further away than half a step', () => {
    fc.assert(
      fc.property(fc.double({ min: -60000, max: 60000, noNaN: true }), (number) => {
        const single = Math.fround(number);
        const step = 2 ** Math.max(-24, Math.floor(Math.log2(Math.abs(single) || 2 ** -24)) - 10);
        expect(Math.abs(halfValue(halfBits(number)) - single)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });
});

describe('a GGUF file', () => {
  const file = encodeGguf({
    metadata: {
      'general.architecture': { type: 'string', value: 'llama' },
      'a.flag': { type: 'bool', value: true },
      'a.list': { type: 'strings', value: ['x', 'é'] },
    },
    tensors: [
      { name: 'first', shape: [2, 3], type: 'f16', data: Float32Array.of(1, 2, 3, 4, 5, 6) },
      { name: 'second', shape: [2], type: 'f32', data: Float32Array.of(0.5, -0.5) },
    ],
  });
  const view = new DataView(file.buffer);

  it('begins with its magic, version and counts', () => {
    expect(new TextDecoder().decode(file.slice(0, 4))).toBe('GGUF');
    expect(view.getUint32(4, true)).toBe(3);
    expect(view.getBigUint64(8, true)).toBe(2n);
    expect(view.getBigUint64(16, true)).toBe(3n);
  });

  it('aligns every tensor to 32 bytes', () => {
    expect(file.length % 32).toBe(0);
    const start = file.length - 64;
    expect(halfValue(view.getUint16(start + 10, true))).toBe(6);
    expect(view.getFloat32(start + 36, true)).toBe(-0.5);
  });

  it('refuses a tensor that does not fill its shape', () => {
    const tensor = { name: 'short', shape: [2, 2], type: 'f32', data: new Float32Array(3) } as const;
    expect(() => encodeGguf({ metadata: {}, tensors: [tensor] })).toThrow(/short: shape 2×2 needs 4/);
  });
});
