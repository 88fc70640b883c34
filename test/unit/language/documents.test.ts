// Which documents the server speaks about, and that none of them can bring it out of step or to a stand.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startInProcess } from './client.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fixture = (name: string) => readFileSync(path.join(root, 'test/fixtures/tools', name), 'utf8');

async function start() {
  const { client, server } = await startInProcess();
  onTestFinished(async () => {
    await client.end();
    expect(client.faults).toEqual([]);
  });
  return { client, server };
}

const requests = ['documentSymbol', 'foldingRange', 'codeLens', 'documentLink'];
const requestsAt = ['hover', 'definition', 'completion', 'documentHighlight', 'prepareRename'];

describe('documents that hold no tools', () => {
  it.each([
    ['package.json', readFileSync(path.join(root, 'biome.json'), 'utf8')],
    ['schema.json', '{"type": "object", "properties": {"parameters": {"type": "string"}}}'],
    ['template.json', '{"parameters": {"location": {"type": "string"}}, "resources": []}'],
    [
      'openapi.json',
      '{"openapi": "3.1.0", "info": {"title": "x", "description": "y"}, "paths": {"/a": {"get": {"parameters": []}}}}',
    ],
    ['tools.json', '{"editor": "code", "formatter": {"name": "biome", "version": 1}}'],
    ['pipeline.yaml', 'name: build\nparameters:\n  - name: x\n    type: string\nsteps: []\n'],
    ['a.toolprm.jsonl', '{"name": "f", "description": "x", "parameters": {"type": "object"}}'],
  ])('%s gets nothing', async (name, text) => {
    const { client } = await start();
    const uri = `file:///${name}`;
    client.open(uri, text, name.endsWith('.yaml') ? 'yaml' : 'json');
    for (const request of requests) {
      expect(await client.request(`textDocument/${request}`, { textDocument: { uri } })).toBeNull();
    }
    for (const request of requestsAt) {
      const position = { line: 0, character: 2 };
      expect(await client.request(`textDocument/${request}`, { textDocument: { uri }, position })).toBeNull();
    }
    // By now the server has looked at it: what it would have published came before this answer.
    await client.request('toolprm/lintSelection', { text: '[]' });
    expect(client.published).toEqual([]);
  });
});

describe('documents that hold tools', () => {
  it.each(readdirSync(path.join(root, 'test/fixtures/tools')))(
    '%s gets an outline, whatever it is called',
    async (name) => {
      const { client } = await start();
      // Of a map of bare schemas only the name tells.
      const uri = name.includes('schema-map') ? 'file:///tools.json' : `file:///data-${name}`;
      client.open(uri, fixture(name));
      const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } });
      expect(symbols).toMatchObject([{ name: 'get_current_weather' }, { name: 'convert_temperature' }]);
      await client.diagnostics(uri);
    },
  );

  it('in YAML get the same', async () => {
    const { client } = await start();
    const uri = 'file:///mcp.yaml';
    const text =
      'tools:\n  - name: f\n    description: Finds things.\n    inputSchema:\n      type: object\n      properties:\n        city: {type: string}\n      required: [city, place]\n';
    client.open(uri, text, 'yaml');
    const found = await client.diagnostics(uri);
    const problem = found.find(({ code }) => code === 'required-defined');
    expect(problem?.range.start).toEqual({ line: 7, character: 23 });
    const actions = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: problem?.range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(JSON.stringify(actions)).toContain('# toolprm-ignore required-defined');
    const renamed = await client.request('textDocument/rename', {
      textDocument: { uri },
      position: { line: 6, character: 9 },
      newName: 'town',
    });
    expect(renamed).toMatchObject({
      documentChanges: [{ edits: [{ newText: 'town' }, { newText: 'town' }] }],
    });
  });
});

describe('a document that is written in', () => {
  const text = JSON.stringify(
    [
      {
        name: 'a',
        description: 'Does a. Use it often.',
        inputSchema: { type: 'object', properties: { x: { type: 'string' } } },
      },
      {
        name: 'b',
        description: 'Does b 😀.',
        parameters: { type: 'object', properties: { y: { enum: ['p', 'q'] } } },
      },
    ],
    null,
    2,
  );
  const change = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.constantFrom(
      '',
      'x',
      '"',
      '{',
      '}',
      '[',
      ']',
      '\r\n',
      '\n',
      ',',
      '\\',
      '/*',
      '"required": ["x", "z"],',
      '"$ref": "#"',
      '😀',
      '\u0000',
    ),
  );

  it('is the same on both sides, and no request about it fails', async () => {
    const { client, server } = await start();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (changes, where) => {
          number += 1;
          const uri = `file:///${number}.tools.json`;
          client.open(uri, text);
          for (const [share, length, insert] of changes) {
            const document = client.document(uri);
            const offset = Math.floor(share * document.getText().length);
            const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) };
            client.change(uri, [{ range, text: insert }]);
          }
          const document = client.document(uri);
          const position = document.positionAt(Math.floor(where * document.getText().length));
          const textDocument = { uri };
          await Promise.all([
            ...requests.map((request) => client.request(`textDocument/${request}`, { textDocument })),
            ...requestsAt.map((request) =>
              client.request(`textDocument/${request}`, { textDocument, position }),
            ),
            client.request('textDocument/selectionRange', { textDocument, positions: [position] }),
            client.request('textDocument/references', {
              textDocument,
              position,
              context: { includeDeclaration: true },
            }),
            client.request('textDocument/codeAction', {
              textDocument,
              range: { start: position, end: position },
              context: { diagnostics: [] },
            }),
          ]);
          expect(server.textOf(uri)).toBe(document.getText());
          client.close(uri);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('may be cut at any character', async () => {
    const { client, server } = await start();
    const uri = 'file:///cut.tools.json';
    client.open(uri, text);
    for (let end = text.length - 1; end >= 0; end -= 7) {
      const document = client.document(uri);
      const all = { start: document.positionAt(end), end: document.positionAt(document.getText().length) };
      client.change(uri, [{ range: all, text: '' }]);
      await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    }
    expect(server.textOf(uri)).toBe(client.document(uri).getText());
  });
});

describe('a document that is too much', () => {
  const tool = '{"name": "f", "description": "F", "inputSchema": {"type": "object"}}';

  it.each([
    [
      'nested very deep',
      `[${tool}, {"name": "g", "parameters": ${'{"items": '.repeat(50_000)}{}${'}'.repeat(50_000)}}]`,
    ],
    ['all brackets', `[${tool}, ${'['.repeat(200_000)}`],
    ['all quotes', `[${tool}, ${'"'.repeat(200_001)}`],
  ])('%s is answered all the same', async (_, text) => {
    const { client } = await start();
    const uri = 'file:///deep.tools.json';
    client.open(uri, text);
    expect((await client.diagnostics(uri)).length).toBeGreaterThan(0);
    expect(
      await client.request('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character: 11 },
      }),
    ).not.toBeNull();
  });

  it('10 MB large is read while other requests are answered, and dropped when it changes', async () => {
    const { client } = await start();
    const many = Array.from({ length: 8000 }, (_, index) => ({
      name: `tool_${index}`,
      description: `Does what number ${index} says. ${'Words. '.repeat(120)}`,
      inputSchema: {
        type: 'object',
        properties: { [`p${index}`]: { type: 'string', description: `Word ${index}` } },
      },
    }));
    const large = 'file:///large.tools.json';
    const small = 'file:///small.tools.json';
    const text = JSON.stringify(many, null, 1);
    expect(text.length).toBeGreaterThan(8_000_000);
    client.open(small, `[${tool}]`);
    client.open(large, text);
    const outline = client.request('textDocument/documentSymbol', { textDocument: { uri: large } });
    let answered = 0;
    const asked = async () => {
      for (let count = 0; count < 5; count += 1) {
        await client.request('textDocument/documentSymbol', { textDocument: { uri: small } });
        answered += 1;
      }
    };
    const others = asked();
    const first = await Promise.race([outline.then(() => 'large'), others.then(() => 'small')]);
    expect([first, answered]).toEqual(['small', 5]);
    client.change(large, [{ text: `[${tool}]` }]);
    // The newest version is what is answered.
    expect(await outline).toHaveLength(1);
  });
});
