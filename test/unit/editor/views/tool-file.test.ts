// Which files the view "Tool Files" lists, and what it shows of each.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readToolFile } from '../../../../src/editor/views/tool-file.ts';
import { isNamedAsToolFile, isSearchFile, mayHoldTools } from '../../../../src/tools/tool-files.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const fixtures = path.join(root, 'test/fixtures/tools');
const read = (file: string) => readFileSync(file, 'utf8');

describe('a file', () => {
  it('of any known shape passes the quick look', () => {
    const passed = readdirSync(fixtures).filter((name) => mayHoldTools(read(path.join(fixtures, name))));
    // A map of bare schemas has no telling member; its file is listed when its name says "tool".
    expect(readdirSync(fixtures).filter((name) => !passed.includes(name))).toEqual([
      'weather.schema-map.jsonc',
    ]);
  });

  it('that configures something else does not', () => {
    for (const name of ['biome.json', 'tsconfig.json', 'package-lock.json', 'package.nls.json']) {
      expect(mayHoldTools(read(path.join(root, name))), name).toBe(false);
    }
  });

  it('is known by its name', () => {
    expect(isNamedAsToolFile('/a/weather.tools.json')).toBe(true);
    expect(isNamedAsToolFile('/a/my_functions.jsonl')).toBe(true);
    expect(isNamedAsToolFile('/a/Tools.JSONC')).toBe(true);
    expect(isNamedAsToolFile('/tools/package.json')).toBe(false);
    expect(isNamedAsToolFile('/a/tools.ts')).toBe(false);
  });

  it('of a search is no tool file', () => {
    expect(isSearchFile('/a/x.toolprm.jsonl')).toBe(true);
    expect(isSearchFile('/a/x.labels.jsonl')).toBe(true);
    expect(isSearchFile('/a/tools.jsonl')).toBe(false);
  });
});

describe('the tools of a file', () => {
  it('are listed with their parameters and the place that a click opens', () => {
    const text = read(path.join(root, 'examples/weather.tools.json'));
    const { tools, problems } = readToolFile(text);
    expect(tools.map(({ name }) => name)).toEqual([
      'get_current_weather',
      'get_forecast',
      'convert_temperature',
    ]);
    expect(problems).toEqual([]);
    expect(tools[0]?.parameters).toEqual([
      { name: 'city', required: true },
      { name: 'unit', required: true },
      { name: 'days', required: false },
    ]);
    expect(tools[1]?.place.startLine).toBe(
      text.slice(0, text.indexOf('"get_forecast"')).split('\n').length - 4,
    );
  });

  it('have the problems that lie in them', () => {
    const text = JSON.stringify([
      { name: 'a', description: 'A', parameters: { type: 'object', properties: { x: { type: 'strin' } } } },
      { name: 'b', description: 'B', parameters: { type: 'object', properties: {} } },
    ]);
    const { tools, problems } = readToolFile(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(tools.find(({ name }) => name === 'b')?.problems).toEqual([]);
  });

  it('of a broken file are those that can be read', () => {
    const { tools, problems } = readToolFile('[{"name": "a", "parameters": {}}, {"name": ');
    expect(tools.length).toBeLessThanOrEqual(1);
    expect(problems.length).toBeGreaterThan(0);
    expect(readToolFile('').tools).toEqual([]);
  });
});
