// Examples and policies for the tests of rollouts, labels and exports.
import fc from 'fast-check';
import type { Call } from '../../../src/calls/decision.ts';
import { renderCalls } from '../../../src/calls/render.ts';
import type { Example, ExampleTool } from '../../../src/datasets/example.ts';
import { labelRollouts } from '../../../src/datasets/rollout/label-rollouts.ts';
import type { LabelledRollout } from '../../../src/datasets/rollout/labelled-rollout.ts';
import { type Rollout, rolloutId } from '../../../src/datasets/rollout/rollout.ts';

const weather: ExampleTool = {
  name: 'get_weather',
  description: 'Current weather of a city.',
  parametersSchema: {
    type: 'object',
    properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
    required: ['city'],
  },
};
const alarm: ExampleTool = {
  name: 'set_alarm',
  parametersSchema: {
    type: 'object',
    properties: { time: { type: 'string' }, repeat: { type: 'boolean' } },
    required: ['time'],
  },
};
export const tools: readonly ExampleTool[] = [weather, alarm];

export function exampleOf(number: number, calls: readonly Call[], more: Partial<Example> = {}): Example {
  return { id: `e${number}`, query: `Query ${number}`, tools, calls, split: 'train', ...more };
}

export const oslo: Call = { name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } };
export const seven: Call = { name: 'set_alarm', arguments: { time: '07:00' } };

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

export async function* stream<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

const city = fc.constantFrom('Oslo', 'Bergen', 'Tromsø + Alta', 'a "b" \\ c', 'line\u2028end', 'ки', '-');
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ city, unit: fc.option(fc.constantFrom('celsius', 'fahrenheit'), { nil: undefined }) }).map(
    ({ city: where, unit }): Call => ({
      name: 'get_weather',
      arguments: { city: where, ...(unit === undefined ? {} : { unit }) },
    }),
  ),
  fc
    .record({ time: fc.constantFrom('07:00', '+1', '12\n30'), repeat: fc.boolean() })
    .map(
      ({ time, repeat }): Call => ({ name: 'set_alarm', arguments: repeat ? { time, repeat } : { time } }),
    ),
);
const calls = fc.array(call, { maxLength: 3 });

/** Right, nearly right and broken responses to the gold calls. */
function responseTo(gold: readonly Call[]): fc.Arbitrary<string> {
  const right = renderCalls('hammer', gold);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(right) },
    { weight: 1, arbitrary: fc.constant(renderCalls('hammer', [...gold].reverse())) },
    { weight: 3, arbitrary: calls.map((other) => renderCalls('hammer', other)) },
    { weight: 1, arbitrary: fc.nat(right.length).map((length) => right.slice(0, length)) },
    { weight: 1, arbitrary: fc.constantFrom('', 'Sorry.', '[{"name": "nobody", "arguments": {}}]', '[]') },
  );
}

/** One example with the responses that were sampled for it. */
const sampled = calls.chain((gold) =>
  fc.tuple(fc.constant(gold), fc.array(responseTo(gold), { maxLength: 6 })),
);

export interface Sampled {
  readonly examples: readonly Example[];
  readonly labelled: readonly LabelledRollout[];
}

/** Some examples in two splits with their labelled rollouts. */
export const anyLabelled: fc.Arbitrary<Promise<Sampled>> = fc
  .array(fc.tuple(sampled, fc.constantFrom('train', 'test')), { minLength: 1, maxLength: 4 })
  .map(async (drawn) => {
    const examples = drawn.map(([[gold], split], index) =>
      exampleOf(index, gold, { split, query: `Query ки ${index}` }),
    );
    const rollouts = drawn.flatMap(([[, responses]], index) =>
      responses.map((response, sample) => rolloutOf(`e${index}`, sample, response)),
    );
    return { examples, labelled: await collect(labelRollouts(rollouts, examples)) };
  });

export function rolloutOf(
  example: string,
  sample: number,
  response: string,
  more: Partial<Rollout> = {},
): Rollout {
  return {
    id: rolloutId(example, sample),
    example,
    prompt: `Prompt of ${example}\nCalls:\n`,
    response,
    finish: 'stop',
    logprob: -1.5,
    tokens: 7,
    seed: 1,
    ...more,
  };
}
