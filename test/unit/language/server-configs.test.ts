// Configurations of MCP servers in the language server: they hold no tools, but can be checked, explained and imported from.
import { describe, expect, it, onTestFinished } from 'vitest';
import { startInProcess } from './client.ts';

const uri = 'file:///home/ada/.vscode/mcp.json';
const token = `\${input:token}`;
const text = `{
  // The team's servers.
  "inputs": [
    { "type": "promptString", "id": "token", "description": "Key of the shop", "password": true },
    { "type": "promptString", "id": "old" }
  ],
  "servers": {
    "shop": { "command": "npx", "args": ["-y", "shop-server", "--key=sk-abcdefghijklmnop1234"], "env": { "TOKEN": "${token}" } },
    "far": { "url": "https://user:pass@mcp.example.com/mcp?key=1", "headers": { "X-Other": "\${input:lost}" } },
    "broken": { "args": [] }
  }
}`;

async function start(options: unknown = { commands: true }) {
  const { client } = await startInProcess({}, options);
  onTestFinished(async () => {
    await client.end();
    expect(client.faults).toEqual([]);
  });
  client.open(uri, text, 'jsonc');
  const at = (word: string) => ({
    textDocument: { uri },
    position: client.document(uri).positionAt(text.indexOf(word) + 1),
  });
  return { client, at };
}

const lensOf = (server: string) => ({
  title: 'Import tools from this server…',
  command: 'toolprm.importFromMcp',
  arguments: [{ config: uri, server }],
});

describe('a configuration of MCP servers', () => {
  it('is checked', async () => {
    const { client } = await start();
    const found = await client.diagnostics(uri);
    expect(found.map(({ message, severity }) => [severity, String(message).split('. ')[0]])).toEqual([
      [2, 'This looks like a key in plain text'],
      [1, 'No input has the id "lost"'],
      [1, '"broken": It names neither a command nor an address'],
      [4, 'No server asks for the input "old".'],
    ]);
    client.change(uri, [{ text: '{"servers": {"shop": {"command": "x"}}}' }]);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('offers the import of tools above each server that is well formed, and at the cursor', async () => {
    const { client, at } = await start();
    const lenses = await client.request('textDocument/codeLens', { textDocument: { uri } });
    expect(lenses).toMatchObject([{ command: lensOf('shop') }, { command: lensOf('far') }]);
    const { position } = at('"url"');
    const asked = { textDocument: { uri }, range: { start: position, end: position } };
    expect(
      await client.request('textDocument/codeAction', { ...asked, context: { diagnostics: [] } }),
    ).toEqual([{ title: lensOf('far').title, command: lensOf('far') }]);
    expect(
      await client.request('textDocument/codeAction', {
        ...asked,
        context: { diagnostics: [], only: ['quickfix'] },
      }),
    ).toEqual([]);
  });

  it('offers no import to a client without the command, or of what is no file', async () => {
    const { client, at } = await start({});
    const { position } = at('"url"');
    const range = { start: position, end: position };
    const context = { diagnostics: [] };
    expect(
      await client.request('textDocument/codeAction', { textDocument: { uri }, range, context }),
    ).toEqual([]);
    const { client: other } = await start();
    const untitled = 'untitled:mcp.json';
    other.open(untitled, text, 'jsonc');
    expect(await other.request('textDocument/codeLens', { textDocument: { uri: untitled } })).toEqual([]);
    expect((await other.diagnostics(untitled)).length).toBe(4);
  });

  it('says what a server starts or connects to, without secrets, and what is asked for', async () => {
    const { client, at } = await start();
    const shop = JSON.stringify(await client.request('textDocument/hover', at('"shop"')));
    expect(shop).toContain('npx -y shop-server');
    expect(shop).toContain('Asks for `token` (Key of the shop)');
    expect(shop).not.toContain('abcdefgh');
    const far = JSON.stringify(await client.request('textDocument/hover', at('"far"')));
    expect(far).toContain('https://mcp.example.com/mcp');
    expect(far).not.toMatch(/pass@|key=1/);
    expect(await client.request('textDocument/hover', at('"args"'))).toBeNull();
  });

  it('leads from where an input is asked for to the input', async () => {
    const { client, at } = await start();
    expect(await client.request('textDocument/definition', at(token))).toMatchObject({
      uri,
      range: { start: { line: 3 } },
    });
    expect(await client.request('textDocument/definition', at('"npx"'))).toBeNull();
  });

  it('is left alone where the linter is switched off', async () => {
    const { client } = await startInProcess({ lint: { enabled: false } });
    onTestFinished(() => client.end());
    await client.request('toolprm/lintSelection', { text: '[]' });
    client.open(uri, text, 'jsonc');
    await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 0 },
    });
    expect(client.published).toEqual([]);
  });
});
