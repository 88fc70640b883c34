// Tool files in YAML read as those in JSON, with every place in the YAML text.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { plainValue } from '../../../src/tools/json-tree.ts';
import { readTools } from '../../../src/tools/read.ts';
import {
  locate,
  readToolDocument,
  syntaxOfDocument,
  syntaxOfPath,
} from '../../../src/tools/read-document.ts';
import type { TextRange, Tool } from '../../../src/tools/tool.ts';
import { holdsTools, isNamedAsToolFile, mayHoldTools } from '../../../src/tools/tool-files.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/tools');
const fixture = (name: string) => readFileSync(path.join(fixtures, name), 'utf8');
const yaml = (text: string) => readToolDocument(text, 'yaml');
const cut = (text: string, { offset, length }: TextRange) => text.slice(offset, offset + length);
const meaning = ({ name, description, parametersSchema, format, pointer }: Tool) => ({
  name,
  description,
  parametersSchema,
  format,
  pointer,
});

describe('YAML', () => {
  const plain = readdirSync(fixtures).filter((name) => name.endsWith('.json'));

  it.each(plain)('with the content of %s reads to the same tools', (name) => {
    const value: unknown = JSON.parse(fixture(name));
    for (const text of [
      stringify(value),
      stringify(value, { collectionStyle: 'flow' }),
      JSON.stringify(value),
    ]) {
      const { file } = yaml(text);
      expect(file.problems).toEqual([]);
      expect(file.tools.map(meaning)).toEqual(readTools(fixture(name)).tools.map(meaning));
      for (const tool of file.tools) {
        expect(cut(text, tool.nameRange).replaceAll('"', '')).toBe(tool.name);
        for (const parameter of tool.parameters) {
          expect(cut(text, parameter.nameRange).replaceAll('"', '')).toBe(parameter.name);
        }
      }
    }
  });

  it('may be a stream of documents', () => {
    const { file } = yaml('---\nname: a\nparameters: {}\n---\nname: b\nparameters: {}\n');
    expect(file.tools.map(({ name, pointer }) => [name, pointer])).toEqual([
      ['a', '/0'],
      ['b', '/1'],
    ]);
  });

  it('may have anchors, aliases and merges', () => {
    const text =
      'tools:\n  - &a\n    name: a\n    parameters: &p\n      type: object\n      properties: {x: {type: string}}\n  - <<: *a\n    name: b\n  - name: c\n    parameters: *p\n';
    const { tools, problems } = yaml(text).file;
    expect(problems).toEqual([]);
    expect(tools.map(({ name, parameters }) => [name, parameters.map((one) => one.name)])).toEqual([
      ['a', ['x']],
      ['b', ['x']],
      ['c', ['x']],
    ]);
  });

  it('tells what is wrong, and where', () => {
    const { problems } = yaml('tools:\n  - name: a\n   b: 3\n').file;
    expect(problems[0]).toMatchObject({
      message: expect.stringMatching(/^[A-Z].*[^.:]\.$/),
      position: { line: 3, character: 1 },
    });
    expect(
      yaml('a: *nothing')
        .file.problems.map(({ message }) => message)
        .join(),
    ).toContain('No anchor &nothing');
    expect(
      yaml('? [a]\n: b')
        .file.problems.map(({ message }) => message)
        .join(),
    ).toContain('A name in JSON is one text');
  });

  it('does not let aliases multiply without end, nor levels', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `l${index + 1}: &l${index + 1} [${`*l${index},`.repeat(10)}]`,
    );
    expect(JSON.stringify(yaml(`l0: &l0 [1,2]\n${levels.join('\n')}`).file.problems)).toContain(
      'make it too large',
    );
    for (const deep of ['['.repeat(20_000), '- '.repeat(3000)]) {
      expect(JSON.stringify(yaml(deep).file.problems)).toContain('nested too deep');
    }
  });

  it('of any kind, cut anywhere, is read without an exception', () => {
    const texts = plain.map((name) => stringify(JSON.parse(fixture(name))));
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ maxLength: 5 }),
        (text, where, more) => {
          const cutText = text.slice(0, Math.floor(where * text.length)) + more;
          for (const { range } of yaml(cutText).file.problems) {
            expect(range.offset).toBeGreaterThanOrEqual(0);
            expect(range.offset + range.length).toBeLessThanOrEqual(cutText.length);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('a pointer', () => {
  it('leads to the value and its entry, in JSON, JSON Lines and YAML', () => {
    const at = (text: string, pointer: string) => {
      const found = locate(
        readToolDocument(text, text.startsWith('a:') ? 'yaml' : 'json').documents,
        pointer,
      );
      return found && [found.entry?.key, plainValue(found.tree)];
    };
    expect(at('{"a": [1, {"b/c": 2}]}', '/a/1/b~1c')).toEqual(['b/c', 2]);
    expect(at('{"a": [1]}', '/a/0')).toEqual([undefined, 1]);
    expect(at('{"a": [1]}', '/a/1')).toBeUndefined();
    expect(at('{"a": 1}\n{"a": 2}', '/1/a')).toEqual(['a', 2]);
    expect(at('a: {b: 3}', '/a/b')).toEqual(['b', 3]);
    expect(at('{"a": 1}', '')).toEqual([undefined, { a: 1 }]);
  });
});

describe('a file', () => {
  it('is told by its name', () => {
    expect(isNamedAsToolFile('/a/my-tools.yaml')).toBe(true);
    expect(isNamedAsToolFile('/a/functions.yml')).toBe(true);
    expect(isNamedAsToolFile('/tools/values.yaml')).toBe(false);
    expect([syntaxOfPath('a.yml'), syntaxOfPath('a.YAML'), syntaxOfPath('a.json'), syntaxOfPath('')]).toEqual(
      ['yaml', 'yaml', 'json', 'json'],
    );
  });

  it('in an editor is told by the language that it is set to, and else by its name', () => {
    expect(syntaxOfDocument('yaml', 'Untitled-1')).toBe('yaml');
    expect(syntaxOfDocument('plaintext', '/a/tools.yml')).toBe('yaml');
    expect(syntaxOfDocument('jsonc', '/a/tools.yml')).toBe('json');
    expect(syntaxOfDocument('json', '/a/tools.json')).toBe('json');
    expect(syntaxOfDocument('plaintext', 'Untitled-1')).toBe('json');
  });

  it('of another kind is not taken for one that holds tools', () => {
    const others = [
      'name: build\nparameters:\n  - name: x\n    type: string\nsteps: []\n',
      'Parameters:\n  Size:\n    Type: String\nResources: {}\n',
      'openapi: 3.1.0\ninfo: {title: x, description: y}\npaths:\n  /a:\n    get:\n      parameters: []\n',
      'on: push\njobs:\n  a:\n    steps:\n      - name: x\n        with: {parameters: 1}\n',
    ];
    for (const text of others) expect([text, holdsTools(yaml(text).file, false)]).toEqual([text, false]);
    expect(mayHoldTools('jobs:\n  build:\n    steps: []\n')).toBe(false);
    const tools = 'tools:\n  - name: f\n    description: F\n    inputSchema: {type: object}\n';
    expect([mayHoldTools(tools), holdsTools(yaml(tools).file, false)]).toEqual([true, true]);
  });
});
