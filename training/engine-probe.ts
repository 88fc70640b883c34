// What the embedded engine makes of a model file, for checks from Python: reads one JSON request from standard input,
// `{"model", "tokenize": [text…], "next": [{"prompt", "prefix"}…], "score": [text…]}`, and prints one JSON answer.
import { text } from 'node:stream/consumers';
import { createEmbeddedEngine } from '../src/models/embedded/engine.ts';

interface ProbeRequest {
  readonly model: string;
  readonly tokenize: readonly string[];
  /** Every next token's log-probability after a text. */
  readonly next: readonly { readonly prompt: string; readonly prefix: string }[];
  /** Log-probabilities of `+` and `-` after a text. */
  readonly score: readonly string[];
}

const request = readRequest(await text(process.stdin));
const never = new AbortController().signal;
const engine = createEmbeddedEngine({ modelPath: request.model, contextSize: 2048 });
try {
  const { vocabularySize, mergesPunctuation } = await engine.load(never);
  const tokens: (readonly number[])[] = [];
  for (const one of request.tokenize) tokens.push(await engine.tokenize(one, never));
  const next = await engine.nextTokens(request.next, vocabularySize, never);
  const scores = await engine.score(request.score, ['+', '-'], never);
  process.stdout.write(
    `${JSON.stringify({ vocabularySize, mergesPunctuation, tokens, next: next.tokens, scores: scores.logprobs })}\n`,
  );
} finally {
  await engine.close();
}

function readRequest(json: string): ProbeRequest {
  const held: unknown = JSON.parse(json);
  if (typeof held !== 'object' || held === null || !('model' in held) || typeof held.model !== 'string')
    throw new TypeError('the request on standard input needs "model", the path of a GGUF file');
  return {
    model: held.model,
    tokenize: 'tokenize' in held ? texts(held.tokenize) : [],
    next: 'next' in held && Array.isArray(held.next) ? held.next.map(pair) : [],
    score: 'score' in held ? texts(held.score) : [],
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function pair(value: unknown): { prompt: string; prefix: string } {
  if (typeof value === 'object' && value !== null && 'prompt' in value && 'prefix' in value)
    return { prompt: String(value.prompt), prefix: String(value.prefix) };
  throw new TypeError('"next" is a list of {"prompt", "prefix"}');
}
