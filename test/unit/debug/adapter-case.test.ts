// A case that launch.json names: what it asks, which tools it has, and that its calls are known to be right.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { line, query, toolsText } from './adapter-searches.ts';
import { connected, evaluate, frames, names, type Session, type StartOptions } from './adapter-session.ts';

const calls = [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }];
const inFile = { id: 'oslo', query, tools: 'weather.tools.json', calls };
const inLine = { id: 'own', query: 'How warm is it?', tools: JSON.parse(toolsText), calls };

/** The file lies beside the tool file. */
function write({ host }: Pick<Session, 'host'>, rows: readonly (object | string)[]): string {
  const file = path.join(path.dirname(host.toolsPath), 'weather.toolprm-cases.jsonl');
  writeFileSync(file, rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''));
  return file;
}

/** Launches a case, and nothing else unless it is given. */
async function launched(
  rows: readonly (object | string)[],
  id?: string,
  options: StartOptions = {},
): Promise<Session> {
  const session = connected(options);
  const { client, host } = session;
  await client.initializeRequest();
  const file = write(session, rows);
  const starting = client.send('launch', {
    case: { file, ...(id === undefined ? {} : { id }) },
    ...options.arguments,
  });
  await client.take('initialized');
  await options.configure?.(client, host);
  await client.configurationDoneRequest();
  await starting;
  return session;
}

/** Nobody likes celsius here. */
const reward = { score: (text: string) => (text.includes('celsius') ? 0.1 : 0.8) };

describe('a case of a file', () => {
  test('stops where its expected call was pruned, and its tool file has the frames and breakpoints', async () => {
    const { client, host, close } = await launched([inLine, inFile], 'oslo', {
      reward,
      async configure(to, { toolsPath }) {
        await to.setBreakpointsRequest({ source: { path: toolsPath }, breakpoints: [{ line: line.city }] });
        await to.setExceptionBreakpointsRequest({ filters: ['expected-pruned'] });
      },
    });
    expect((await client.stopped()).body.reason).toBe('breakpoint');
    expect((await frames(client))[0]).toMatchObject({ line: line.city, source: { path: host.toolsPath } });
    await client.continueRequest({ threadId: 1 });
    expect((await client.stopped()).body.reason).toBe('exception');
    expect((await names(client))[0]).toBe('unit = "celsius"');
    expect((await client.exceptionInfoRequest({ threadId: 1 })).body.exceptionId).toBe(
      'Expected Call Was Pruned',
    );
    await close();
  });

  test('may have its tools itself: then the frames point to the tools as the log has them', async () => {
    const { client, close } = await launched([inLine], undefined, { arguments: { stopOnEntry: true } });
    await client.stopped();
    expect(await evaluate(client, 'query')).toBe('"How warm is it?"');
    const { sources } = (await client.send('loadedSources')).body;
    const [tools] = sources;
    expect(tools).toMatchObject({ name: 'tools.json', sourceReference: expect.any(Number) });
    expect(tools.path).toBeUndefined();
    const { content } = (await client.sourceRequest(tools)).body;
    const at = content.slice(0, content.indexOf('"fahrenheit"')).split('\n').length;
    const set = await client.setBreakpointsRequest({ source: tools, breakpoints: [{ line: at }] });
    expect(set.body.breakpoints).toMatchObject([{ verified: true, line: at }]);
    await client.continueRequest({ threadId: 1 });
    expect((await client.stopped()).body.reason).toBe('breakpoint');
    await close();
  });

  test('gives way to what stands beside it', async () => {
    const { client, close } = await launched([inFile], 'oslo', {
      // Here it is the time that nobody likes.
      reward: { score: (text) => (text.includes('get_time') ? 0.1 : 0.8) },
      arguments: {
        query: 'Is it cold?',
        expected: [{ name: 'get_time', arguments: { city: 'Oslo' } }],
        settings: { beams: 1 },
      },
      configure: (to) => to.setExceptionBreakpointsRequest({ filters: ['expected-pruned'] }),
    });
    await client.stopped();
    expect((await names(client)).at(-1)).toBe('query: Is it cold?');
    expect((await names(client))[0]).toBe('get_time');
    await close();
  });

  test('is read once: another launch meanwhile is refused', async () => {
    const session = connected();
    await session.client.initializeRequest();
    const file = write(session, [inFile]);
    const starting = session.client.send('launch', { case: { file } });
    expect(await session.client.refused('launch', { case: { file } })).toContain('has begun already');
    await starting;
    await session.close();
  });
});

describe('a case that cannot be found', () => {
  test.each([
    [
      'none is named where there are several',
      [inFile, inLine],
      undefined,
      /several cases: set "id" of "case" to one of "oslo", "own"\.$/,
    ],
    [
      'there is none of the name',
      [inFile, inLine],
      'bergen',
      /has no case "bergen": there are "oslo", "own"\.$/,
    ],
    ['the file is empty', [], undefined, /has no case that can be used\.$/],
    [
      'it cannot be used',
      [{ ...inFile, tools: '../secret.json' }],
      'oslo',
      /Line 1: .* leads out of the folder of the cases/,
    ],
    ['a line is broken', [inFile, '{"id": '], 'bergen', /there are "oslo"\. Line 2: /],
  ])('because %s', async (_, rows, id, why) => {
    const session = connected();
    await session.client.initializeRequest();
    const file = write(session, rows);
    expect(await session.client.refused('launch', { case: { file, ...(id && { id }) } })).toMatch(why);
    await session.close();
  });

  test('because its file is not there', async () => {
    const { client, close } = connected();
    await client.initializeRequest();
    expect(await client.refused('launch', { case: { file: '/nowhere.jsonl' } })).toContain(
      'The cases of /nowhere.jsonl cannot be read',
    );
    await close();
  });

  test.each([{ case: 'oslo' }, { case: {} }, { case: { file: 'x', id: 3 } }])(
    'because %j is none',
    async (wrong) => {
      const { client, close } = connected();
      await client.initializeRequest();
      expect(await client.refused('launch', wrong)).toContain('"case" names no case: give it as');
      await close();
    },
  );
});
