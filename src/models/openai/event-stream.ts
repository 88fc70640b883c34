// Decodes the two ways in which servers stream JSON: server-sent events, and one JSON value a line (Ollama).
// The openai library's own decoder ends quietly when a connection is aborted or cut and does not show `[DONE]`,
// which a search must tell apart; hence this small one (WHATWG HTML, section 9.2.6 "Interpreting an event stream").

/** `done` is the `[DONE]` marker; `error` is an event that the server named so. */
export type StreamLine =
  | { readonly type: 'data' | 'error'; readonly text: string }
  | { readonly type: 'done' };

/** More than any real event (a chunk with 20 log-probabilities is a few kilobytes). */
const longestLine = 16 * 1024 * 1024;

/** @throws {SyntaxError} when one line exceeds 16 MiB. */
export async function* decodeStream(
  chunks: AsyncIterable<Uint8Array>,
  kind: 'sse' | 'lines',
): AsyncGenerator<StreamLine, void, undefined> {
  if (kind === 'lines') {
    for await (const line of splitLines(chunks)) if (line.trim() !== '') yield { type: 'data', text: line };
    return;
  }
  let data: string[] = [];
  let event = '';
  const flush = function* (): Generator<StreamLine> {
    const text = data.join('\n');
    const named = event;
    data = [];
    event = '';
    if (text === '') return;
    if (text.trim() === '[DONE]') yield { type: 'done' };
    else yield { type: named === 'error' ? 'error' : 'data', text };
  };
  for await (const line of splitLines(chunks)) {
    if (line === '') {
      yield* flush();
      continue;
    }
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    // Older llama.cpp servers write `error: {…}` as a field of its own.
    else if (field === 'error') yield { type: 'error', text: value };
  }
  // A last event without its blank line is still an answer when it is complete; the JSON parser judges that.
  yield* flush();
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, rest[end - 1] === '\r' ? end - 1 : end);
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > longestLine) throw new SyntaxError('a line of the stream exceeds 16 MiB');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
