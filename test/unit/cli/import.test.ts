// `toolprm import` and `toolprm diff`, as a user runs them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveMcp } from '../../server/mcp-server.ts';
import { root, toolprm } from './command-line.ts';

let place: string;
beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'import-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));
const at = (name: string) => path.join(place, name);
const text = (name: string) => readFileSync(at(name), 'utf8');
const server = path.join(root, 'test/server/mcp-server.ts');
const library = path.join(root, 'test/fixtures/openapi/library.yaml');

describe('toolprm import', () => {
  it('writes the tools of an OpenAPI document, and tells what was left out', async () => {
    const { code, err } = await toolprm(['import', '--openapi', library, '--out', at('library.tools.json')]);
    expect(code).toBe(0);
    expect(err).toMatch(/6 tools written to .*library\.tools\.json/);
    expect(err).toContain('which is not opened');
    const { code: readable } = await toolprm(['tools', at('library.tools.json')]);
    expect(readable).toBe(0);

    writeFileSync(at('library.tools.json'), 'mine');
    const over = ['import', '--openapi', library, '--out', at('library.tools.json')];
    const refused = await toolprm(over);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('is there already');
    expect(text('library.tools.json')).toBe('mine');
    expect((await toolprm([...over, '--force'])).code).toBe(0);
    expect(text('library.tools.json')).not.toBe('mine');
  });

  it('lists a server that a configuration names, with its inputs from the environment', async () => {
    const configuration = {
      inputs: [{ type: 'promptString', id: 'my-token', password: true }],
      servers: {
        test: {
          command: process.execPath,
          args: [server, 'environment', `\${workspaceFolder}`],
          env: { TOKEN: `\${input:my-token}` },
        },
      },
    };
    mkdirSync(at('.vscode'));
    writeFileSync(at('.vscode/mcp.json'), JSON.stringify(configuration));
    const args = ['import', '--mcp', at('.vscode/mcp.json'), '--server', 'test'];
    const without = await toolprm(args);
    expect(without).toMatchObject({ code: 1, out: '' });
    expect(without.err).toBe(
      'The server asks for "my-token". Set the environment variable TOOLPRM_INPUT_MY_TOKEN.\n',
    );

    const { out, code } = await toolprm([...args, '--out', at('test.tools.json')], {
      env: { TOOLPRM_INPUT_MY_TOKEN: 'hunter2-hunter2' },
    });
    expect({ out, code }).toEqual({ out: '', code: 0 });
    const written = JSON.parse(text('test.tools.json'));
    expect(written['x-toolprm-source']).toMatchObject({
      kind: 'mcp-config',
      config: '.vscode/mcp.json',
      server: 'test',
      title: 'test-server 1.2.3',
    });
    const names = written.tools.map((tool: { name: string }) => tool.name);
    expect(names).toEqual(expect.arrayContaining(['TOKEN', place]));
    expect(text('test.tools.json')).not.toContain('hunter2');
    const unnamed = await toolprm(['import', '--mcp', at('.vscode/mcp.json')]);
    expect(unnamed).toMatchObject({ code: 2, out: '' });
    expect(unnamed.err).toBe('Name the server of the configuration with --server: "test".\n');
    const wrong = await toolprm(['import', '--mcp', at('.vscode/mcp.json'), '--server', 'other']);
    expect(wrong.err).toMatch(/has no server "other"\. Choose one of "test"/);
  });

  it('asks before a file starts a server, then refreshes it by what it means', async () => {
    const command = `'${process.execPath}' '${server}' plain`;
    const file = at('plain.tools.json');
    expect((await toolprm(['import', '--mcp-command', command, '--out', file])).code).toBe(0);
    writeFileSync(
      file,
      text('plain.tools.json').replace('"city": {', '"town": {').replace('Does get_time.', 'Tells.'),
    );

    const asked = await toolprm(['import', '--refresh', file]);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toContain(`would start: ${process.execPath} ${server} plain`);
    expect(asked.err).toContain('Run it again with --yes');

    const before = text('plain.tools.json');
    const dry = await toolprm(['import', '--refresh', file, '--yes', '--dry-run']);
    expect(dry.out).toBe(
      'get_weather\n  ~ "town" is called "city" now.\n\nget_time\n    The tool has another description now.\n2 changes: 1 otherwise, 1 in words\n',
    );
    expect(dry.err).toContain('were changed by hand');
    expect(text('plain.tools.json')).toBe(before);

    const refused = await toolprm(['import', '--refresh', file, '--yes']);
    expect(refused).toMatchObject({ code: 1, out: dry.out });
    expect(refused.err).toContain('Run it again with --force');
    expect(text('plain.tools.json')).toBe(before);

    const written = await toolprm(['import', '--refresh', file, '--yes', '--force']);
    expect(written).toMatchObject({ code: 0, out: dry.out });
    expect(written.err).toContain(`${file} written\n`);
    expect((await toolprm(['import', '--refresh', file, '--yes'])).out).toBe('no change\n');
  });

  it('reads an address, and says what is wrong with it without its secrets', async () => {
    const running = await serveMcp('plain');
    const { out, code } = await toolprm(['import', '--mcp-url', `${running.url}?key=hunter2-hunter2`]);
    await running.close();
    expect(code).toBe(0);
    expect(JSON.parse(out)['x-toolprm-source']).toMatchObject({
      kind: 'mcp-url',
      url: running.url,
      withheld: true,
    });
    const gone = await toolprm(['import', '--mcp-url', `${running.url}?key=hunter2-hunter2`]);
    expect(gone).toMatchObject({ code: 1, out: '' });
    expect(gone.err).toMatch(/cannot be reached at .*\/mcp: ECONNREFUSED/);
    expect(gone.err).not.toContain('hunter2');
  });

  it('says what a program said, and which file is missing', async () => {
    const none = path.join(place, 'nope.mjs');
    const started = await toolprm(['import', '--mcp-command', `'${process.execPath}' '${none}'`]);
    expect(started.code).toBe(1);
    expect(started.err).toContain(`Cannot find module '${none}'`);
    const missing = await toolprm(['import', '--openapi', at('none.yaml')]);
    expect(missing.err).toBe(`${at('none.yaml')} cannot be read: there is no such file. Check the path.\n`);
  });

  it('is told how to use it', async () => {
    expect(await toolprm(['import'])).toMatchObject({ code: 2 });
    expect(await toolprm(['import', '--openapi', library, '--mcp-url', 'http://x'])).toMatchObject({
      code: 2,
    });
    expect((await toolprm(['import', '--mcp', library])).err).toMatch(/Name the server/);
    expect((await toolprm(['import', '--refresh', library])).err).toMatch(
      /does not say where its tools came from/,
    );
  });
});

describe('toolprm diff', () => {
  it('says what changed, as text and as JSON, and exits as asked', async () => {
    const tool = (schema: object) => [
      { name: 'f', parameters: { type: 'object', properties: { x: schema } } },
    ];
    writeFileSync(at('old.json'), JSON.stringify(tool({ type: 'string', enum: ['a', 'b'] })));
    writeFileSync(
      at('new.yaml'),
      'tools:\n  - name: f\n    inputSchema: { type: object, properties: { x: { enum: [a], type: string } } }\n',
    );
    const run = (...more: string[]) => toolprm(['diff', at('old.json'), at('new.yaml'), ...more]);
    expect(await run()).toEqual({
      code: 0,
      out: 'f\n  - "x" no longer takes "b".\n1 change: 1 narrower\n',
      err: '',
    });
    expect((await run('--exit-code')).code).toBe(1);
    expect(JSON.parse((await run('--json')).out)).toMatchObject([
      { kind: 'values', tool: 'f', parameter: 'x' },
    ]);
    const same = await toolprm(['diff', at('old.json'), at('old.json'), '--exit-code']);
    expect(same).toEqual({ code: 0, out: 'no change\n', err: '' });
    expect((await toolprm(['diff', at('old.json'), at('none.json')])).err).toMatch(/there is no such file/);
  });
});
