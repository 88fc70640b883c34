// Decoding streams gives the same events however the bytes are cut into chunks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStream, type StreamLine } from '../../../../src/models/openai/event-stream.ts';

async function decode(chunks: readonly Uint8Array[], kind: 'sse' | 'lines'): Promise<StreamLine[]> {
  const lines: StreamLine[] = [];
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const line of decodeStream(source, kind)) lines.push(line);
  return lines;
}

function cut(text: string, sizes: readonly number[]): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const chunks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const size = Math.max(1, sizes[index % Math.max(1, sizes.length)] ?? bytes.length);
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  return chunks;
}

const anyJson = fc.json();
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });

test('server-sent events survive any chunking', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyJson, { maxLength: 5 }),
      sizes,
      fc.constantFrom('\n', '\r\n'),
      async (texts, size, eol) => {
        const events = texts.map((text) => `: ping${eol}data: ${text}${eol}${eol}`).join('');
        const stream = `${events}data: [DONE]${eol}${eol}`;
        expect(await decode(cut(stream, size), 'sse')).toEqual([
          ...texts.map((text) => ({ type: 'data', text })),
          { type: 'done' },
        ]);
      },
    ),
  );
});

test('lines survive any chunking', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyJson, { maxLength: 5 }), sizes, async (texts, size) => {
      const decoded = await decode(cut(texts.map((text) => `${text}\n`).join(''), size), 'lines');
      expect(decoded).toEqual(texts.map((text) => ({ type: 'data', text })));
    }),
  );
});

test('errors are told apart, by event name or by the field of older llama.cpp servers', async () => {
  const stream = 'event: error\ndata: {"message":"a"}\n\nerror: {"message":"b"}\n\ndata: {}\n\n';
  expect(await decode(cut(stream, [5]), 'sse')).toEqual([
    { type: 'error', text: '{"message":"a"}' },
    { type: 'error', text: '{"message":"b"}' },
    { type: 'data', text: '{}' },
  ]);
});

test('a last event without its blank line is still read', async () => {
  expect(await decode(cut('data: {"a":\ndata: 1}', [4]), 'sse')).toEqual([
    { type: 'data', text: '{"a":\n1}' },
  ]);
});
