// The generator as a whole: repeatable, divided into splits, stoppable, and not solved by counting words.
import { describe, expect, it } from 'vitest';
import type { Example, SplitName } from '../../../../src/datasets/example.ts';
import { catalogueOf } from '../../../../src/datasets/generate/catalogue.ts';
import { domains } from '../../../../src/datasets/generate/domains/all.ts';
import { weather } from '../../../../src/datasets/generate/domains/weather.ts';
import { exampleDrawer, generateExamples } from '../../../../src/datasets/generate/generate-examples.ts';
import { splitOfTools, toolSetHash } from '../../../../src/datasets/generate/split.ts';
import { overlapChoosesRight, toolByWordOverlap } from '../../../../src/datasets/generate/word-overlap.ts';

async function collected(examples: AsyncIterable<Example>): Promise<Example[]> {
  const list: Example[] = [];
  for await (const example of examples) list.push(example);
  return list;
}

function drawn(split: SplitName, count: number, seed = 1): Example[] {
  const draw = exampleDrawer({ seed, count, split });
  return Array.from({ length: count }, (_, number) => draw(number));
}

describe('a seed', () => {
  it('gives the same rows each time, and another seed gives others', async () => {
    const options = { seed: 11, count: 40, split: 'train' } as const;
    const rows = await collected(generateExamples(options));
    expect(await collected(generateExamples(options))).toEqual(rows);
    expect(rows).toHaveLength(40);
    const other = await collected(generateExamples({ ...options, seed: 12 }));
    expect(other.filter(({ query }, index) => query === rows[index]?.query).length).toBeLessThan(2);
  });

  it('gives rows that do not depend on each other: a later part can be made alone', async () => {
    const whole = await collected(generateExamples({ seed: 3, count: 30, split: 'train' }));
    const part = await collected(generateExamples({ seed: 3, count: 10, from: 20, split: 'train' }));
    expect(part).toEqual(whole.slice(20));
    expect(part[0]?.id).toMatch(/-3-20$/);
  });
});

describe('splits', () => {
  const rows = {
    train: drawn('train', 1500),
    validation: drawn('validation', 400),
    test: drawn('test', 400),
  };
  const hashes = (split: SplitName) => new Set(rows[split].map(({ tools }) => toolSetHash(tools)));

  it('never share a set of tools', () => {
    const [train, validation, test] = [hashes('train'), hashes('validation'), hashes('test')];
    expect([...validation].filter((hash) => train.has(hash) || test.has(hash))).toEqual([]);
    expect([...test].filter((hash) => train.has(hash))).toEqual([]);
  });

  it('are decided by the tools alone, in any order', () => {
    for (const { tools } of rows.validation.slice(0, 50)) {
      expect(splitOfTools(tools, false)).toBe('validation');
      expect(splitOfTools(tools.toReversed(), false)).toBe('validation');
      expect(splitOfTools(tools, true)).toBe('test');
    }
  });

  it('keep whole domains for the test', () => {
    const heldOut = new Set(domains.filter((domain) => domain.heldOut === true).map(({ name }) => name));
    const of = (split: SplitName) => rows[split].filter(({ domain }) => heldOut.has(domain ?? '')).length;
    expect(of('train')).toBe(0);
    expect(of('validation')).toBe(0);
    expect(of('test')).toBeGreaterThan(150);
  });

  it('keep ways of saying for the test, alone and together with held-out domains', () => {
    const tagged = (...wanted: string[]) =>
      rows.test.filter(({ tags }) =>
        ['held-out-domain', 'held-out-phrasing'].every(
          (tag) => (tags ?? []).includes(tag) === wanted.includes(tag),
        ),
      ).length;
    expect(tagged('held-out-domain')).toBeGreaterThan(80);
    expect(tagged('held-out-phrasing')).toBeGreaterThan(80);
    expect(tagged('held-out-domain', 'held-out-phrasing')).toBeGreaterThan(80);
    expect(tagged()).toBe(0);
  });
});

describe('options', () => {
  it('limit the tools and the domains', () => {
    const draw = exampleDrawer({ seed: 2, count: 60, split: 'train', maxTools: 3, domains: [weather] });
    for (let number = 0; number < 60; number += 1) {
      const { tools, domain } = draw(number);
      expect(tools.length).toBeLessThanOrEqual(3);
      expect(domain).toBe('weather');
    }
  });

  it('tell how far it has come, and stop at a signal', async () => {
    const seen: number[] = [];
    const onProgress = (rows: number) => seen.push(rows);
    await collected(generateExamples({ seed: 1, count: 300, split: 'train', level: 0, onProgress }));
    expect(seen).toEqual([0, 256, 300]);

    const controller = new AbortController();
    const endless = generateExamples({ seed: 1, count: 1e9, split: 'train', level: 0 }, controller.signal);
    const rows: Example[] = [];
    await expect(async () => {
      for await (const example of endless) {
        rows.push(example);
        if (rows.length === 10) controller.abort();
      }
    }).rejects.toThrow(/abort/i);
    expect(rows.length).toBeLessThan(300);
  });

  it('are refused where nothing can come of them', () => {
    const heldOut = [{ ...weather, heldOut: true as const }];
    expect(() => exampleDrawer({ seed: 1, count: 1, split: 'train', domains: heldOut })).toThrow(/held out/);
    expect(() => exampleDrawer({ seed: 1, count: 1, split: 'test', domains: [] })).toThrow(/No domain/);
  });
});

describe('choosing by word overlap', () => {
  it('takes the tool that shares most words with the query', () => {
    const schema = { type: 'object', properties: {} };
    const tools = [
      { name: 'cancel_hotel_room', description: 'Cancel a hotel room.', parametersSchema: schema },
      { name: 'book_train_ticket', description: 'Book a train ticket.', parametersSchema: schema },
    ];
    expect(toolByWordOverlap('two train tickets to Oslo', tools)?.name).toBe('book_train_ticket');
    expect(toolByWordOverlap('anything', [])).toBeUndefined();
  });

  it('is right in a good third to three fifths of held-out rows with three tools or more', () => {
    const rows = drawn('test', 1500, 4).filter(({ tools, calls }) => tools.length >= 3 && calls.length === 1);
    const right = rows.filter(overlapChoosesRight).length / rows.length;
    expect(right).toBeGreaterThan(0.35);
    expect(right).toBeLessThan(0.6);
  });
});

describe('the catalogue', () => {
  it('holds one tool for each thing and operation', () => {
    const { kinds, byOperation } = catalogueOf(domains);
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
    expect(byOperation.size).toBe(40);
  });

  it('tells an author what is wrong, and where', () => {
    const [thing] = weather.things;
    if (thing === undefined) throw new Error('weather has things');
    const withOperation = (slots: string, more: Partial<typeof weather> = {}) =>
      catalogueOf([{ ...weather, ...more, things: [{ ...thing, operations: { get: slots } }] }]);
    expect(() => withOperation('nowhere!')).toThrow(
      'weather/weather forecast/get: there is no slot "nowhere"',
    );
    expect(() => withOperation('city! city')).toThrow(/named twice/);
    const mute = { city: { name: 'city', about: 'where', value: 'city' } } as const;
    expect(() => withOperation('city!', { slots: mute })).toThrow(/needs ways of saying it/);
    const double = { unit: { name: 'u', about: 'unit', value: { choice: { a: 'same', b: 'same' } } } };
    expect(() => withOperation('unit!', { slots: double })).toThrow(/"same" says two things/);
  });
});
