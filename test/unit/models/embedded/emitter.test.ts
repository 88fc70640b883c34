import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmitter } from '../../../../src/models/embedded/emitter.ts';

const encoder = new TextEncoder();
const joined = (tokens: readonly { readonly text: string }[]): string =>
  tokens.map((token) => token.text).join('');

/** Pushes pieces until a stop string is complete; the text that came out, and whether it stopped. */
function emit(pieces: readonly Uint8Array[], stop: readonly string[]): { text: string; stopped: boolean } {
  const emitter = createEmitter(stop);
  let text = '';
  for (const piece of pieces) {
    const { tokens, stopped } = emitter.push(piece, -1);
    text += joined(tokens);
    if (stopped) return { text, stopped };
  }
  return { text: text + joined(emitter.flush()), stopped: false };
}

function cutInto(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(bytes.slice(at, at + size));
    at += size;
  }
  return [...pieces, bytes.slice(at)];
}

describe('sampled tokens as text', () => {
  it('are the same however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.integer({ min: 1, max: 3 })),
        (text, sizes) => {
          const pieces = cutInto(encoder.encode(text), sizes);
          expect(emit(pieces, []).text).toBe(
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.encode(text)),
          );
        },
      ),
    );
  });

  it('end before the first stop string, wherever it is cut', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.stringMatching(/^[ab}]*$/), sizes, (before, cuts) => {
        const pieces = cutInto(encoder.encode(`${before}}]after`), cuts);
        const at = `${before}}]after`.indexOf('}]');
        expect(emit(pieces, ['}]', 'zzz'])).toEqual({ text: before.slice(0, at), stopped: true });
      }),
    );
  });

  it('are held back while they may become a stop string', () => {
    const emitter = createEmitter(['END']);
    expect(joined(emitter.push(encoder.encode('xE'), -1).tokens)).toBe('');
    expect(joined(emitter.push(encoder.encode('N'), -1).tokens)).toBe('');
    expect(joined(emitter.push(encoder.encode('o'), -1).tokens)).toBe('xENo');
  });

  it('keep their log-probabilities, one entry a token', () => {
    const emitter = createEmitter([]);
    const [first, second] = [0xc3, 0xa9];
    const tokens = [
      ...emitter.push(Uint8Array.of(first), -1).tokens,
      ...emitter.push(Uint8Array.of(second), -2).tokens,
    ];
    expect(tokens).toEqual([
      { text: '', logprob: -1 },
      { text: 'é', logprob: -2 },
    ]);
  });

  it('show an unfinished character as a replacement at the end', () => {
    expect(emit([Uint8Array.of(0x61, 0xe2)], []).text).toBe('a\uFFFD');
  });
});
