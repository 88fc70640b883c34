// The splitter against what others say: jsonc-parser's offsets, JSONTestSuite, BFCL's gold calls, Hammer's own decoder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { canonicalCalls } from '../../../src/calls/canonical.ts';
import type { Call } from '../../../src/calls/decision.ts';
import { literalValue } from '../../../src/calls/split/literal.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject, JsonValue } from '../../../src/tools/tool.ts';
import { formatOf, goodResponse, render, shapes } from './split-arbitrary.ts';
import { spans } from './split-feeding.ts';

const root = resolve(import.meta.dirname, '../../..');
const shared = resolve(root, '../shared/data');
const suite = resolve(shared, 'schemas/JSONTestSuite/test_parsing');
const bfcl = resolve(shared, 'bfcl');

describe('offsets agree with jsonc-parser’s tree', () => {
  /** The decisions of a Hammer list, cut by the offsets of its syntax tree. */
  function cutByTree(text: string): readonly (readonly [string, string])[] {
    const list = parseTree(text);
    const ends: [string, number][] = [];
    const end = (node: Node | undefined): number => (node ? node.offset + node.length : Number.NaN);
    for (const call of list?.children ?? []) {
      const member = (key: string): Node | undefined =>
        call.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
      ends.push(['function-name', end(member('name')) - 1]);
      for (const argument of member('arguments')?.children ?? []) ends.push(['argument', end(argument)]);
      ends.push(['arguments-finished', end(member('arguments'))], ['call-finished', end(call)]);
    }
    ends.push(['response-finished', text.length]);
    return ends.map(([kind, to], index) => [kind, text.slice(ends[index - 1]?.[1] ?? 0, to)]);
  }

  test('for random lists of calls', () => {
    const lists = goodResponse.filter(({ shape }) => shape === 'hammer');
    fc.assert(
      fc.property(lists, ({ text }) => {
        expect(spans(splitResponse('hammer', text).decisions)).toEqual(cutByTree(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(!existsSync(suite))('JSONTestSuite’s files as the value of an argument', () => {
  const files = existsSync(suite) ? readdirSync(suite) : [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const read = (file: string): string | undefined => {
    try {
      return decoder.decode(readFileSync(resolve(suite, file)));
    } catch {
      return undefined; // Not UTF-8: a response is a string, so that such bytes never reach the splitter.
    }
  };
  const asArgument = (value: string) =>
    splitResponse('hammer', `[{"name": "f", "arguments": {"a": ${value}}}]`);

  test('y_: accepted, with JSON.parse’s value', () => {
    const wanted = files.filter((file) => file.startsWith('y_'));
    expect(wanted).toHaveLength(95);
    for (const file of wanted) {
      const text = read(file);
      expect(text, file).toBeDefined();
      const { failure, calls } = asArgument(text ?? '');
      expect(failure, file).toBeUndefined();
      expect(calls[0]?.arguments.a, file).toEqual(JSON.parse(text ?? ''));
    }
  });

  test('n_: rejected', () => {
    // Bytes that are no UTF-8 cannot be written in a string at all.
    const unreadable: string[] = [];
    const wanted = files.filter((file) => file.startsWith('n_'));
    expect(wanted.length).toBeGreaterThan(180);
    for (const file of wanted) {
      const text = read(file);
      if (text === undefined) unreadable.push(file);
      else expect(asArgument(text).failure, file).toBeDefined();
    }
    expect(unreadable).toHaveLength(12);
  });

  test('i_: as JSON.parse decides, except that nesting ends at 64 levels', () => {
    for (const file of files.filter((name) => name.startsWith('i_'))) {
      const text = read(file);
      if (text === undefined) continue;
      const { failure, calls } = asArgument(text);
      let value: { readonly parsed: unknown } | undefined;
      try {
        value = { parsed: JSON.parse(text) };
      } catch {
        value = undefined;
      }
      if (value === undefined || file.includes('500_nested')) expect(failure, file).toBeDefined();
      else expect(calls[0]?.arguments.a, file).toEqual(value.parsed);
    }
  });
});

interface GoldRecord {
  readonly id: string;
  readonly function: JsonValue;
  readonly ground_truth: readonly Readonly<Record<string, Readonly<Record<string, readonly JsonValue[]>>>>[];
}

/** The first acceptable value that is given at all; options inside objects likewise. "" stands for leaving it out. */
function firstOption(options: readonly JsonValue[]): JsonValue | undefined {
  const option = options.find((each) => each !== '');
  if (typeof option !== 'object' || option === null || Array.isArray(option)) return option;
  const inner: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(option as JsonObject)) {
    const chosen = Array.isArray(value) ? firstOption(value) : value;
    if (chosen !== undefined) inner.push([key, chosen]);
  }
  return Object.fromEntries(inner);
}

function goldCalls(record: GoldRecord): readonly Call[] {
  return record.ground_truth.flatMap((gold) =>
    Object.entries(gold).map(([name, parameters]) => {
      const given = Object.entries(parameters).flatMap(([parameter, options]): [string, JsonValue][] => {
        const option = firstOption(options);
        return option === undefined ? [] : [[parameter, option]];
      });
      return { name, arguments: Object.fromEntries(given) };
    }),
  );
}

function lines(file: string): readonly unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** Renders and splits a record's gold calls in every shape; returns the unknown names found, once a record. */
function checkGold(record: GoldRecord): readonly string[] {
  const calls = goldCalls(record);
  const { tools } = readTools(JSON.stringify(record.function));
  const unknown = new Set<string>();
  for (const shape of shapes) {
    const text = render(shape, calls);
    const split = splitResponse(formatOf(shape), text, tools);
    expect(split.failure, `${record.id} ${shape}`).toBeUndefined();
    expect(split.calls, `${record.id} ${shape}`).toEqual(calls);
    const kinds = calls.flatMap((call) => [
      'function-name',
      ...Object.keys(call.arguments).map(() => 'argument'),
      'arguments-finished',
      'call-finished',
    ]);
    expect(split.decisions.map((decision) => decision.kind)).toEqual([...kinds, 'response-finished']);
    for (const { problems } of split.decisions) {
      for (const { rule, message } of problems)
        if (rule.startsWith('unknown') || rule === 'repeated-parameter') unknown.add(message);
    }
  }
  return [...unknown].map((message) => `${record.id}: ${message}`);
}

describe('BFCL’s gold calls survive every format', () => {
  test('a sample of ten', () => {
    const records = lines(resolve(root, 'test/fixtures/bfcl/sample.jsonl')) as GoldRecord[];
    expect(records).toHaveLength(10);
    expect(records.flatMap(checkGold)).toEqual([]);
  });

  const categories = [
    'simple_python',
    'simple_java',
    'simple_javascript',
    'multiple',
    'parallel',
    'parallel_multiple',
  ];
  test.skipIf(!existsSync(bfcl)).each(categories)('all of %s', (category) => {
    const questions = lines(resolve(bfcl, `BFCL_v4_${category}.json`)) as GoldRecord[];
    const answers = lines(resolve(bfcl, `possible_answer/BFCL_v4_${category}.json`)) as GoldRecord[];
    const unknown = questions.flatMap((question, index) => {
      const answer = answers[index];
      expect(answer?.id).toBe(question.id);
      return checkGold({ ...question, ground_truth: answer?.ground_truth ?? [] });
    });
    // Two gold calls give a parameter that their tool does not list.
    const defects = unknown.map((line) => line.slice(0, line.indexOf(':')));
    expect(defects).toEqual(
      category === 'parallel_multiple' ? ['parallel_multiple_12', 'parallel_multiple_26'] : [],
    );
  });
});

describe.skipIf(!existsSync(bfcl))('Hammer’s decoder reads well-formed lists alike', () => {
  interface Row {
    readonly raw: string;
    readonly decoded: string | null;
    readonly astStage: string;
  }
  const file = resolve(bfcl, 'oracle/hammer_decode.jsonl');
  const rows = existsSync(file) ? (lines(file) as Row[]) : [];
  /** `[{'f': {'a': 1}}]`, as Python prints it. */
  const decodedCalls = (text: string): readonly Call[] | undefined => {
    const list = literalValue('python', text);
    if (!Array.isArray(list)) return undefined;
    return list.flatMap((item: JsonObject) =>
      Object.entries(item).map(([name, args]) => ({ name, arguments: args as JsonObject })),
    );
  };

  test('calls that it reads are the calls that we read, save NaN and a name that is a number', () => {
    const readable = rows.filter(({ astStage, decoded }) => astStage === 'to_checker' && decoded !== '[]');
    expect(readable.length).toBeGreaterThan(8);
    for (const { raw, decoded } of readable) {
      const split = splitResponse('hammer', raw);
      if (raw.includes('NaN') || raw.includes('"name": 5')) expect(split.failure, raw).toBeDefined();
      else {
        expect(split.failure, raw).toBeUndefined();
        // Python has no integer -0.
        expect(canonicalCalls(split.calls), raw).toBe(canonicalCalls(decodedCalls(decoded ?? '') ?? []));
      }
    }
  });

  test('what it reads as no call is, for us, the empty list or not in the format', () => {
    const empty = rows.filter(({ decoded }) => decoded === '[]').map(({ raw }) => raw);
    for (const raw of empty)
      expect(
        splitResponse('hammer', raw).calls.map((call) => call.name),
        raw,
      ).not.toContain('g');
    expect(empty.filter((raw) => splitResponse('hammer', raw).failure === undefined)).toEqual(['[]']);
  });

  test('what it cannot read fails here too, save a call without arguments', () => {
    const refused = rows.filter(({ astStage }) => astStage !== 'to_checker').map(({ raw }) => raw);
    expect(refused.filter((raw) => splitResponse('hammer', raw).failure === undefined)).toEqual([
      '[{"name": "f"}]',
      '[{"name": "f", "arguments": null}]',
    ]);
  });
});
