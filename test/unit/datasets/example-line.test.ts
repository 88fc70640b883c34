// Examples as lines of JSON, and back.
import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/datasets/example.ts';
import { exampleLine } from '../../../src/datasets/example-line.ts';
import { exampleDrawer } from '../../../src/datasets/generate/generate-examples.ts';
import { readCases } from '../../../src/datasets/read/cases.ts';

describe('an example as a line', () => {
  const example: Example = {
    tags: ['parallel'],
    id: 'a-1',
    calls: [{ name: 'f', arguments: { x: 1 } }],
    query: 'call f\u2028with 1',
    tools: [
      {
        parametersSchema: { type: 'object', properties: { x: { type: 'integer' } }, required: ['x'] },
        description: 'Does f.',
        name: 'f',
      },
    ],
  };

  it('has its keys in one order and ends with a line feed', () => {
    expect(exampleLine(example)).toBe(
      '{"id":"a-1","query":"call f\\u2028with 1","tools":[{"name":"f","description":"Does f.","parameters":{"type":"object",' +
        '"properties":{"x":{"type":"integer"}},"required":["x"]}}],"calls":[{"name":"f","arguments":{"x":1}}],"tags":["parallel"]}\n',
    );
  });

  it('is read back as it was, for whatever the generator makes', async () => {
    const draw = exampleDrawer({ seed: 8, count: 200, split: 'test', level: 4 });
    const examples = Array.from({ length: 200 }, (_, number) => draw(number));
    const problems: unknown[] = [];
    const read: Example[] = [];
    const options = {
      file: 'rows.jsonl',
      onProblem: (problem: unknown) => problems.push(problem),
      toolFile: () => Promise.reject(new Error('no tool file is named')),
    };
    for await (const row of readCases(examples.map(exampleLine), options)) read.push(row);
    expect(problems).toEqual([]);
    expect(read).toEqual(examples);
  });
});
