// What every generated row promises: the gold is valid, can be read off the query, and nothing else could be meant.
import { describe, expect, it } from 'vitest';
import { compactPrompt } from '../../../../src/calls/prompt/compact.ts';
import { renderCalls } from '../../../../src/calls/render.ts';
import type { Example, ExampleTool, SplitName } from '../../../../src/datasets/example.ts';
import { exampleTools } from '../../../../src/datasets/example-tools.ts';
import { exampleDrawer } from '../../../../src/datasets/generate/generate-examples.ts';
import type { Level } from '../../../../src/datasets/generate/levels.ts';
import { isObject, own } from '../../../../src/tools/json-tree.ts';
import type { JsonSchema, JsonValue } from '../../../../src/tools/tool.ts';
import { checkArguments } from '../../../../src/tools/validate.ts';

const levels: readonly Level[] = [0, 1, 2, 3, 4];
const splits: readonly SplitName[] = ['train', 'validation', 'test'];
const rowsEach = 150;

const rows = levels.flatMap((level) =>
  splits.flatMap((split) => {
    const draw = exampleDrawer({ seed: 5, count: rowsEach, split, level });
    return Array.from({ length: rowsEach }, (_, number) => ({ level, split, example: draw(number) }));
  }),
);

function goldTool({ tools }: Example, name: string): ExampleTool {
  const tool = tools.find((offered) => offered.name === name);
  if (tool === undefined) throw new Error(`${name} is not offered`);
  return tool;
}

/** The values that a query has to hold: all but enumerated ones and booleans, which are told by phrases. */
function spokenValues(value: JsonValue, schema: JsonSchema): readonly (string | number)[] {
  if (Array.isArray(value)) {
    const items = own(schema, 'items');
    return value.flatMap((item: JsonValue) => spokenValues(item, isObject(items) ? items : {}));
  }
  if (isObject(value)) {
    const properties = own(schema, 'properties');
    return Object.entries(value).flatMap(([name, member]) => {
      const inner = isObject(properties) ? own(properties, name) : undefined;
      return spokenValues(member, isObject(inner) ? inner : {});
    });
  }
  if (typeof value === 'boolean' || value === null || own(schema, 'enum') !== undefined) return [];
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

describe('every generated row', () => {
  it('has gold calls of offered tools that satisfy their schemas', () => {
    const findings = rows.flatMap(({ example }) =>
      example.calls.flatMap((call) => {
        const tools = exampleTools([goldTool(example, call.name)]);
        return tools.flatMap((tool) => checkArguments(tool, call.arguments));
      }),
    );
    expect(findings).toEqual([]);
  });

  it('says every value that is copied, strings verbatim and numbers in digits', () => {
    for (const { example } of rows) {
      for (const call of example.calls) {
        const { parametersSchema } = goldTool(example, call.name);
        for (const value of spokenValues(call.arguments, parametersSchema)) {
          expect(example.query).toContain(String(value));
        }
      }
    }
  });

  it('writes arguments in the order of the schema', () => {
    for (const { example } of rows) {
      for (const call of example.calls) {
        const properties = own(goldTool(example, call.name).parametersSchema, 'properties');
        const order = Object.keys(isObject(properties) ? properties : {});
        const given = Object.keys(call.arguments);
        expect(given).toEqual(order.filter((name) => given.includes(name)));
      }
    }
  });

  it('offers no name twice, and calls no tool twice alike', () => {
    for (const { example } of rows) {
      const names = example.tools.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const calls = example.calls.map((call) => JSON.stringify(call));
      expect(new Set(calls).size).toBe(calls.length);
    }
  });

  it('is tagged by what it is', () => {
    for (const { example, split } of rows) {
      expect(example.tags?.includes('irrelevant')).toBe(example.calls.length === 0);
      expect(example.tags?.includes('parallel')).toBe(example.calls.length > 1);
      const heldOut = example.tags?.some((tag) => tag.startsWith('held-out')) ?? false;
      expect(heldOut).toBe(split === 'test');
    }
  });

  it('reads as a sentence: no placeholder, no double space, no loose mark', () => {
    for (const { example } of rows)
      expect(example.query).not.toMatch(/[{}|]| {2}| [.,?]|\bundefined\b|[.?!]{2}/);
  });

  it('is short enough for a small model', () => {
    const lengths = rows.map(({ example }) => {
      const prompt = compactPrompt(example.tools, [{ role: 'user', content: example.query }]);
      return prompt.length + renderCalls('hammer', example.calls).length;
    });
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    // About three characters are a token of the small models' vocabulary.
    expect(mean).toBeLessThan(660);
    expect(Math.max(...lengths)).toBeLessThan(1900);
  });
});

describe('levels', () => {
  const of = (level: Level) => rows.filter((row) => row.level === level).map(({ example }) => example);

  it('begin with one tool, then two of which one is meant', () => {
    expect(of(0).every(({ tools, calls }) => tools.length === 1 && calls.length === 1)).toBe(true);
    expect(of(1).every(({ tools, calls }) => tools.length === 2 && calls.length === 1)).toBe(true);
  });

  it('come to four tools without nesting, and to eight with parallel and irrelevant queries', () => {
    expect(Math.max(...of(2).map(({ tools }) => tools.length))).toBe(4);
    expect(Math.max(...of(2).map(({ calls }) => calls.length))).toBe(1);
    expect(Math.max(...of(3).map(({ tools }) => tools.length))).toBe(8);
    expect(Math.max(...of(3).map(({ calls }) => calls.length))).toBeGreaterThanOrEqual(3);
    expect(of(3).some(({ calls }) => calls.length === 0)).toBe(true);
  });

  it('mask names at level 4 only', () => {
    const masked = rows.filter(({ example }) => example.tags?.includes('masked'));
    expect(new Set(masked.map(({ level }) => level))).toEqual(new Set([4]));
    expect(masked.length / of(4).length).toBeGreaterThan(0.2);
    expect(masked.length / of(4).length).toBeLessThan(0.45);
  });
});
