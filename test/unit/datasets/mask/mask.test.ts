// Function masking: what it hides, what it leaves, and that it can be undone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../../src/datasets/example.ts';
import { exampleTools } from '../../../../src/datasets/example-tools.ts';
import { type MaskInverse, maskExample } from '../../../../src/datasets/mask/mask.ts';
import { keptShare, maskExamples } from '../../../../src/datasets/mask/mask-examples.ts';
import { unmaskCalls, unmaskExample } from '../../../../src/datasets/mask/unmask.ts';
import { uniformStream } from '../../../../src/models/embedded/random.ts';
import { checkArguments } from '../../../../src/tools/validate.ts';
import { anyExample } from '../any-example.ts';

const modes = ['published', 'sound'] as const;

const weather: Example = {
  id: 'w1',
  query: 'Weather in london for 5 days, not 15 or 2.5, please: LONDON!',
  tools: [
    {
      name: 'get_weather',
      description: 'The weather of London or of any other city.',
      parametersSchema: {
        type: 'object',
        properties: {
          city: { type: 'string', description: 'The city; london unless told.', default: 'london' },
          days: { type: 'integer', description: 'Days, 5 unless told, at most 15.', default: 5 },
          unit: { type: 'string', enum: ['celsius', 'kelvin'], default: 'celsius' },
          alerts: { type: 'boolean', default: true },
        },
        required: ['city'],
      },
    },
    { name: 'get_time', parametersSchema: { type: 'object', properties: {} } },
  ],
  calls: [{ name: 'get_weather', arguments: { city: 'london', days: 5, unit: 'celsius', alerts: true } }],
  tags: ['held-out-domain'],
};

function maskedTool(inverse: MaskInverse, name: string) {
  for (const tool of inverse.tools) if (!('dropped' in tool) && tool.name === name) return tool;
  throw new Error(`${name} is not in the inverse`);
}

function parameter(inverse: MaskInverse, tool: string, name: string): string {
  return maskedTool(inverse, tool).parameters.find((each) => each.name === name)?.masked ?? '';
}

describe('a masked example', () => {
  test('hides every function and parameter behind random strings of the published alphabet and lengths', () => {
    fc.assert(
      fc.property(anyExample, fc.nat(), fc.constantFrom(...modes), (example, seed, defaults) => {
        const masked = maskExample(example, uniformStream(seed), { defaults }).example;
        for (const { name, parametersSchema } of masked.tools) {
          expect(name).toMatch(/^[A-Za-z_.0-9]{5,15}$/);
          for (const key of Object.keys(parametersSchema.properties ?? {})) {
            expect(key).toMatch(/^[A-Za-z_.0-9]{4,10}$/);
          }
        }
        expect(new Set(masked.tools.map(({ name }) => name)).size).toBe(masked.tools.length);
      }),
    );
  });

  test('draws every length, and characters of every kind', () => {
    const random = uniformStream(1);
    const names = Array.from({ length: 3000 }, () => maskExample(weather, random).inverse.tools).flat();
    const functions = names.flatMap((tool) => ('dropped' in tool ? [] : [tool.masked]));
    const parameters = names.flatMap((tool) =>
      'dropped' in tool ? [] : tool.parameters.map(({ masked }) => masked),
    );
    const lengths = (texts: readonly string[]) =>
      [...new Set(texts.map(({ length }) => length))].sort((a, b) => a - b);
    expect(lengths(functions)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(lengths(parameters)).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(functions.join('')).size).toBe(64);
  });

  test('keeps descriptions, order of parameters and what is required', () => {
    const { example, inverse } = maskExample(weather, uniformStream(2), { defaults: 'sound' });
    const tool = example.tools.find(({ name }) => name === maskedTool(inverse, 'get_weather').masked);
    const names = ['city', 'days', 'unit', 'alerts'].map((name) => parameter(inverse, 'get_weather', name));
    expect(tool?.description).toBe('The weather of London or of any other city.');
    expect(Object.keys(tool?.parametersSchema.properties ?? {})).toEqual(names);
    expect(tool?.parametersSchema.required).toEqual([names[0]]);
    expect(Object.keys(example.calls[0]?.arguments ?? {})).toEqual(names);
    expect(example.tags).toEqual(['held-out-domain', 'masked']);
  });

  test('renames parameters wherever the schema speaks of them, and nowhere else', () => {
    const example: Example = {
      ...weather,
      tools: [
        {
          name: 'book',
          parametersSchema: {
            type: 'object',
            properties: {
              from: { type: 'string' },
              to: { $ref: '#/properties/from' },
              seat: { type: 'object', properties: { from: { enum: ['from'] } }, required: ['from'] },
            },
            required: ['from'],
            dependentRequired: { to: ['from'] },
            if: { properties: { to: { const: 'to' } } },
            anyOf: [{ required: ['to'] }, { not: { required: ['seat'] } }],
          },
        },
      ],
      calls: [{ name: 'book', arguments: { seat: { from: 'from' } } }],
    };
    const { example: masked, inverse } = maskExample(example, uniformStream(3));
    const [from, to, seat] = ['from', 'to', 'seat'].map((name) => parameter(inverse, 'book', name));
    expect(masked.tools[0]?.parametersSchema).toEqual({
      type: 'object',
      properties: {
        [from ?? '']: { type: 'string' },
        [to ?? '']: { $ref: `#/properties/${from}` },
        [seat ?? '']: { type: 'object', properties: { from: { enum: ['from'] } }, required: ['from'] },
      },
      required: [from],
      dependentRequired: { [to ?? '']: [from] },
      if: { properties: { [to ?? '']: { const: 'to' } } },
      anyOf: [{ required: [to] }, { not: { required: [seat] } }],
    });
    expect(masked.calls[0]?.arguments).toEqual({ [seat ?? '']: { from: 'from' } });
  });

  test('offers a tool that repeats a name once, and shuffles the rest', () => {
    const tools = ['a', 'b', 'a', 'c', 'd', 'a'].map((name, index) => ({
      name,
      description: `${index}`,
      parametersSchema: { type: 'object', properties: {} },
    }));
    const orders = new Set<string>();
    const random = uniformStream(4);
    for (let time = 0; time < 400; time += 1) {
      const { example } = maskExample({ ...weather, tools, calls: [] }, random);
      orders.add(example.tools.map(({ description }) => description).join(''));
    }
    expect([...orders].every((order) => [...order].sort().join('') === '0134')).toBe(true);
    expect(orders.size).toBe(24);
  });

  test('is the same for the same draws', () => {
    fc.assert(
      fc.property(anyExample, fc.nat(), (example, seed) => {
        expect(maskExample(example, uniformStream(seed))).toEqual(maskExample(example, uniformStream(seed)));
      }),
    );
  });
});

describe('the way back', () => {
  test.each(modes)('gives the example as it was, with %s defaults', (defaults) => {
    fc.assert(
      fc.property(anyExample, fc.nat(), (example, seed) => {
        const masked = maskExample(example, uniformStream(seed), { defaults });
        const back = unmaskExample(masked.example, masked.inverse);
        expect(back).toEqual(example);
        // Order counts too: of tools, parameters, required names and arguments.
        expect(JSON.stringify(back)).toBe(JSON.stringify(example));
      }),
      { numRuns: 1000 },
    );
  });

  test('survives JSON, as files need it', () => {
    const { example, inverse } = maskExample(weather, uniformStream(5));
    const read: MaskInverse = JSON.parse(JSON.stringify(inverse));
    expect(unmaskExample(example, read)).toStrictEqual(weather);
  });

  test('gives calls of a model their true names, and leaves unknown ones', () => {
    const { example, inverse } = maskExample(weather, uniformStream(6), { defaults: 'sound' });
    const tool = maskedTool(inverse, 'get_weather');
    const [city, days] = ['city', 'days'].map((name) => parameter(inverse, 'get_weather', name));
    expect(unmaskCalls(example.calls, inverse)).toEqual(weather.calls);
    const guess = [
      { name: tool.masked, arguments: { [days ?? '']: 99, [city ?? '']: 'Oslo', nobody: 1 } },
      { name: 'unheard', arguments: { [city ?? '']: 1 } },
    ];
    expect(unmaskCalls(guess, inverse)).toEqual([
      { name: 'get_weather', arguments: { days: 99, city: 'Oslo', nobody: 1 } },
      guess[1],
    ]);
  });
});

describe('defaults that the calls restate', () => {
  test('are replaced as Hammer does it: integers by 1 to 4 more, fractions and booleans by a fraction, texts at random', () => {
    const { example, inverse } = maskExample(weather, uniformStream(7));
    const name = (of: string): string => parameter(inverse, 'get_weather', of);
    const given = example.calls[0]?.arguments ?? {};
    const city = given[name('city')];
    const days = Number(given[name('days')]);
    expect(city).toMatch(/^[A-Za-z_.0-9]{5}$/);
    expect([6, 7, 8, 9]).toContain(days);
    expect(given[name('unit')]).toMatch(/^[A-Za-z_.0-9]{5}$/);
    expect(given[name('alerts')]).toBeGreaterThanOrEqual(1);
    expect(given[name('alerts')]).toBeLessThan(2);
    const tool = example.tools.find((each) => each.name === maskedTool(inverse, 'get_weather').masked);
    expect(tool?.parametersSchema.properties).toMatchObject({
      [name('city')]: { default: city, description: `The city; ${city} unless told.` },
      [name('days')]: { default: days, description: `Days, ${days} unless told, at most 1${days}.` },
    });
    expect(example.query).toContain(`Weather in ${city} for ${days} days, not 1${days} or 2.${days}`);
    expect(example.query).toContain(`: ${String(city).toUpperCase()}!`);
  });

  test('stay where no call gives the default, and where it is a list, an object, null or empty', () => {
    const properties = {
      a: { default: 1 },
      b: { default: [1] },
      c: { default: null },
      d: { default: '' },
      e: { default: {} },
    };
    const example: Example = {
      id: 'x',
      query: '1 2',
      tools: [{ name: 't', parametersSchema: { type: 'object', properties } }],
      calls: [{ name: 't', arguments: { a: 2, b: [1], c: null, d: '', e: {} } }],
    };
    const { example: masked } = maskExample(example, uniformStream(8));
    expect(Object.values(masked.tools[0]?.parametersSchema.properties ?? {})).toEqual(
      Object.values(properties),
    );
    expect(Object.values(masked.calls[0]?.arguments ?? {})).toEqual([2, [1], null, '', {}]);
    expect(masked.query).toBe('1 2');
  });

  test('that are equal as text only, such as "72" for 72, change in the schema alone', () => {
    const example: Example = {
      id: 'x',
      query: 'for 72 hours',
      tools: [{ name: 't', parametersSchema: { type: 'object', properties: { hours: { default: '72' } } } }],
      calls: [{ name: 't', arguments: { hours: 72 } }],
    };
    const { example: masked, inverse } = maskExample(example, uniformStream(9));
    expect(masked.query).toBe('for 72 hours');
    expect(Object.values(masked.calls[0]?.arguments ?? {})).toEqual([72]);
    expect(maskedTool(inverse, 't').parameters[0]?.default?.masked).toMatch(/^.{5}$/);
    expect(unmaskExample(masked, inverse)).toStrictEqual(example);
  });

  test('in sound mode change only whole words of the query, and never an enumerated or boolean value', () => {
    const { example, inverse } = maskExample(weather, uniformStream(7), { defaults: 'sound' });
    const name = (of: string): string => parameter(inverse, 'get_weather', of);
    const given = example.calls[0]?.arguments ?? {};
    const [city, days] = [String(given[name('city')]), given[name('days')]];
    expect(given).toMatchObject({ [name('unit')]: 'celsius', [name('alerts')]: true });
    expect(example.query).toBe(
      `Weather in ${city} for ${days} days, not 15 or 2.5, please: ${city.toUpperCase()}!`,
    );
    const tool = example.tools.find((each) => each.name === maskedTool(inverse, 'get_weather').masked);
    expect(tool?.parametersSchema.properties).toMatchObject({
      [name('days')]: { description: `Days, ${days} unless told, at most 15.` },
    });
  });

  test('in sound mode stay where another argument has the same text', () => {
    const example: Example = {
      id: 'x',
      query: '5 nights for 5 guests in room 5',
      tools: [
        {
          name: 't',
          parametersSchema: {
            type: 'object',
            properties: { nights: { type: 'integer', default: 5 }, guests: { type: 'integer' } },
          },
        },
      ],
      calls: [{ name: 't', arguments: { nights: 5, guests: 5 } }],
    };
    const { example: masked } = maskExample(example, uniformStream(10), { defaults: 'sound' });
    expect(masked.query).toBe(example.query);
    expect(Object.values(masked.calls[0]?.arguments ?? {})).toEqual([5, 5]);
  });

  test('in sound mode leave valid calls valid', () => {
    fc.assert(
      fc.property(anyExample, fc.nat(), (example, seed) => {
        const { example: masked, inverse } = maskExample(example, uniformStream(seed), { defaults: 'sound' });
        const before = exampleTools(example.tools);
        const after = exampleTools(masked.tools);
        masked.calls.forEach((call, index) => {
          const original = example.calls[index];
          const tool = before.find(({ name }) => name === original?.name);
          if (original === undefined || tool === undefined) return;
          if (checkArguments(tool, original.arguments).length > 0) return;
          // ajv does not look at a property of this name.
          if (Object.hasOwn(original.arguments, '__proto__')) return;
          const maskedTo = after.find(({ name }) => name === call.name);
          expect(maskedTo).toBeDefined();
          if (maskedTo !== undefined) expect(checkArguments(maskedTo, call.arguments)).toEqual([]);
        });
        expect(inverse.tools).toHaveLength(example.tools.length);
      }),
    );
  });
});

describe('masking a stream', () => {
  async function masked(seed: number, kept?: number, from = 0): Promise<readonly boolean[]> {
    const rows: boolean[] = [];
    const source = Array.from({ length: 2000 }, () => weather);
    const options = kept === undefined ? { seed } : { seed, kept };
    for await (const row of maskExamples(source, options)) rows.push(row.inverse !== undefined);
    return rows.slice(from);
  }

  test('masks two rows of three, which ones the seed decides', async () => {
    const rows = await masked(1);
    const share = rows.filter(Boolean).length / rows.length;
    expect(Math.abs(share - (1 - keptShare))).toBeLessThan(0.03);
    expect(await masked(1)).toEqual(rows);
    expect(await masked(2)).not.toEqual(rows);
    expect((await masked(1, 0)).every(Boolean)).toBe(true);
    expect((await masked(1, 1)).some(Boolean)).toBe(false);
  });

  test('stops when it is told to, and says how far it is', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const rows = maskExamples(
      Array.from({ length: 10 }, () => weather),
      { seed: 1, onProgress: (count) => seen.push(count) },
      controller.signal,
    );
    await rows.next();
    await rows.next();
    controller.abort();
    await expect(rows.next()).rejects.toThrow(/abort/i);
    expect(seen).toEqual([1, 2]);
  });
});
