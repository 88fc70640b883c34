// The content that the generator draws from: enough of it, nothing twice, and nothing that could be read in two ways.
import { describe, expect, it } from 'vitest';
import { exampleTools } from '../../../../src/datasets/example-tools.ts';
import { catalogueOf } from '../../../../src/datasets/generate/catalogue.ts';
import { randomOf } from '../../../../src/datasets/generate/choose.ts';
import type { Domain, Slot } from '../../../../src/datasets/generate/domain.ts';
import { domains } from '../../../../src/datasets/generate/domains/all.ts';
import { generateExamples } from '../../../../src/datasets/generate/generate-examples.ts';
import { offerTool } from '../../../../src/datasets/generate/offered-tool.ts';
import { operationNames } from '../../../../src/datasets/generate/operation-names.ts';
import { sharedSlots } from '../../../../src/datasets/generate/shared-slots.ts';
import { checkArguments } from '../../../../src/tools/validate.ts';

const things = domains.flatMap((domain) => domain.things.map((thing) => ({ domain, thing })));

const tools = things.flatMap(({ domain, thing }) =>
  Object.entries(thing.operations).map(([operation, line]) => ({
    place: `${domain.name}/${thing.noun}/${operation}`,
    domain,
    operation,
    keys: line.split(' ').filter((key) => key !== ''),
  })),
);

const shared: Readonly<Record<string, Slot>> = sharedSlots;

function slotOf(domain: Domain, key: string): Slot | undefined {
  const name = key.replace('!', '');
  return domain.slots[name] ?? shared[name];
}

function parts(text: string): string[] {
  return text.split('|').filter((part) => part !== '');
}

/** The phrases of each value of an enumeration or a flag. */
function phrasesOf({ value }: Slot): readonly (readonly [value: string, phrases: string[]])[] {
  if (typeof value !== 'object') return [];
  if ('choice' in value) return Object.entries(value.choice).map(([name, text]) => [name, parts(text)]);
  if ('flag' in value) return Object.entries(value.flag).map(([name, text]) => [name, parts(text)]);
  return [];
}

function isAlone({ value }: Slot): boolean {
  return typeof value === 'object' && ('choice' in value || 'flag' in value);
}

/** What a value looks like: two values that look alike must be told apart by the words around them. */
function looksOf({ value }: Slot): string {
  if (typeof value === 'object') {
    if ('list' in value) return looksOf({ name: '', about: '', value: value.list });
    if ('integer' in value || 'decimal' in value) return 'number';
    return 'code' in value ? 'code' : 'name';
  }
  if (value === 'amount' || value === 'percent' || value === 'year') return 'number';
  const plain = ['date', 'time', 'datetime', 'month', 'weekday', 'currency', 'language', 'colour'];
  return [...plain, 'email', 'url', 'phone'].includes(value) ? value : 'name';
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

describe('the domains', () => {
  it('are at least sixty, with six to ten things each and two thousand tools in all', () => {
    expect(domains.length).toBeGreaterThanOrEqual(60);
    for (const { name, things } of domains) {
      expect(things.length, name).toBeGreaterThanOrEqual(6);
      expect(things.length, name).toBeLessThanOrEqual(10);
    }
    expect(tools.length).toBeGreaterThanOrEqual(2000);
  });

  it('hold out about eight of them, so that the tools of the test are new', () => {
    const heldOut = domains.filter((domain) => domain.heldOut === true);
    expect(heldOut.length).toBeGreaterThanOrEqual(7);
    expect(heldOut.length).toBeLessThanOrEqual(10);
  });

  it('use every operation in several training domains', () => {
    for (const operation of operationNames) {
      const users = tools.filter((tool) => tool.operation === operation && tool.domain.heldOut !== true);
      expect(new Set(users.map(({ domain }) => domain.name)).size, operation).toBeGreaterThanOrEqual(5);
    }
  });

  it('have names and nouns of their own, so that no tool is made twice', () => {
    expect(repeated(domains.map(({ name }) => name))).toEqual([]);
    expect(repeated(things.map(({ thing }) => thing.noun))).toEqual([]);
    expect(repeated(catalogueOf(domains).kinds.map(({ id }) => id))).toEqual([]);
  });

  it('share no synonym, neither with another thing nor with a noun of any domain', () => {
    expect(repeated(things.flatMap(({ thing }) => [thing.noun, ...parts(thing.also)]))).toEqual([]);
  });

  it('make no tool that another domain makes too: by name and parameters', () => {
    const makers = new Map<string, string>();
    const random = randomOf(3);
    for (const kind of catalogueOf(domains).kinds) {
      for (let draw = 0; draw < 4; draw += 1) {
        const { tool } = offerTool(kind, { style: 'snake', described: false }, random);
        const made = JSON.stringify([tool.name, tool.parametersSchema]);
        expect(makers.get(made) ?? kind.domain, made).toBe(kind.domain);
        makers.set(made, kind.domain);
      }
    }
    expect(makers.size).toBeGreaterThan(2000);
  });
});

describe('a tool', () => {
  it('takes one to five parameters, one of them required unless it lists or counts', () => {
    for (const { place, operation, keys } of tools) {
      expect(keys.length, place).toBeGreaterThanOrEqual(1);
      expect(keys.length, place).toBeLessThanOrEqual(5);
      const free = operation === 'list' || operation === 'count';
      expect(free || keys.some((key) => key.endsWith('!')), place).toBe(true);
    }
  });

  it('names no two parameters alike', () => {
    for (const { place, domain, keys } of tools) {
      const names = keys.flatMap((key) => parts(slotOf(domain, key)?.name ?? ''));
      expect(repeated(names), place).toEqual([]);
    }
  });

  it('never tells two values that look alike in the same way', () => {
    const findings = tools.flatMap(({ place, domain, keys }) => {
      const ways = keys.flatMap((key) => {
        const slot = slotOf(domain, key);
        return slot === undefined ? [] : parts(slot.say ?? '').map((way) => `${way} (${looksOf(slot)})`);
      });
      return repeated(ways).map((way) => `${place}: ${way}`);
    });
    expect(findings).toEqual([]);
  });

  it('never tells two choices by the same phrase', () => {
    for (const { place, domain, keys } of tools) {
      const phrases = keys.flatMap((key) => {
        const slot = slotOf(domain, key);
        return slot === undefined ? [] : phrasesOf(slot).flatMap(([, said]) => said);
      });
      expect(repeated(phrases), place).toEqual([]);
    }
  });
});

describe('a slot', () => {
  const slots = domains.flatMap((domain) =>
    Object.entries(domain.slots).map(([key, slot]) => ({
      place: `${domain.name}: ${key}`,
      domain,
      key,
      slot,
    })),
  );

  it('is used by a tool of its domain', () => {
    for (const { place, domain, key } of slots) {
      const used = tools.some((tool) => tool.domain === domain && tool.keys.includes(key));
      const required = tools.some((tool) => tool.domain === domain && tool.keys.includes(`${key}!`));
      const inside = Object.values(domain.slots).some(
        ({ value }) =>
          typeof value === 'object' && 'object' in value && value.object.split(/!? |!$/).includes(key),
      );
      expect(used || required || inside, place).toBe(true);
    }
  });

  it('is described in a few words', () => {
    for (const { place, slot } of slots)
      for (const about of parts(slot.about)) expect(about.length, place).toBeLessThan(40);
  });

  it('can be said in at least one way, with one place for its value', () => {
    for (const { place, slot } of slots) {
      const ways = parts(slot.say ?? '');
      expect(isAlone(slot) || ways.length > 0, place).toBe(true);
      for (const way of ways) expect(way.split('{}').length, `${place}: ${way}`).toBe(2);
    }
  });

  it('tells each value of a choice or flag by phrases of its own', () => {
    for (const { place, slot } of slots) {
      const phrases = phrasesOf(slot);
      for (const [value, said] of phrases) expect(said.length, `${place}: ${value}`).toBeGreaterThan(0);
      expect(repeated(phrases.flatMap(([, said]) => said)), place).toEqual([]);
    }
  });

  it('has a default that the schema allows', () => {
    for (const { place, slot } of slots) {
      if (slot.default === undefined || typeof slot.value !== 'object') continue;
      if ('choice' in slot.value) expect(Object.keys(slot.value.choice), place).toContain(slot.default);
      if ('flag' in slot.value) expect(typeof slot.default, place).toBe('boolean');
      if ('integer' in slot.value) expect(Number.isInteger(slot.default), place).toBe(true);
    }
  });
});

describe('rows from all domains', () => {
  const splits = ['train', 'validation', 'test'] as const;

  it('have gold calls that the offered schemas allow', async () => {
    for (const split of splits) {
      for await (const { tools: offered, calls } of generateExamples({ seed: 11, count: 150, split })) {
        for (const call of calls) {
          const named = offered.filter(({ name }) => name === call.name);
          expect(named).toHaveLength(1);
          expect(exampleTools(named).flatMap((tool) => checkArguments(tool, call.arguments))).toEqual([]);
        }
      }
    }
  });

  it('come from every domain, held out or not, within three thousand', async () => {
    const seen = new Set<string>();
    for (const split of splits) {
      for await (const { domain } of generateExamples({ seed: 12, count: 1000, split, level: 1 }))
        if (domain !== undefined) seen.add(domain);
    }
    expect(domains.filter(({ name }) => !seen.has(name)).map(({ name }) => name)).toEqual([]);
  });
});
