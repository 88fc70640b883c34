// What is wrong with a configuration of MCP servers beyond its shape, and which files are taken for one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMcpConfig } from '../../../src/sources/check-mcp-config.ts';
import { isMcpConfig } from '../../../src/sources/mcp-config-name.ts';

const input = (id: string) => `\${input:${id}}`;
const messages = (config: unknown) =>
  checkMcpConfig(JSON.stringify(config)).problems.map(({ severity, message }) => `${severity}: ${message}`);
const server = (fields: object) => ({ servers: { a: { command: 'x', ...fields } } });

describe('a configuration of MCP servers', () => {
  it('is whole where each input that is asked for is there', () => {
    const config = {
      inputs: [
        { type: 'promptString', id: 'token', password: true },
        { type: 'pickString', id: 'region', options: ['eu', 'us'] },
        { type: 'command', id: 'told', command: 'x.y' },
      ],
      ...server({ args: [`--region=${input('region')}`, input('told')], env: { TOKEN: input('token') } }),
    };
    const checked = checkMcpConfig(JSON.stringify(config));
    expect(checked.problems).toEqual([]);
    expect(checked.unused).toEqual([]);
    expect(checked.mentions.map(({ id, server: name }) => `${name} ${id}`)).toEqual([
      'a region',
      'a told',
      'a token',
    ]);
  });

  it('tells an input that is not there, at its place', () => {
    const text = JSON.stringify(server({ env: { TOKEN: `Bearer ${input('token')}` } }));
    const [problem] = checkMcpConfig(text).problems;
    expect(problem?.message).toBe('No input has the id "token".');
    expect(problem && text.slice(problem.range.offset).startsWith(input('token'))).toBe(true);
  });

  it('tells inputs that nobody asks for, twice defined ones and incomplete ones', () => {
    const inputs = [
      { type: 'promptString', id: 'a' },
      { type: 'promptString', id: 'a' },
      { type: 'pickString', id: 'b', options: [] },
      { type: 'command', id: 'c' },
      { type: 'prompt', id: 'd' },
      { type: 'promptString' },
    ];
    const text = JSON.stringify({ inputs, ...server({ args: [input('a')] }) });
    const { problems, unused } = checkMcpConfig(text);
    expect(problems.map(({ message }) => message)).toEqual([
      'The input "a" is defined twice.',
      'The input "b" has nothing to pick from.',
      'The input "c" names no command.',
      'The input "d" has no type that is known.',
      'An input has no id.',
    ]);
    expect(unused.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
    expect(messages({ inputs: {}, ...server({}) })).toEqual(['error: The inputs must be a list.']);
  });

  it('tells a key in plain text, and takes no variable and no placeholder for one', () => {
    const key = 'sk-abcdefghijklmnop1234';
    for (const fields of [
      { env: { API_KEY: key } },
      { args: ['--token', key] },
      { args: [`--api-key=${key}`] },
    ]) {
      expect(messages(server(fields))).toEqual(['warning: This looks like a key in plain text.']);
    }
    const fine = { env: { API_KEY: 'YOUR_API_KEY', OTHER: `\${env:KEY}`, URL: 'https://example.com/a/b' } };
    expect(messages(server(fine))).toEqual([]);
  });

  it('tells addresses that nobody connects to, and ways to speak that nobody knows', () => {
    expect(messages({ mcpServers: { a: { url: 'unix:///x' } } })).toEqual([
      'error: The address does not start with http:// or https://.',
    ]);
    expect(messages({ mcpServers: { a: { url: `\${BASE}/mcp`, type: 'streamable-http' } } })).toEqual([]);
    expect(messages(server({ type: 'pipe' }))).toEqual([
      'warning: This way to speak with a server is not known.',
    ]);
  });

  it('may be cut anywhere', () => {
    const text = JSON.stringify({ inputs: [{ id: 'a', type: 'x' }], ...server({ args: [input('a')] }) });
    fc.assert(fc.property(fc.nat(text.length), (end) => void checkMcpConfig(text.slice(0, end))));
  });
});

describe('a file', () => {
  const servers = '{"servers": {"a": {"command": "x"}}}';

  it.each([
    ['/home/ada/.vscode/mcp.json', servers],
    ['/home/ada/.mcp.json', '{"mcpServers": {}}'],
    ['/home/ada/claude_desktop_config.json', '{"theme": 1, "mcpServers": {"a": {}}}'],
    ['/home/ada/mcp_config.json', servers],
    ['/home/ada/.cursor/mcp.json', servers],
    ['/home/ada/settings.json', '{"mcp": {"servers": {}}}'],
    ['/home/ada/team.code-workspace', '{"settings": {"mcp": { "inputs": [], "servers": {}}}}'],
  ])('%s is a configuration of servers', (path, text) => {
    expect(isMcpConfig(path, text)).toBe(true);
  });

  it.each([
    ['/home/ada/openapi.json', '{"servers": [{"url": "http://x"}]}'],
    ['/home/ada/mcp.json', '{"tools": []}'],
    ['/home/ada/mcp.md', '{"mcpServers": {}}'],
    ['/home/ada/package.json', '{"name": "mcp"}'],
    ['/home/ada/compose.json', '{"servers": {"a": {}}}'],
  ])('%s is none', (path, text) => {
    expect(isMcpConfig(path, text)).toBe(false);
  });
});
