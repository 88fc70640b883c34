// Random examples: names that break careless programs, defaults that calls restate, tools that repeat a name.
import fc from 'fast-check';
import type { Call } from '../../../src/calls/decision.ts';
import type { Example, ExampleTool } from '../../../src/datasets/example.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';

const name = fc.oneof(
  fc.stringMatching(/^[a-z_]{1,8}$/),
  fc.constantFrom('__proto__', 'constructor', 'a.b', 'get weather', '1', '12', 'name', 'arguments', 'ö/~"\\'),
);

const scalar: fc.Arbitrary<string | number | boolean> = fc.oneof(
  fc.constantFrom('London', 'celsius', '5', 'a', 'A', '', 'two words', '.*', '$&'),
  fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 10, 2.5, -1.25, 1e6),
  fc.boolean(),
);

const jsonValue: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('city', 'n', 'x'), scalar, { noNullPrototype: true }),
  },
);

const parameterSchema = fc
  .record(
    {
      type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object'),
      description: fc.oneof(
        fc.string({ maxLength: 12 }),
        scalar.map((value) => `Default is ${value}. See ${value}0 and x${value}.`),
      ),
      default: jsonValue,
      enum: fc.array(scalar, { maxLength: 3 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((schema): Readonly<Record<string, JsonValue>> => schema);

const tool: fc.Arbitrary<ExampleTool> = fc
  .tuple(
    name,
    fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
    fc.uniqueArray(fc.tuple(name, parameterSchema, fc.boolean()), { selector: ([key]) => key, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([toolName, description, parameters, more]) => ({
    name: toolName,
    ...(description === undefined ? {} : { description }),
    parametersSchema: {
      type: 'object',
      properties: Object.fromEntries(parameters.map(([key, schema]) => [key, schema])),
      required: parameters.filter(([, , required]) => required).map(([key]) => key),
      ...(more && parameters[0] !== undefined
        ? {
            dependentRequired: { [parameters[0][0]]: parameters.map(([key]) => key) },
            anyOf: [
              { required: [parameters[0][0]] },
              { properties: { [parameters[0][0]]: { type: 'null' } } },
            ],
          }
        : {}),
    },
  }));

/** Calls of the tools, mostly: some restate a default, some name what nobody offers. */
export const anyExample: fc.Arbitrary<Example> = fc
  .record({
    tools: fc.array(tool, { maxLength: 5 }),
    picks: fc.array(
      fc.tuple(fc.nat(4), fc.array(fc.tuple(fc.nat(3), jsonValue, fc.boolean()), { maxLength: 4 })),
      {
        maxLength: 3,
      },
    ),
    words: fc.array(
      scalar.map((value) => `${value}`),
      { maxLength: 8 },
    ),
    tags: fc.option(fc.array(fc.constantFrom('masked', 'parallel'), { maxLength: 2 }), { nil: undefined }),
    split: fc.option(fc.constantFrom('train', 'test'), { nil: undefined }),
  })
  .map(({ tools, picks, words, tags, split }): Example => {
    const calls = picks.map(([toolIndex, values]): Call => {
      const chosen = tools[toolIndex % Math.max(1, tools.length)];
      const properties = Object.entries(chosen?.parametersSchema.properties ?? {});
      const given = values.map(([parameter, value, restate]): [string, JsonValue] => {
        const [key, schema] = properties[parameter % Math.max(1, properties.length)] ?? ['none', {}];
        return [key, restate && hasDefault(schema) ? schema.default : value];
      });
      return { name: chosen?.name ?? 'nobody', arguments: Object.fromEntries(given) };
    });
    return {
      id: 'x',
      query: words.join(' '),
      tools,
      calls,
      ...(tags === undefined ? {} : { tags }),
      ...(split === undefined ? {} : { split }),
    };
  });

function hasDefault(schema: unknown): schema is { readonly default: JsonValue } {
  return typeof schema === 'object' && schema !== null && 'default' in schema;
}
