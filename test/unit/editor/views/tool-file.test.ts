// Which files the view "Tool Files" lists, and what it shows of each.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FoundToolFile, readToolFile } from '../../../../src/editor/views/tool-file.ts';
import { isNamedAsToolFile, isSearchFile, mayHoldTools } from '../../../../src/tools/tool-files.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const fixtures = path.join(root, 'test/fixtures/tools');
const read = (file: string) => readFileSync(file, 'utf8');

/** As the view lists it. */
async function listed(text: string, file: string): Promise<FoundToolFile> {
  const found = await readToolFile(text, file);
  if (found === undefined) throw new Error(`${file} is not listed`);
  return found;
}

const yaml = `# The tools of a hotel.
- name: book_room
  description: Books a room.
  parameters:
    type: object
    properties:
      date: {type: string, description: The first night.}
      size:
        type: string
        enum: [single, double]
    required: [date]

- name: list_rooms
  description: Lists the rooms.
  parameters: {type: object, properties: {}}
`;

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
  it('are listed with their parameters and the place that a click opens', async () => {
    const text = read(path.join(root, 'examples/weather.tools.json'));
    const { tools, problems } = await listed(text, 'weather.tools.json');
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

  it('have the problems that lie in them', async () => {
    const text = JSON.stringify([
      { name: 'a', description: 'A', parameters: { type: 'object', properties: { x: { type: 'strin' } } } },
      { name: 'b', description: 'B', parameters: { type: 'object', properties: {} } },
    ]);
    const { tools, problems } = await listed(text, 'a.tools.json');
    expect(problems.length).toBeGreaterThan(0);
    expect(tools.find(({ name }) => name === 'b')?.problems).toEqual([]);
  });

  it('of a broken file are those that can be read', async () => {
    const { tools, problems } = await listed('[{"name": "a", "parameters": {}}, {"name": ', 'a.tools.json');
    expect(tools.length).toBeLessThanOrEqual(1);
    expect(problems.length).toBeGreaterThan(0);
    expect((await listed('', 'a.tools.json')).tools).toEqual([]);
  });

  it('are listed from YAML with their places in the YAML text', async () => {
    for (const file of ['hotel.tools.yaml', 'hotel.tools.yml', 'hotel.yaml']) {
      const { tools, problems } = await listed(yaml, `/a/${file}`);
      expect(problems).toEqual([]);
      expect(tools.map(({ name, parameters }) => [name, parameters])).toEqual([
        [
          'book_room',
          [
            { name: 'date', required: true },
            { name: 'size', required: false },
          ],
        ],
        ['list_rooms', []],
      ]);
      expect(tools.map(({ place }) => place.startLine)).toEqual([1, 12]);
    }
  });
});

describe('a file of another kind', () => {
  const openapi = `openapi: 3.0.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      description: Lists the pets.
      parameters:
        - {name: limit, in: query, description: How many., schema: {type: integer}}
`;
  const circle = `version: 2.1
commands:
  greet:
    description: Greets somebody.
    parameters:
      to: {type: string, default: World}
`;

  it.each([
    ['an OpenAPI document', openapi],
    ['the configuration of a build', circle],
    ['an OpenAPI document in JSON', JSON.stringify({ openapi: '3.0.0', info: { title: 'x' }, paths: {} })],
  ])('%s is not listed, unless it is named as a tool file', async (_, text) => {
    expect(await readToolFile(text, '/a/other.yaml')).toBeUndefined();
    expect(await readToolFile(text, '/a/other.tools.yaml')).toBeDefined();
  });
});
