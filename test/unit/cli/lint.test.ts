// `toolprm lint`: findings as text, JSON and SARIF, fixes, and how it exits.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, toolprm } from './command-line.ts';
import { sarifFaults } from './sarif-shape.ts';

const good = {
  name: 'get_weather',
  description: 'Gets the weather of a city, now.',
  inputSchema: { type: 'object', properties: { city: { type: 'string', description: 'City, in English' } } },
};
const bad = { name: 'get_forecast', inputSchema: { type: 'object', properties: {} } };
const mendable = { ...good, name: 'delete_file', description: 'Deletes\u200B a file for good.' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-lint-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, ...tools: readonly object[]): Promise<string> {
  const at = path.join(folder, name);
  await mkdir(path.dirname(at), { recursive: true });
  await writeFile(at, JSON.stringify({ tools }, undefined, 2));
  return at;
}

describe('toolprm lint', () => {
  test('prints a line for each finding as compilers do, a summary, and exits 1 for an error', async () => {
    const at = await file('bad.json', good, bad);
    const ran = await toolprm(['lint', at]);
    expect(ran).toMatchObject({ code: 1, err: '' });
    const lines = ran.out.trim().split('\n');
    expect(lines[0]).toBe(
      `${at}:17:15 error tool-description The tool "get_forecast" has no description. Say what it does, when to use it, and what it returns.`,
    );
    expect(lines.at(-1)).toBe('1 error in 2 tools of 1 file');
    expect(ran.out).not.toContain('\u001B');
  });

  test('exits 0 where there is nothing worse than a warning', async () => {
    expect(await toolprm(['lint', await file('good.json', good)])).toMatchObject({
      code: 0,
      out: 'nothing to report in 1 tool of 1 file\n',
    });
    const at = await file('warning.json', { ...good, description: 'Gets weather.' });
    expect((await toolprm(['lint', at])).code).toBe(0);
  });

  test('takes severities by rule', async () => {
    const at = await file('severities.json', bad);
    expect((await toolprm(['lint', at, '--rule', 'tool-description=off'])).code).toBe(0);
    const warned = await toolprm([
      'lint',
      at,
      '--rule',
      'tool-description=hint',
      '--rule',
      'no-limits=error',
    ]);
    expect(warned).toMatchObject({ code: 0 });
    expect(warned.out).toContain(' hint tool-description ');
    for (const wrong of ['tool-description', 'tool-description=loud', 'no-such-rule=error']) {
      expect(await toolprm(['lint', at, '--rule', wrong])).toMatchObject({ code: 2, out: '' });
    }
  });

  test('checks against further profiles', async () => {
    const at = await file('profiles.json', { ...good, name: 'weather.get' });
    expect((await toolprm(['lint', at])).code).toBe(0);
    const ran = await toolprm(['lint', at, '--profile', 'openai,gemini']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('error name-charset');
    const unknown = await toolprm(['lint', at, '--profile', 'nobody']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('There is no profile "nobody".');
  });

  test('reads standard input, in JSON and in YAML', async () => {
    const ran = await toolprm(['lint', '-'], { input: JSON.stringify({ tools: [bad] }) });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^stdin:1:19 error tool-description /);
    const yaml =
      'tools:\n  - name: get_forecast\n    inputSchema:\n      type: object\n      properties: {}\n';
    const named = await toolprm(['lint', '-', '--stdin-name', 'tools.yaml'], { input: yaml });
    expect(named.out).toMatch(/^tools\.yaml:2:11 error tool-description /);
  });

  test('lints the tool files of a folder, and passes over the others', async () => {
    await file('folder/one.tools.json', good);
    await file('folder/deep/two.json', bad);
    await file('folder/node_modules/three.json', bad);
    await writeFile(path.join(folder, 'folder/package.json'), '{"name": "x", "version": "1.0.0"}');
    const ran = await toolprm(['lint', path.join(folder, 'folder')]);
    expect(ran.out).toContain('1 error in 2 tools of 2 files');
    expect(ran.out).not.toContain('node_modules');
  });

  test('says which path cannot be read', async () => {
    const ran = await toolprm(['lint', path.join(folder, 'nowhere.json')]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('nowhere.json cannot be read: there is no such file.');
  });

  test('reports what cannot be read of a file as well', async () => {
    const at = path.join(folder, 'broken.json');
    await writeFile(at, '{"tools": [{"name": "f", "description": "Does it all, slowly.", }, 7]}');
    const ran = await toolprm(['lint', at]);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/broken\.json:1:\d+ error reading A tool must be an object/);
  });

  test('shows no control character out of a file', async () => {
    const at = await file('control.json', { ...bad, name: 'a\u001B[31m\nb' });
    const ran = await toolprm(['lint', at]);
    expect(ran.out).not.toContain('\u001B');
    expect(ran.out.trim().split('\n').length).toBe((ran.out.match(/control\.json:/g)?.length ?? 0) + 1);
  });
});

describe('toolprm lint --fix', () => {
  test('writes what can be mended without a choice, and says how much', async () => {
    const at = await file('mendable.json', mendable, bad);
    const ran = await toolprm(['lint', at, '--fix']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('2 fixes written');
    expect(ran.out).not.toContain('hidden-characters');
    const tools = JSON.parse(await readFile(at, 'utf8')).tools;
    expect(tools[0]).toEqual({
      ...mendable,
      description: 'Deletes a file for good.',
      annotations: { destructiveHint: true },
    });
    expect(tools[1]).toEqual(bad);
    const again = await toolprm(['lint', at, '--fix']);
    expect(again.out).not.toContain('written');
  });

  test('keeps comments and layout', async () => {
    const at = path.join(folder, 'comments.jsonc');
    const text = `// Tools of the archive.\n[\n  { "name": "delete_file", // all of it\n    "description": "Deletes\\u200b a file for good.",\n    "inputSchema": { "type": "object", "properties": {} } },\n]\n`;
    await writeFile(at, text);
    await toolprm(['lint', at, '--fix', '--rule', 'destructive-needs-annotation=off']);
    expect(await readFile(at, 'utf8')).toBe(text.replace('\\u200b', ''));
  });

  test('writes standard input, mended, to standard output', async () => {
    const input = JSON.stringify({ tools: [mendable] });
    const ran = await toolprm(['lint', '-', '--fix', '--rule', 'destructive-needs-annotation=off'], {
      input,
    });
    expect(ran.out).toBe(input.replace('\u200B', ''));
    expect(ran.err).toContain('1 fix written');
    expect((await toolprm(['lint', '-', '--fix', '--format', 'json'], { input })).code).toBe(2);
  });
});

describe('toolprm lint --format', () => {
  test('json prints files with their problems and fixes', async () => {
    const at = await file('json.json', mendable, bad);
    const ran = await toolprm(['lint', at, '--format', 'json']);
    expect(ran).toMatchObject({ code: 1, err: '' });
    const [result] = JSON.parse(ran.out);
    expect(result).toMatchObject({ file: at, tools: 2, fixed: 0 });
    const hidden = result.problems.find(({ rule }: { rule: string }) => rule === 'hidden-characters');
    expect(hidden).toMatchObject({
      severity: 'error',
      tool: 'delete_file',
      pointer: '/tools/0/description',
      start: { line: 5, character: 22 },
      fixes: [{ mechanical: true, edits: [{ text: '"Deletes a file for good."' }] }],
    });
    const text = await readFile(at, 'utf8');
    const [edit] = hidden.fixes[0].edits;
    expect(text.slice(edit.offset, edit.offset + edit.length)).toBe('"Deletes\u200B a file for good."');
  });

  test('sarif prints one run with rules, results and fixes', async () => {
    const at = await file('sarif.json', mendable, bad);
    const ran = await toolprm([
      'lint',
      at,
      path.join(root, 'examples/weather.tools.json'),
      '--format',
      'sarif',
    ]);
    const log = JSON.parse(ran.out);
    expect(sarifFaults(log)).toEqual([]);
    expect(JSON.stringify(log)).not.toMatch(/"fullDescription":\{"text":"[^"]*\.\./);
    const [run] = log.runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('hidden-characters');
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const hidden = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'hidden-characters');
    expect(hidden).toMatchObject({
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 5, startColumn: 22 } } }],
      fixes: [
        {
          artifactChanges: [{ replacements: [{ insertedContent: { text: '"Deletes a file for good."' } }] }],
        },
      ],
    });
    expect(hidden.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:\/\/\//);
  });

  test('checks what it can read, and fails for what it cannot and for a folder without tools', async () => {
    const at = await file('readable.json', bad);
    const missing = path.join(folder, 'missing.json');
    const ran = await toolprm(['lint', missing, at]);
    expect(ran).toMatchObject({
      code: 1,
      err: `${missing} cannot be read: there is no such file. Check the path.\n`,
    });
    expect(ran.out).toContain(`${at}:`);

    const empty = path.join(folder, 'empty');
    await mkdir(empty);
    const nothing = await toolprm(['lint', empty]);
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toContain(`${empty} holds no tool file.`);
  });

  test('sees by its start that standard input is YAML, unless its name says what it is', async () => {
    const yaml =
      '# Tools\ntools:\n  - name: get_forecast\n    inputSchema: { type: object, properties: {} }\n';
    const ran = await toolprm(['lint', '-'], { input: yaml });
    expect(ran.out).toContain('stdin:3:11 error tool-description');
    const named = await toolprm(['lint', '-', '--stdin-name', 'a.json'], { input: yaml });
    expect(named.out).not.toContain('tool-description');
  });

  test('checks a configuration of MCP servers as the language server does', async () => {
    const at = path.join(folder, '.vscode/mcp.json');
    await mkdir(path.dirname(at), { recursive: true });
    const server = { command: 'node', args: [`\${input:folder}`] };
    await writeFile(at, JSON.stringify({ inputs: [], servers: { one: server } }));
    const ran = await toolprm(['lint', at]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('No input has the id "folder".');
    expect(ran.out).toContain('1 error in 1 server of 1 file');
  });

  test('lists what there is to choose from, and where to read on', async () => {
    const at = await file('choices.json', good);
    const profile = await toolprm(['lint', at, '--profile', 'foo']);
    expect(profile.code).toBe(2);
    expect(profile.err).toMatch(/There is no profile "foo"\. Choose from .*openai-strict/);
    expect(profile.err).toContain('(see toolprm help lint)');
    const rule = await toolprm(['lint', at, '--rule', 'foo=off']);
    expect(rule.err).toMatch(/There is no rule "foo"\. Choose one of .*tool-description/);
    expect((await toolprm(['data', 'export'])).err).toContain('(see toolprm data help export)');
  });

  test('says of a file that was cut off that it ends there, with its place once', async () => {
    const cuts = ['{"name":"a","description":"b",', '{"name":"a","parameters":', '{"name":"a","descri'];
    for (const [index, text] of cuts.entries()) {
      const at = path.join(folder, `cut${index}.json`);
      await writeFile(at, text);
      const { out, code } = await toolprm(['lint', at]);
      expect(code).toBe(1);
      expect(out).toContain(' error reading The file ends here, before it is complete.');
      expect(out).not.toMatch(/Line \d/);
    }
  });
});
