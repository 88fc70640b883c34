// F1 over functions and arguments: against the figures of Hammer's own script, and where it is corrected.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answered, functionF1 } from '../../../src/evaluation/function-f1.ts';

const oracle = path.resolve(import.meta.dirname, '../../../../shared/data/hammer/f1_oracle');

function answered(name: string): Answered[] {
  const lines = readFileSync(path.join(oracle, `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line): Answered => JSON.parse(line));
}

interface Expected {
  readonly result: Readonly<Record<string, number>>;
}

describe.skipIf(!existsSync(oracle))("Hammer's script", () => {
  const expected: Readonly<Record<string, Expected>> = existsSync(oracle)
    ? JSON.parse(readFileSync(path.join(oracle, 'expected.json'), 'utf8'))
    : {};
  it.each(Object.keys(expected))('gives the same figures for %s', (name) => {
    const { api, argument } = functionF1(answered(name), 'hammer');
    const figures = expected[name]?.result ?? {};
    expect(api.precision).toBeCloseTo(figures.P_api ?? Number.NaN, 12);
    expect(api.recall).toBeCloseTo(figures.R_api ?? Number.NaN, 12);
    expect(api.f1).toBeCloseTo(figures.F1_api ?? Number.NaN, 12);
    expect(argument.precision).toBeCloseTo(figures.P_param ?? Number.NaN, 12);
    expect(argument.recall).toBeCloseTo(figures.R_param ?? Number.NaN, 12);
    expect(argument.f1).toBeCloseTo(figures.F1_param ?? Number.NaN, 12);
  });
});

describe("a copy of one of the script's cases", () => {
  it('gives the same figures', () => {
    const folder = path.resolve(import.meta.dirname, '../../fixtures/hammer-f1');
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    const lines = read('toolalpaca.mut.jsonl').trimEnd().split('\n');
    const { api, argument } = functionF1(
      lines.map((line): Answered => JSON.parse(line)),
      'hammer',
    );
    const figures: Readonly<Record<string, number>> = JSON.parse(read('expected.json'));
    expect([api.precision, api.recall, api.f1]).toEqual([figures.P_api, figures.R_api, figures.F1_api]);
    expect(argument.f1).toBeCloseTo(figures.F1_param ?? Number.NaN, 12);
  });
});

const label =
  '[{"name": "now", "arguments": {}}, {"name": "rain", "arguments": {"city": "Oslo", "days": 3}}]';

describe('F1 over functions and arguments', () => {
  it('is 1 for the gold calls in any order, corrected, and can pass 1 as the script counts', () => {
    const predict =
      '[{"name": "rain", "arguments": {"days": 3, "city": "Oslo"}}, {"name": "now", "arguments": {}}]';
    expect(functionF1([{ label, predict }], 'corrected')).toEqual({
      api: { precision: 1, recall: 1, f1: 1 },
      argument: { precision: 1, recall: 1, f1: 1 },
    });
    expect(functionF1([{ label, predict }], 'hammer').argument.f1).toBeCloseTo(1.5);
  });

  it('matches a gold call once, corrected', () => {
    const twice = '[{"name": "now", "arguments": {}}, {"name": "now", "arguments": {}}]';
    expect(functionF1([{ label, predict: twice }], 'corrected').api.precision).toBe(0.5);
    expect(functionF1([{ label, predict: twice }], 'hammer').api.precision).toBe(1);
  });

  it('counts the same arguments in whatever order the calls stand, corrected', () => {
    const at = (x: number, y: number): string => `{"name": "at", "arguments": {"x": ${x}, "y": ${y}}}`;
    const gold = `[${at(1, 1)}, ${at(2, 2)}]`;
    const figures = [`[${at(1, 2)}, ${at(1, 3)}]`, `[${at(1, 3)}, ${at(1, 2)}]`].map((predict) =>
      functionF1([{ label: gold, predict }], 'corrected'),
    );
    expect(figures[0]).toEqual(figures[1]);
    // One call has the y of the second, the other the x of the first.
    expect(figures[0]?.argument.recall).toBe(0.5);
  });

  it('compares values as Python prints them', () => {
    const spelled = label.replace('3}', '"3"}');
    expect(functionF1([{ label, predict: spelled }], 'corrected').argument.f1).toBe(1);
    expect(functionF1([{ label, predict: label.replace('3}', '3.0}') }], 'corrected').argument.f1).toBe(0.5);
  });

  it('counts an answer that is no list of calls as one wrong call', () => {
    const { api, argument } = functionF1([{ label, predict: 'Oslo is rainy.' }], 'corrected');
    expect(api).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(argument.recall).toBe(0);
  });

  it('refuses a label that is no JSON', () => {
    expect(() => functionF1([{ label: 'rain', predict: '[]' }], 'hammer')).toThrow(/Not a JSON document/);
  });
});
