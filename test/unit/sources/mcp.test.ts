// Tools from real MCP servers: programs and addresses, good ones and those that misbehave.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ListLimits, listMcpTools } from '../../../src/sources/mcp.ts';
import type { ResolvedServer } from '../../../src/sources/server-definition.ts';
import { type McpPersonality, type RunningMcpServer, serveMcp } from '../../server/mcp-server.ts';

const script = path.resolve(import.meta.dirname, '../../server/mcp-server.ts');
/** In milliseconds; with slack for a machine that does other things as well. */
const aSecond = 2500;
const client = { name: 'toolprm', version: '0' };
type Program = Extract<ResolvedServer, { readonly kind: 'stdio' }>;
const program = (personality: McpPersonality, more: Partial<Program> = {}): Program => ({
  name: personality,
  kind: 'stdio',
  command: process.execPath,
  args: [script, personality],
  env: {},
  secrets: [],
  ...more,
});

const list = (server: ResolvedServer, limits: Partial<ListLimits> = {}) =>
  listMcpTools(server, { signal: new AbortController().signal, client, limits });

/** Stops as soon as the server was asked for its tools, and says how long that took in milliseconds. */
async function listAndStop(server: ResolvedServer): Promise<number> {
  const abort = new AbortController();
  let asked = 0;
  const onProgress = (words: string) => {
    if (words !== 'asking for its tools') return;
    asked = performance.now();
    setImmediate(() => abort.abort());
  };
  const stopped = listMcpTools(server, { signal: abort.signal, client, onProgress });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  return performance.now() - asked;
}
const names = (tools: readonly { readonly name?: unknown }[]) => tools.map(({ name }) => name);

/** A process that was killed and that nobody has asked about since is still listed. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const state = `/proc/${pid}/stat`;
  return !existsSync(state) || !/\) Z /.test(readFileSync(state, 'utf8'));
};

describe('a program that serves MCP', () => {
  it('lists its tools, page by page, in its own order', async () => {
    const { tools, leftOut, title } = await list(program('paged'));
    expect(names(tools)).toEqual(Array.from({ length: 8 }, (_, index) => `tool_${index}`));
    expect(tools[0]).toMatchObject({ inputSchema: { properties: { city: { type: 'string' } } } });
    expect({ leftOut, title }).toEqual({ leftOut: [], title: 'test-server 1.2.3' });
  });

  it('is read through whatever else it writes', async () => {
    expect(names((await list(program('noisy'))).tools)).toEqual(['get_weather', 'get_time']);
  });

  it('loses only the tools that are none', async () => {
    const { tools, leftOut } = await list(program('malformed'));
    expect(names(tools)).toEqual(['good', 'bare']);
    expect(leftOut).toEqual([
      { where: 'page 1, tool 2', message: 'It is no object.' },
      { where: 'page 1, tool 3', message: 'It has no name.' },
    ]);
  });

  it('is not followed round in a circle', async () => {
    const { tools, leftOut } = await list(program('endless'));
    expect(tools).toHaveLength(2);
    expect(leftOut[0]?.message).toMatch(/does not end/);
  });

  it('gets a few variables of the environment and its own, no key of ours, and no shell', async () => {
    process.env.SECRET_OF_OURS = 'x';
    const server = program('environment', {
      args: [script, 'environment', '$HOME; echo'],
      env: { OWN: '1', USER: null },
    });
    const found = names((await list(server)).tools);
    delete process.env.SECRET_OF_OURS;
    expect(found).toEqual(expect.arrayContaining(['PATH', 'OWN', '$HOME; echo']));
    expect(found).not.toContain('SECRET_OF_OURS');
    expect(found).not.toContain('USER');
  });

  it.each<[McpPersonality, RegExp]>([
    ['no-tools', /"no-tools" offers no tools/],
    ['nonsense', /Page 1 of the list of tools has no tools/],
  ])('is refused with a reason: %s', async (personality, reason) => {
    await expect(list(program(personality))).rejects.toThrow(reason);
  });

  it('that dies is quoted, without its secrets', async () => {
    const server = program('dies', {
      env: { TEST_TOKEN: 'hunter2-hunter2' },
      secrets: ['hunter2-hunter2'],
    });
    await expect(list(server)).rejects.toThrow(
      /"dies" gave no tools: it ended with exit code 3 .* Its last words: cannot log in with ••••/,
    );
  });

  it('that is not there, or no server, is named', async () => {
    const gone = program('plain', { command: '/no/such/program', args: ['--x'] });
    await expect(list(gone)).rejects.toThrow(
      /cannot be started: there is no program, or no folder, for \/no\/such\/program --x/,
    );
    const talker = program('plain', { args: ['-e', 'console.log("hi")'] });
    await expect(list(talker)).rejects.toThrow(/gave no tools: it ended with exit code 0/);
  });

  it('that never answers is waited for no longer than agreed', async () => {
    await expect(list(program('slow'), { page: 100 })).rejects.toThrow(/"slow" did not answer in time/);
    await expect(list(program('slow'), { all: 2000 })).rejects.toThrow(
      /did not list all its tools within 2 seconds/,
    );
  });

  it.skipIf(process.platform === 'win32')(
    'is ended within a second when stopped, with all that it started, however stubborn',
    async () => {
      // The program says its process ids before it speaks MCP; its last words are in the message of a time-out.
      const failed = await list(program('stubborn'), { page: 200 }).catch((error: unknown) => String(error));
      const pids = (/pids (\d+) (\d+)/.exec(String(failed)) ?? []).slice(1).map(Number);
      expect(pids).toHaveLength(2);
      expect(pids.filter(isAlive)).toEqual([]);
      expect(await listAndStop(program('stubborn'))).toBeLessThan(aSecond);
    },
  );
});

describe('an address that serves MCP', () => {
  const running: RunningMcpServer[] = [];
  const serve = async (...args: Parameters<typeof serveMcp>) => {
    const server = await serveMcp(...args);
    running.push(server);
    return server;
  };
  type Address = Exclude<ResolvedServer, { readonly kind: 'stdio' }>;
  const address = (
    url: string,
    headers: Record<string, string> = {},
    secrets: readonly string[] = [],
  ): Address => ({
    name: 'remote',
    kind: 'http',
    url,
    headers,
    secrets,
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.close();
  });

  it('lists its tools over Streamable HTTP, and gets the headers', async () => {
    const server = await serve('paged', { token: 'hunter2-hunter2' });
    const { tools } = await list(address(server.url, { Authorization: 'Bearer hunter2-hunter2' }));
    expect(tools).toHaveLength(8);
  });

  it('lists them over server-sent events where it knows only those', async () => {
    const server = await serve('paged', { only: 'sse' });
    expect((await list(address(server.url, { 'X-Own': '1' }))).tools).toHaveLength(8);
    expect(server.headers.every((headers) => headers['x-own'] === '1')).toBe(true);
    expect((await list({ ...address(server.url), kind: 'sse' })).tools).toHaveLength(8);
  });

  it('that wants a sign-in, or is not there, is named without secrets', async () => {
    const server = await serve('plain', { token: 'right' });
    const refused = list(
      address(`${server.url}?key=hunter2-hunter2`, { Authorization: 'Bearer wrong-wrong' }, [
        'Bearer wrong-wrong',
      ]),
    );
    await expect(refused).rejects.toMatchObject({
      message: 'The server "remote" refuses the connection (401): it wants to know who asks.',
      remedy: expect.stringContaining('"Authorization"'),
    });
    await server.close();
    running.length = 0;
    const gone = await list(address(`${server.url}?key=hunter2-hunter2`)).catch((error: unknown) => error);
    expect(String(gone)).toMatch(/cannot be reached at http:\/\/127\.0\.0\.1:\d+\/mcp: ECONNREFUSED/);
  });

  it('that leads to another one is not followed there with the headers', async () => {
    const other = await serve('plain');
    const server = await serve('plain', { redirect: other.url.replace('127.0.0.1', 'localhost') });
    await expect(list(address(server.url, { Authorization: 'x' }))).rejects.toThrow(/cannot be reached/);
    expect(other.headers).toEqual([]);
  });

  it('that never answers is left when stopped', async () => {
    const server = await serve('slow');
    expect(await listAndStop(address(server.url))).toBeLessThan(aSecond);
  });
});
