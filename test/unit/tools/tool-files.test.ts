// Which files of a folder are worth reading as tool files, by a look at their text.
import { describe, expect, it } from 'vitest';
import { readToolDocument } from '../../../src/tools/read-document.ts';
import { mayHoldTools } from '../../../src/tools/tool-files.ts';

const schema = {
  title: 'Protocol',
  type: 'object',
  definitions: { Command: { properties: { name: { type: 'string' }, parameters: { type: 'object' } } } },
};
const tool = { name: 'get_weather', description: 'Weather', parameters: { type: 'object', properties: {} } };

describe('a file may hold tools', () => {
  it.each([
    ['a tool', tool],
    ['a list', [tool]],
    ['tools beside definitions that they share', { $defs: { City: { type: 'string' } }, tools: [tool] }],
    ['a map of tools', { get_weather: { ...tool, parameters: { $defs: {}, type: 'object' } } }],
    ['a tool whose description looks like JSON', { ...tool, description: '{"properties": {' }],
  ])('%s', (_, file) => {
    expect(mayHoldTools(JSON.stringify(file, undefined, 2))).toBe(true);
    expect(mayHoldTools(`// "definitions": {\n${JSON.stringify(file)}`)).toBe(true);
  });

  it('but not JSON Schemas that describe something with parameters', () => {
    expect(mayHoldTools(JSON.stringify(schema))).toBe(false);
    expect(mayHoldTools(`/* a { */\n${JSON.stringify(schema, undefined, 2)}`)).toBe(false);
    expect(mayHoldTools('title: Protocol\ndefinitions:\n  Command:\n    parameters:\n      a: 1\n')).toBe(
      false,
    );
  });

  it('nor OpenAPI documents, which are imported', () => {
    expect(mayHoldTools(JSON.stringify({ openapi: '3.1.0', paths: { '/a': { parameters: [] } } }))).toBe(
      false,
    );
  });
});

it('a workflow has a name and is no tool', () => {
  const text = 'name: ci\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n';
  const { tools, problems } = readToolDocument(text, 'yaml').file;
  expect(tools).toEqual([]);
  expect(problems[0]?.message).toContain('not a tool in any known shape');
});
