// Configurations of MCP servers: every known shape, problems with their places, variables, and secrets that stay secret.
import { describe, expect, it } from 'vitest';
import { describeDefinition } from '../../../src/sources/describe-server.ts';
import { readMcpConfig } from '../../../src/sources/mcp-config.ts';
import { resolveServer, type Surroundings } from '../../../src/sources/resolve-server.ts';
import type { ResolvedServer } from '../../../src/sources/server-definition.ts';

const vscode = `{
  // The team's servers.
  "inputs": [
    { "type": "promptString", "id": "api-token", "description": "Token", "password": true },
    { "type": "pickString", "id": "region", "options": ["eu", { "label": "US", "value": "us" }], "default": "eu" },
    { "type": "command", "id": "told", "command": "x.y" },
  ],
  "servers": {
    "files": {
      "type": "stdio",
      "command": "npx",
      "args": ["-y", "server", "\${workspaceFolder}/data", 3],
      "env": { "API_TOKEN": "\${input:api-token}", "REGION": "\${input:region}", "HOME": null },
      "envFile": "\${workspaceFolder}/.env",
    },
    "remote": { "type": "http", "url": "https://mcp.example.com/\${env:TENANT}", "headers": { "Authorization": "Bearer \${input:api-token}" } },
    "old": { "type": "sse", "url": "http://localhost:1/sse" },
    "asks": { "command": "\${input:told}" },
    "broken": { "args": ["x"] },
    "worse": { "command": "x", "args": "y" },
    "text": "npx",
  },
}`;

const around: Surroundings = {
  workspaceFolder: '/home/ada/project',
  userHome: '/home/ada',
  env: { TENANT: 'acme', KEY: 'sk-abcdefghijklmnop' },
  ask: async ({ id }) => (id === 'region' ? 'us' : 'hunter2-hunter2'),
  readText: async (file) => {
    if (file === '/home/ada/project/.env')
      return '# keys\nexport OTHER="two words" # why\nEMPTY=\nREGION=xx\nPLAIN=a#b\n';
    throw new Error('ENOENT');
  },
};
const config = readMcpConfig(vscode);
const server = (name: string, from = config) => {
  const found = from.servers.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const resolve = (name: string, more: Partial<Surroundings> = {}, from = config): Promise<ResolvedServer> =>
  resolveServer(server(name, from), from.inputs, { ...around, ...more });

describe('a configuration of MCP servers', () => {
  it('is read with comments, and names the place of what is wrong', () => {
    expect(config.servers.map(({ name, launch }) => `${name} ${launch.kind}`)).toEqual([
      'files stdio',
      'remote http',
      'old sse',
      'asks stdio',
    ]);
    expect(config.problems.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
      '/servers/broken "broken": It names neither a command nor an address.',
      '/servers/worse/args "worse": The arguments must be a list of texts.',
      '/servers/text "text": A server must be an object.',
    ]);
    const { nameRange } = server('remote');
    expect(vscode.slice(nameRange.offset, nameRange.offset + nameRange.length)).toBe('"remote"');
  });

  it('may be that of another program, or part of settings', () => {
    const others = [
      `{"mcpServers": {"a": {"command": "x", "args": ["\${HOME_DIR}", "\${PORT:-80}"]}}}`,
      '{"mcp": {"servers": {"a": {"command": "x"}}}}',
      '{"settings": {"mcp": {"servers": {"a": {"command": "x"}}}}}',
      '{"mcpServers": {"a": {"serverUrl": "http://x/mcp"}}}',
    ];
    for (const text of others)
      expect(
        readMcpConfig(text).servers.map(({ name }) => name),
        text,
      ).toEqual(['a']);
  });

  it('says what is wrong with it as a whole', () => {
    expect(readMcpConfig('{}').problems[0]?.message).toBe('The configuration has no servers.');
    expect(readMcpConfig('{"servers": {').problems[0]?.message).toMatch(/not well-formed/);
    expect(readMcpConfig('').problems).toHaveLength(1);
  });
});

describe('the variables of a server', () => {
  it('are filled in, the environment file first, each input asked for once', async () => {
    const asked: string[] = [];
    const ask: Surroundings['ask'] = (input) => {
      asked.push(input.id);
      return around.ask(input);
    };
    const resolved = await resolve('files', { ask });
    expect(resolved).toMatchObject({
      kind: 'stdio',
      command: 'npx',
      args: ['-y', 'server', '/home/ada/project/data', '3'],
      env: {
        OTHER: 'two words',
        EMPTY: '',
        PLAIN: 'a#b',
        REGION: 'us',
        API_TOKEN: 'hunter2-hunter2',
        HOME: null,
      },
      cwd: '/home/ada/project',
    });
    expect(asked).toEqual(['api-token', 'region']);
    expect(resolved.secrets).toEqual(['hunter2-hunter2']);
    expect(await resolve('remote')).toMatchObject({
      url: 'https://mcp.example.com/acme',
      headers: { Authorization: 'Bearer hunter2-hunter2' },
    });
  });

  it('may be written as other programs write them', async () => {
    const text = `{"mcpServers": {"a": {"command": "x", "args": ["\${KEY}", "\${PORT:-80}", "\${userHome}", "$x", "\${}"]}}}`;
    const resolved = await resolve('a', {}, readMcpConfig(text));
    expect(resolved).toMatchObject({ args: ['sk-abcdefghijklmnop', '80', '/home/ada', '$x', `\${}`] });
    expect(resolved.secrets).toEqual(['sk-abcdefghijklmnop']);
  });

  it('say what is missing, and stop where the person turns away', async () => {
    await expect(resolve('remote', { env: {} })).rejects.toMatchObject({
      message: `The server "remote" uses \${env:TENANT}, which has no value here.`,
      remedy: 'Set the environment variable TENANT.',
    });
    await expect(resolve('asks')).rejects.toThrow(/from a command of an editor, which is not run here/);
    await expect(resolve('files', { readText: () => Promise.reject(new Error('gone')) })).rejects.toThrow(
      /environment file of the server "files" cannot be read: gone/,
    );
    await expect(resolve('files', { ask: async () => undefined })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const socket = readMcpConfig('{"servers": {"a": {"url": "unix:///x"}}}');
    await expect(resolve('a', {}, socket)).rejects.toThrow(/no address that starts with http/);
  });
});

describe('a server that a person is to agree to', () => {
  const described = (name: string, from = config) =>
    describeDefinition(server(name, from), from.inputs, around);

  it('is told exactly, and nobody is asked for inputs before', async () => {
    expect(await described('files')).toEqual({
      name: 'files',
      kind: 'program',
      what: 'npx -y server /home/ada/project/data 3',
      details: ['Folder: /home/ada/project', 'Variables: OTHER, EMPTY, REGION, PLAIN, API_TOKEN, HOME'],
    });
  });

  it('shows inputs by name, never secrets, and lets no text pretend', async () => {
    const text = JSON.stringify({
      inputs: [{ id: 'k', type: 'promptString', password: true }],
      servers: {
        a: { command: 'x', args: ['--key', `\${input:k}`, `\${env:KEY}`, 'two words', 'a\nb', "it's"] },
        b: { url: 'https://me:pw@host/mcp?token=abc' },
      },
    });
    const from = readMcpConfig(text);
    expect((await described('a', from)).what).toBe(
      `x --key '\${input:k}' •••• 'two words' 'a\\u{a}b' "it's"`,
    );
    expect(await described('b', from)).toMatchObject({ what: 'https://host/mcp' });
  });
});
