// Random responses: calls in every format with random whitespace, the same with mistakes, and garbage.
import fc from 'fast-check';
import type { Call } from '../../../src/calls/decision.ts';
import { type CallFormat, callFormats } from '../../../src/calls/format.ts';
import { renderCalls } from '../../../src/calls/render.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';

const identifier = fc.stringMatching(/^[A-Za-z_][A-Za-z_.0-9]{0,8}$/);
const anyName = fc.oneof(
  identifier,
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('__proto__', 'name', 'arguments', 'constructor', '1', '"', '\\', 'a/b~c', '😀'),
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1e21, 5e-324, 1e308),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '',
    "it's",
    '"',
    '\\',
    '\ud800',
    '\n\r\t\0',
    '```',
    '</tool_call>',
    '[TOOL_CALLS]',
    '}}]',
    '😀',
  ),
);

export const jsonValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(anyName, tie('value')), { maxLength: 3 }).map(objectOf),
  ),
})).value;

/** Whether JSON.parse is to be trusted with the text's keys: not where one is a single escape (nodejs/node#63785). */
export function parsesSafely(json: string): boolean {
  return !/"\\(?:u[0-9a-fA-F]{4}|[^u])"\s*:/.test(json);
}

export function objectOf(entries: readonly (readonly [string, JsonValue])[]): Record<string, JsonValue> {
  return Object.fromEntries(entries); // defines `__proto__` as an own property
}

function callsWith(name: fc.Arbitrary<string>): fc.Arbitrary<readonly Call[]> {
  const args = fc.array(fc.tuple(name, jsonValue), { maxLength: 4 }).map(objectOf);
  return fc.array(fc.record({ name, arguments: args }), { maxLength: 3 });
}

/** The ways to write calls, by name: the five formats, and Mistral's second shape. */
export type Shape = CallFormat | 'mistral-named';
export const shapes: readonly Shape[] = [...callFormats, 'mistral-named'];

export function formatOf(shape: Shape): CallFormat {
  return shape === 'mistral-named' ? 'mistral' : shape;
}

export function render(shape: Shape, calls: readonly Call[]): string {
  return renderCalls(formatOf(shape), calls, shape === 'mistral-named' ? { mistral: 'named' } : {});
}

/** Calls whose names the shape can write. */
export function callsFor(shape: Shape): fc.Arbitrary<readonly Call[]> {
  if (shape === 'pythonic') return callsWith(identifier);
  if (shape !== 'mistral-named') return callsWith(anyName);
  const args = fc.array(fc.tuple(anyName, jsonValue), { maxLength: 4 }).map(objectOf);
  return fc.array(fc.record({ name: identifier, arguments: args }), { maxLength: 3 });
}

const gap = fc.constantFrom('', '', '', ' ', '\n', '  \t', '\r\n  ');

/** `response` with whitespace put in wherever its format lets it stand: around punctuation outside strings. */
function withGaps(response: string, gaps: readonly string[]): string {
  let quote = '';
  let out = '';
  let used = 0;
  const next = (): string => gaps[used++ % Math.max(1, gaps.length)] ?? '';
  const tokens = response.match(/<\/?tool_call>|\[TOOL_CALLS\][\w.]*(?:\[ARGS\])?|\\[\s\S]|[\s\S]/g) ?? [];
  for (const token of tokens) {
    if (quote === '' && (token === '"' || token === "'")) quote = token;
    else if (token === quote) quote = '';
    const isPunctuation = quote === '' && '{}[](),:='.includes(token);
    out += isPunctuation ? next() + token + next() : token;
  }
  return out;
}

export interface Response {
  readonly shape: Shape;
  readonly calls: readonly Call[];
  readonly text: string;
}

/** A well-formed response and the calls it holds. */
export const goodResponse: fc.Arbitrary<Response> = fc.constantFrom(...shapes).chain((shape) =>
  fc.tuple(callsFor(shape), fc.array(gap, { minLength: 1, maxLength: 7 })).map(([calls, gaps]) => ({
    shape,
    calls,
    text: withGaps(render(shape, calls), gaps),
  })),
);

const pieces = [
  ...'{}[](),:="\'\\`<>; \n\t0123456789eE.+-tfnTFNuxab_é',
  ...[
    '"name"',
    '"arguments"',
    '"parameters"',
    '\\u00e9',
    '\\"',
    '```',
    'json',
    '<tool_call>',
    '</tool_call>',
  ],
  ...[
    '[TOOL_CALLS]',
    '[ARGS]',
    '<|python_tag|>',
    'true',
    'None',
    '\ud83d',
    '😀',
    '[{"name": "f", ',
    '"arguments": {',
  ],
  ...['"arguments": "{\\"a\\": ', '\u00a0', '\0', ' '.repeat(40)],
];

const mutation = fc.record({
  at: fc.nat({ max: 400 }),
  remove: fc.nat({ max: 3 }),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...pieces)),
});

/** A response with a few mistakes. */
export const badResponse: fc.Arbitrary<{ readonly format: CallFormat; readonly text: string }> = fc
  .tuple(goodResponse, fc.array(mutation, { minLength: 1, maxLength: 3 }))
  .map(([{ shape, text: whole }, mutations]) => {
    let mutated = whole;
    for (const { at, remove, insert } of mutations) {
      const place = at % (mutated.length + 1);
      mutated = mutated.slice(0, place) + insert + mutated.slice(place + remove);
    }
    return { format: formatOf(shape), text: mutated };
  });

/** Text put together from what formats are made of. */
export const garbage: fc.Arbitrary<{ readonly format: CallFormat; readonly text: string }> = fc.record({
  format: fc.constantFrom(...callFormats),
  text: fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join('')),
});

export const anyResponse: fc.Arbitrary<{ readonly format: CallFormat; readonly text: string }> = fc.oneof(
  goodResponse.map(({ shape, text: whole }) => ({ format: formatOf(shape), text: whole })),
  badResponse,
  garbage,
);
