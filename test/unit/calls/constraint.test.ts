// The step constraint: each next decision under the schemas, and whole responses written through it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forcedDecision, nextDecision } from '../../../src/calls/constraint/next-decision.ts';
import { type CallFormat, callFormats } from '../../../src/calls/format.ts';
import { enumerateChoices } from '../../../src/calls/pattern-choices.ts';
import { matches } from '../../../src/calls/pattern-matcher.ts';
import { renderCalls } from '../../../src/calls/render.ts';
import { createSplitter } from '../../../src/calls/split.ts';
import type { Splitter } from '../../../src/calls/splitter.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { Tool } from '../../../src/tools/tool.ts';
import { constrainedResponse } from './constrained-response.ts';
import { randomNumbers } from './pattern-samples.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const shared = path.resolve(root, '../shared/data/bfcl');

const { tools } = readTools(
  JSON.stringify([
    {
      name: 'set',
      parameters: {
        type: 'object',
        properties: { on: { type: 'boolean' }, level: { enum: [1, 2] }, mode: { enum: ['a', 'b'] } },
        required: ['level'],
      },
    },
    { name: 'set_all', parameters: { type: 'object', properties: {} } },
  ]),
);

/** The state after the last decision of `text`, and the choices of the next one. */
function stateAfter(format: CallFormat, text: string, of: readonly Tool[] = tools): Splitter {
  return createSplitter(format, of).feed(text).decisions.at(-1)?.after ?? createSplitter(format, of);
}
function choices(format: CallFormat, text: string, of: readonly Tool[] = tools): string[] | undefined {
  const pattern = nextDecision(format, of, stateAfter(format, text, of));
  return pattern && enumerateChoices(pattern, 100);
}

describe('the next decision in Hammer’s format', () => {
  it('is a function among the tools, with the quote that ends its name, or no call', () => {
    expect(choices('hammer', '')).toEqual(['[]', '[{"name": "set"', '[{"name": "set_all"']);
  });

  it('is an argument with a value of its schema, as long as a required one is missing', () => {
    expect(choices('hammer', '[{"name": "set"')).toEqual([
      '", "arguments": {"on": true',
      '", "arguments": {"on": false',
      '", "arguments": {"level": 1,',
      '", "arguments": {"level": 1}',
      '", "arguments": {"level": 2,',
      '", "arguments": {"level": 2}',
      '", "arguments": {"mode": "a"',
      '", "arguments": {"mode": "b"',
    ]);
  });

  it('never repeats a parameter, and ends a number only as the arguments may go on', () => {
    expect(choices('hammer', '[{"name": "set", "arguments": {"on": true')).toEqual([
      ', "level": 1,',
      ', "level": 1}',
      ', "level": 2,',
      ', "level": 2}',
      ', "mode": "a"',
      ', "mode": "b"',
    ]);
    expect(choices('hammer', '[{"name": "set", "arguments": {"on": true, "mode": "a"')).toEqual([
      ', "level": 1}',
      ', "level": 2}',
    ]);
  });

  it('may finish the arguments once all required ones are given', () => {
    expect(choices('hammer', '[{"name": "set", "arguments": {"level": 1, "on": true')).toEqual([
      ', "mode": "a"',
      ', "mode": "b"',
      '}',
    ]);
    expect(choices('hammer', '[{"name": "set_all"')).toEqual(['", "arguments": {}']);
  });

  it('closes the call, then begins another one or ends the response', () => {
    expect(choices('hammer', '[{"name": "set_all", "arguments": {}')).toEqual(['}']);
    expect(choices('hammer', '[{"name": "set_all", "arguments": {}}')).toEqual([
      ']',
      ', {"name": "set"',
      ', {"name": "set_all"',
    ]);
  });

  it('ends the response once there are calls enough', () => {
    const splitter = stateAfter('hammer', '[{"name": "set_all", "arguments": {}}');
    const pattern = nextDecision('hammer', tools, splitter, { maxCalls: 1 });
    expect(pattern && forcedDecision(pattern)).toBe(']');
  });
});

describe('the next decision in the other formats', () => {
  it('begins and ends calls as the format does', () => {
    expect(choices('hermes', '')).toEqual(['<tool_call>\n{"name": "set"', '<tool_call>\n{"name": "set_all"']);
    expect(choices('hermes', '<tool_call>\n{"name": "set_all", "arguments": {}')).toEqual([
      '}\n</tool_call>',
    ]);
    expect(choices('hermes', '<tool_call>\n{"name": "set_all", "arguments": {}}\n</tool_call>')).toEqual([
      '',
      '\n<tool_call>\n{"name": "set"',
      '\n<tool_call>\n{"name": "set_all"',
    ]);
    expect(choices('llama3', '{"name": "set_all"')).toEqual(['", "parameters": {}']);
    expect(choices('llama3', '{"name": "set_all", "parameters": {}}')).toContain('');
    expect(choices('mistral', '')).toEqual([
      '[TOOL_CALLS] [{"name": "set"',
      '[TOOL_CALLS] [{"name": "set_all"',
    ]);
    expect(choices('pythonic', '')).toEqual(['[]', '[set(', '[set_all(']);
    expect(choices('pythonic', '[set(')).toContain('(on=True');
    expect(choices('pythonic', '[set(level=1,')).toEqual([
      ', on=True',
      ', on=False',
      ", mode='a'",
      ', mode="a"',
      ", mode='b'",
      ', mode="b"',
      ')',
    ]);
    expect(choices('pythonic', '[set_all(')).toEqual(['()']);
  });

  it('follows a response that began in the format’s other shape', () => {
    expect(choices('mistral', '[TOOL_CALLS]set[ARGS]')).toContain('[ARGS]{"level": 1}');
    expect(choices('mistral', '[TOOL_CALLS]set_all[ARGS]{}')).toEqual([
      '',
      '[TOOL_CALLS]set[',
      '[TOOL_CALLS]set_all[',
    ]);
    expect(choices('hammer', '{"name": "set_all", "arguments": {}}')).toEqual(['']);
    expect(choices('hammer', '```json\n[{"name": "set_all", "arguments": {}}')).toContain(']');
    expect(choices('hermes', '<tool_call>\n{"arguments": {"level": 2}')).toEqual([
      ', "name": "set"',
      ', "name": "set_all"',
    ]);
    expect(choices('hermes', '<tool_call>\n{"arguments": {"level": 2}, "name": "set"')).toEqual([
      '"}\n</tool_call>',
    ]);
  });

  it('has no constraint where it does not know the shape or the function', () => {
    expect(choices('hammer', '[{"name": "set", "arguments": "{\\"on\\": true')).toBeUndefined();
    expect(choices('hammer', '[{"name": "unknown"')).toBeUndefined();
    expect(nextDecision('hammer', tools, createSplitter('hammer').feed('nonsense').next)).toBeUndefined();
    const done = createSplitter('hammer').feed('[]').next.finish().next;
    expect(nextDecision('hammer', tools, done)).toBeUndefined();
  });

  it('without tools is the response without a call', () => {
    for (const format of callFormats) expect(choices(format, '', [])).toEqual([renderCalls(format, [])]);
  });
});

describe('a step constraint', () => {
  it('gives the same pattern to beams that stand alike, so that a matcher’s work is shared', () => {
    const one = nextDecision('hammer', tools, stateAfter('hammer', '[{"name": "set"'));
    expect(nextDecision('hammer', tools, stateAfter('hammer', '[{"name":   "set"'))).toBe(one);
  });

  it('leaves away names that a format cannot write', () => {
    const odd = readTools(
      JSON.stringify([{ name: 'two words', parameters: { type: 'object', properties: {} } }]),
    );
    expect(odd.tools).toHaveLength(1);
    expect(choices('pythonic', '', odd.tools)).toEqual(['[]']);
    expect(choices('hammer', '', odd.tools)).toEqual(['[]', '[{"name": "two words"']);
  });

  it('does not offer strings beyond the cap', () => {
    const { tools: texts } = readTools(
      JSON.stringify([{ name: 'f', parameters: { type: 'object', properties: { x: { type: 'string' } } } }]),
    );
    const pattern = nextDecision('hammer', texts, stateAfter('hammer', '[{"name": "f"', texts), {
      maxString: 3,
    });
    expect(pattern && matches(pattern, '", "arguments": {"x": "abc"')).toBe(true);
    expect(pattern && matches(pattern, '", "arguments": {"x": "abcd"')).toBe(false);
  });
});

/** Writes many responses and returns what went wrong in them. */
function faultsOf(of: readonly Tool[], responses: number, seed: number): readonly string[] {
  const random = randomNumbers(seed);
  return callFormats.flatMap((format) =>
    Array.from({ length: responses }, () => constrainedResponse(format, of, random, { maxCalls: 3 })).flatMap(
      ({ text, faults }) => faults.map((fault) => `${format}: ${fault} in ${text}`),
    ),
  );
}

describe('every response written under the constraint is whole and has no problem', () => {
  it('on small tools', () => {
    expect(faultsOf(tools, 40, 1)).toEqual([]);
  });

  const examples = path.join(root, 'examples');
  const files = existsSync(examples) ? readdirSync(examples).filter((file) => /\.jsonc?$/.test(file)) : [];
  it.each(files)('on the tools of examples/%s', (file) => {
    const read = readTools(readFileSync(path.join(examples, file), 'utf8')).tools;
    expect(faultsOf(read, 15, 2)).toEqual([]);
  });

  it('on BFCL records', () => {
    const records = readFileSync(path.join(root, 'test/fixtures/prompts/bfcl-records.jsonl'), 'utf8')
      .trim()
      .split('\n');
    for (const record of records) expect(faultsOf(readTools(record).tools, 10, 3)).toEqual([]);
  });

  it.skipIf(!existsSync(shared))('on every twentieth BFCL record at hand', () => {
    for (const file of readdirSync(shared).filter((name) => name.startsWith('BFCL_v4_')))
      for (const [index, record] of readFileSync(path.join(shared, file), 'utf8')
        .trim()
        .split('\n')
        .entries())
        if (index % 20 === 0) expect(faultsOf(readTools(record).tools, 1, index)).toEqual([]);
  });
});
