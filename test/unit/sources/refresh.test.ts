// Imported files: what they say of their source, and what a refresh keeps.
import { describe, expect, it } from 'vitest';
import { readImportedFile, refreshText } from '../../../src/sources/refresh.ts';
import { importedText, importRecord, recordedOrigin } from '../../../src/sources/source-record.ts';
import { describeChanges } from '../../../src/tools/diff-text.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

const day = new Date('2026-08-01T12:00:00Z');
const later = new Date('2026-09-01T12:00:00Z');
const tool = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object', properties: { unit: { type: 'string', enum: ['c', 'f', 'k'], ...more } } },
});
const origin = recordedOrigin({ kind: 'mcp-command', command: ['node', 'server.js', '--token', 'abc'] }, '/');
const imported = (tools: readonly JsonObject[]) =>
  importedText(tools, importRecord(origin, { tools, leftOut: [] }, day));
const refresh = (text: string, tools: readonly JsonObject[], syntax: 'json' | 'yaml' = 'json') =>
  refreshText(text, syntax, tools, { at: later });

describe('an imported file', () => {
  it('is a tool file that says where its tools came from, without secrets', () => {
    const text = imported([tool('a'), tool('b')]);
    expect(readTools(text)).toMatchObject({
      problems: [],
      tools: [{ name: 'a', format: 'mcp' }, { name: 'b' }],
    });
    expect(JSON.parse(text)['x-toolprm-source']).toEqual({
      kind: 'mcp-command',
      command: ['node', 'server.js', '--token', '••••'],
      withheld: true,
      imported: '2026-08-01T12:00:00.000Z',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  it('names paths as seen from its folder, and addresses without query and password', () => {
    const config = { kind: 'mcp-config', config: '/p/.vscode/mcp.json', server: 's' } as const;
    expect(recordedOrigin(config, '/p/tools')).toMatchObject({ config: '../.vscode/mcp.json' });
    expect(recordedOrigin({ kind: 'mcp-url', url: 'https://u:p@h/x?key=1' }, '/')).toEqual({
      kind: 'mcp-url',
      url: 'https://h/x',
      withheld: true,
    });
  });

  it.each([
    ['{"tools": []}', /does not say where its tools came from/],
    ['{"tools": [], "x-toolprm-source": {"kind": "magic"}}', /is not understood/],
    [
      '{"tools": [], "x-toolprm-source": {"kind": "openapi", "document": "\\\\\\\\evil\\\\x", "imported": "", "digest": ""}}',
      /is not understood/,
    ],
    [
      '{"tools": [], "x-toolprm-source": {"kind": "openapi", "document": "http://evil/x", "imported": "", "digest": ""}}',
      /is not understood/,
    ],
    [
      '{"tools": {}, "x-toolprm-source": {"kind": "vscode", "imported": "", "digest": ""}}',
      /no list of tools/,
    ],
    ['{"tools": [', /cannot be read/],
  ])('is not taken for one where it is none: %s', (text, reason) => {
    expect(() => readImportedFile(text, 'json')).toThrow(reason);
  });

  it('tells whether its tools were changed by hand; what its owner adds does not count', () => {
    const text = imported([tool('a')]);
    expect(readImportedFile(text, 'json').changedByHand).toBe(false);
    expect(readImportedFile(text.replace('Does a.', 'Does b.'), 'json').changedByHand).toBe(true);
    const suppressed = text.replace('"name": "a"', '"name": "a", "x-toolprm-ignore": {"": ["some-rule"]}');
    expect(readImportedFile(suppressed, 'json').changedByHand).toBe(false);
  });
});

describe('a refresh', () => {
  it('leaves a file alone whose source has not changed', () => {
    const text = imported([tool('a')]);
    expect(refresh(text, [tool('a')])).toEqual({ text, changes: [], changedByHand: false });
  });

  it('keeps order, comments and own members, and changes no more than it must', () => {
    const text = imported([tool('a'), tool('b'), tool('c')])
      .replace('"name": "b"', '// Ours.\n      "x-toolprm-ignore": { "": ["x"] },\n      "name": "b"')
      .replace('"k"', '"k" // Kelvin');
    const { text: now, changes } = refresh(text, [tool('new'), tool('c'), tool('b', { enum: ['c', 'f'] })]);
    expect(readTools(now).tools.map(({ name }) => name)).toEqual(['b', 'c', 'new']);
    expect(now).toContain('// Ours.\n      "x-toolprm-ignore": { "": ["x"] },\n      "name": "b"');
    expect(describeChanges(changes)).toBe(
      'b\n  - "unit" no longer takes "k".\n\nnew\n  + The tool "new" is new.\n\na\n  - The tool "a" is gone.\n',
    );
    const { record, changedByHand } = readImportedFile(now, 'json');
    expect({ imported: record.imported, changedByHand }).toEqual({
      imported: '2026-09-01T12:00:00.000Z',
      changedByHand: false,
    });
  });

  it('puts back what was changed by hand, and says so', () => {
    const text = imported([tool('a')]).replace('Does a.', 'Does a, as we say it.');
    const { text: now, changes, changedByHand } = refresh(text, [tool('a')]);
    expect(changedByHand).toBe(true);
    expect(changes).toMatchObject([{ kind: 'described', tool: 'a' }]);
    expect(JSON.parse(now).tools).toEqual([tool('a')]);
  });

  it('works in YAML as well', () => {
    const text = [
      'x-toolprm-source: { kind: vscode, imported: "", digest: "" }',
      'tools:',
      '  # The first.',
      '  - name: a',
      '    description: Does a.',
      '    inputSchema: { type: object, properties: {} }',
      '',
    ].join('\n');
    const { text: now } = refresh(text, [tool('a'), tool('b')], 'yaml');
    expect(now).toContain('  # The first.\n  - name: a\n');
    expect(readImportedFile(now, 'yaml')).toMatchObject({
      tools: [tool('a'), tool('b')],
      changedByHand: false,
    });
  });
});
