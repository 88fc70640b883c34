// Our masking beside Hammer's own masked rows: the same form of names, defaults and answers.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../../src/datasets/example.ts';
import { maskExample } from '../../../../src/datasets/mask/mask.ts';
import { unmaskExample } from '../../../../src/datasets/mask/unmask.ts';
import { readHammer } from '../../../../src/datasets/read/hammer.ts';
import type { ReadProblem } from '../../../../src/datasets/read/read-problem.ts';
import { uniformStream } from '../../../../src/models/embedded/random.ts';
import { isObject, own } from '../../../../src/tools/json-tree.ts';

const root = resolve(import.meta.dirname, '../../../..');
const fixture = resolve(root, 'test/fixtures/hammer-masked/sample.json');
const shared = resolve(root, '../shared/data/hammer/masking_sft_data_example.json');

async function examplesOf(file: string): Promise<readonly Example[]> {
  const problems: ReadProblem[] = [];
  const examples: Example[] = [];
  const options = { file, onProblem: (problem: ReadProblem) => problems.push(problem) };
  for await (const example of readHammer([readFileSync(file)], options)) examples.push(example);
  expect(problems).toEqual([]);
  return examples;
}

/** What every masked row must be like, whoever masked it. */
function expectMaskedForm(example: Example): void {
  const names = new Set<string>();
  for (const { name, parametersSchema } of example.tools) {
    expect(name).toMatch(/^[A-Za-z_.0-9]{5,15}$/);
    expect(names.has(name)).toBe(false);
    names.add(name);
    const properties = own(parametersSchema, 'properties');
    for (const key of Object.keys(isObject(properties) ? properties : {}))
      expect(key).toMatch(/^[A-Za-z_.0-9]{4,10}$/);
  }
  for (const call of example.calls) {
    const tool = example.tools.find(({ name }) => name === call.name);
    const properties = own(tool?.parametersSchema, 'properties');
    expect(isObject(properties)).toBe(true);
    if (!isObject(properties)) continue;
    for (const key of Object.keys(call.arguments)) expect(Object.keys(properties)).toContain(key);
  }
}

/** One row of three keeps its names, which are words. */
function isMasked({ tools }: Example): boolean {
  return !tools.some(({ name }) => /^[a-z]+_[a-z]/.test(name));
}

function expectAgreement(examples: readonly Example[]): void {
  for (const [index, example] of examples.entries()) {
    if (isMasked(example)) expectMaskedForm(example);
    const ours = maskExample(example, uniformStream(index));
    expectMaskedForm(ours.example);
    expect(unmaskExample(ours.example, ours.inverse)).toStrictEqual(example);
    if (!isMasked(example)) continue;
    // A masked row masked again has the same form: nothing in it is special to whoever masked it.
    expect(ours.example.tools.map(({ description }) => description).sort()).toEqual(
      example.tools.map(({ description }) => description).sort(),
    );
  }
}

describe('Hammer’s masked samples', () => {
  test('three of them, kept here', async () => {
    const examples = await examplesOf(fixture);
    expect(examples).toHaveLength(3);
    expect(examples[1]?.calls).toEqual([
      { name: 'inHisZPaUrJFTsw', arguments: { Rg9F0: 'guest789', uk_kxpSQhE: 'DEF456' } },
      { name: 'obLNnfDmd2GO7X0', arguments: { y2GNnsC: 'mining' } },
    ]);
    expectAgreement(examples);
  });

  test.skipIf(!existsSync(shared))('all ten', async () => {
    const examples = await examplesOf(shared);
    expect(examples).toHaveLength(10);
    expect(examples.filter(isMasked)).toHaveLength(7);
    expectAgreement(examples);
    expect(examples.some(({ calls }) => calls.length === 0)).toBe(true);
  });
});
