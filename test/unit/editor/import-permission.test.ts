// Leave to start a server from the editor: never in an untrusted workspace, and never without being asked.
import { describe, expect, it } from 'vitest';
import { agreeTo, ImportRefusedError, type Question } from '../../../src/editor/import/import-permission.ts';
import { sourceName } from '../../../src/editor/import/source-name.ts';

const server = {
  name: 'files',
  kind: 'program',
  what: 'npx -y server /data',
  details: ['Folder: /data', 'Variables: TOKEN'],
} as const;

describe('a server that would be started', () => {
  it('is refused in an untrusted workspace, and nobody is asked', async () => {
    const asked: Question[] = [];
    const agreed = agreeTo(server, false, async (question) => asked.push(question) > 0);
    await expect(agreed).rejects.toThrow(ImportRefusedError);
    expect(asked).toEqual([]);
  });

  it('is shown exactly before it is started in a trusted one, each time', async () => {
    const asked: Question[] = [];
    const ask = async (question: Question) => {
      asked.push(question);
      return asked.length === 2;
    };
    expect(await agreeTo(server, true, ask)).toBe(false);
    expect(await agreeTo(server, true, ask)).toBe(true);
    expect(asked[0]?.message).toBe('Start the MCP server "files"?');
    expect(asked[0]?.yes).toBe('Start');
    expect(asked[0]?.detail.split('\n\n').slice(0, 3)).toEqual([
      'npx -y server /data',
      'Folder: /data',
      'Variables: TOKEN',
    ]);
  });

  it('is asked about as well where it is an address', async () => {
    const ask = async ({ message, yes }: Question) => /^Connect to/.test(message) && yes === 'Connect';
    expect(await agreeTo({ ...server, kind: 'address', what: 'https://x/mcp' }, true, ask)).toBe(true);
  });
});

describe('a file of imported tools', () => {
  it('is named after its source', () => {
    expect(sourceName({ kind: 'mcp-config', config: '/x/mcp.json', server: 'files' })).toBe('files');
    expect(sourceName({ kind: 'mcp-url', url: 'https://mcp.example.com/mcp' })).toBe('mcp.example.com');
    expect(sourceName({ kind: 'openapi', document: '/x/petstore.yaml' })).toBe('petstore');
    expect(sourceName({ kind: 'mcp-command', command: ['npx', '-y', '@scope/server-files'] })).toBe(
      'server-files',
    );
    expect(sourceName({ kind: 'mcp-command', command: ['node', 'out/server.js'] })).toBe('server');
  });
});
