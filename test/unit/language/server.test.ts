// The server as a client sees it that is not VS Code.
import { describe, expect, it, onTestFinished } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { checksMessages, type LanguageClient, startInProcess, startProcess } from './client.ts';

const uri = 'file:///work/weather.tools.json';
const text = `[
  {
    "name": "get_weather",
    "description": "Get the weather of a city. Use it for today only.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "city": { "type": "string", "description": "City and country" },
        "unit": { "$ref": "#/$defs/Unit" }
      },
      "required": ["city", "unit", "place"],
      "$defs": { "Unit": { "type": "string", "enum": ["celsius", "celsius"] } }
    }
  }
]
`;

const rulePages = 'https://example.org/rules';

async function start(settings?: unknown): Promise<LanguageClient> {
  const { client } = await startInProcess(settings, { commands: true, rulePages });
  onTestFinished(async () => {
    await client.end();
    expect(client.faults).toEqual([]);
  });
  return client;
}

/** The position of a word in the client's text, and some characters on. */
function at(client: LanguageClient, word: string, on = 1) {
  const document = client.document(uri);
  const offset = document.getText().indexOf(word);
  if (offset < 0) throw new Error(`${word} is not in the text.`);
  return { textDocument: { uri }, position: document.positionAt(offset + on) };
}

interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}
interface Position {
  readonly line: number;
  readonly character: number;
}
interface Edited {
  readonly documentChanges: readonly { readonly edits: Edit[] }[];
}

function apply(client: LanguageClient, edit: Edited): void {
  const edits = edit.documentChanges.flatMap((change) => change.edits);
  // From the end, so that earlier ranges stay true.
  const changes = edits
    .toSorted(
      (one, other) =>
        other.range.start.line - one.range.start.line ||
        other.range.start.character - one.range.start.character,
    )
    .map(({ range, newText }) => ({ range, text: newText }));
  client.change(uri, changes);
}

describe('every message of these tests, in both directions', () => {
  // Each test ends with the faults that were found; here it is said whether anybody looked.
  it.skipIf(!checksMessages)('is held against the meta model of the protocol', () => {
    expect(checksMessages).toBe(true);
  });
});

describe('a document with tools', () => {
  it('is opened, mended, renamed and closed', async () => {
    const client = await start();
    client.open(uri, text);
    const found = await client.diagnostics(uri);
    const codes = found.map(({ code }) => code);
    expect(codes).toContain('required-defined');
    expect(found.every(({ source }) => source === 'toolprm')).toBe(true);

    const shown = found.filter(({ code }) => code === 'required-defined');
    const actions = (await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: shown[0]?.range,
      context: { diagnostics: shown },
    })) as { title: string; kind: string; edit?: Edited; data?: unknown }[];
    const fix = actions.find(({ kind, edit }) => kind === 'quickfix' && edit !== undefined);
    if (fix?.edit === undefined) throw new Error('no fix');
    apply(client, fix.edit);
    expect((await client.diagnostics(uri)).map(({ code }) => code)).not.toContain('required-defined');
    expect(client.document(uri).getText()).toContain('"required": ["city", "unit"]');

    const renamed = (await client.request('textDocument/rename', {
      ...at(client, '"city":'),
      newName: 'town',
    })) as Edited;
    apply(client, renamed);
    expect(client.document(uri).getText()).toContain('"town": { "type": "string"');
    expect(client.document(uri).getText()).toContain('"required": ["town", "unit"]');
    await client.diagnostics(uri);

    client.close(uri);
    client.open(uri, '{"nothing": 1}');
    const empty = (await client.request('textDocument/hover', at(client, 'nothing'))) as unknown;
    expect(empty).toBeNull();
    expect(client.published.at(-1)).toEqual({ uri, diagnostics: [] });
  });

  it('tells what a name, a keyword and a tool are', async () => {
    const client = await start();
    client.open(uri, text);
    const hover = async (word: string) => {
      const answer = (await client.request('textDocument/hover', at(client, word))) as {
        contents: { value: string };
      } | null;
      return answer?.contents.value ?? '';
    };
    expect(await hover('"get_weather"')).toMatch(
      /`get_weather`.*2 parameters, 2 required · \d+ tokens \(o200k_base\)/s,
    );
    expect(await hover('"get_weather"')).toContain('| **Model Context Protocol** |');
    expect(await hover('"city":')).toMatch(/`city`\*\* · string, required/);
    expect(await hover('"enum"')).toContain('at each provider');
  });

  it('has no lenses for a client without their commands, as its abilities say', async () => {
    const { client } = await startInProcess({}, {});
    onTestFinished(() => client.end());
    client.open(uri, text);
    expect(await client.request('textDocument/codeLens', { textDocument: { uri } })).toEqual([]);
  });

  it('leads from a reference to its definition, and to all that name it', async () => {
    const client = await start();
    client.open(uri, text);
    const lines = text.split('\n');
    const lineOf = (word: string) => lines.findIndex((line) => line.includes(word));
    const definition = (await client.request('textDocument/definition', at(client, '#/$defs'))) as {
      targetRange: { start: Position };
    }[];
    expect(definition.map(({ targetRange }) => targetRange.start.line)).toEqual([lineOf('"$defs"')]);
    const references = (await client.request('textDocument/references', {
      ...at(client, '"city":'),
      context: { includeDeclaration: true },
    })) as { range: { start: Position } }[];
    expect(references.map(({ range }) => range.start.line)).toEqual([
      lineOf('"city":'),
      lineOf('"required"'),
    ]);
    const renamed = (await client.request('textDocument/rename', {
      ...at(client, '"Unit"'),
      newName: 'Scale/1',
    })) as Edited;
    apply(client, renamed);
    expect(client.document(uri).getText()).toContain('"#/$defs/Scale~11"');
    expect(client.document(uri).getText()).toContain('"Scale/1": {');
  });

  it('refuses a name that is taken', async () => {
    const client = await start();
    client.open(uri, text);
    await expect(
      client.request('textDocument/rename', { ...at(client, '"city":'), newName: 'unit' }),
    ).rejects.toThrow('stands beside it already');
    await expect(
      client.request('textDocument/rename', { ...at(client, '"type"'), newName: 'x' }),
    ).rejects.toThrow('Only tools');
  });

  it('has an outline, folds, lenses, links and selections', async () => {
    const client = await start();
    client.open(uri, text);
    const document = { textDocument: { uri } };
    const symbols = (await client.request('textDocument/documentSymbol', document)) as {
      name: string;
      children: { name: string; detail: string }[];
    }[];
    expect(
      symbols.map(({ name, children }) => [name, children.map((child) => `${child.name}: ${child.detail}`)]),
    ).toEqual([['get_weather', ['city: string', 'unit: any']]]);
    expect(await client.request('textDocument/foldingRange', document)).toContainEqual({
      startLine: 1,
      endLine: 12,
      kind: 'region',
    });
    const lenses = (await client.request('textDocument/codeLens', document)) as {
      command: { title: string; arguments: unknown[] };
    }[];
    expect(lenses[0]?.command).toEqual({
      title: 'Run search…',
      command: 'toolprm.runSearch',
      arguments: [{ toolFile: uri, tool: 'get_weather' }],
    });
    expect(lenses.map(({ command }) => command.title).some((title) => /^\d+ problems?$/.test(title))).toBe(
      true,
    );
    expect(await client.request('textDocument/documentLink', document)).toEqual([]);
    const selections = await client.request('textDocument/selectionRange', {
      ...document,
      positions: [at(client, 'City and').position],
    });
    expect(selections).toHaveLength(1);
    expect(
      await client.request('textDocument/inlayHint', {
        ...document,
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      }),
    ).toEqual([]);
  });

  it('obeys the settings', async () => {
    const client = await start({
      lint: { rules: { 'required-defined': 'hint' }, profiles: ['openai-strict', 7] },
    });
    client.open(uri, text);
    const found = await client.diagnostics(uri);
    expect(found.find(({ code }) => code === 'required-defined')?.severity).toBe(4);
    expect(found.find(({ code }) => code === 'required-defined')?.codeDescription?.href).toBe(
      `${rulePages}/required-defined.md`,
    );
  });

  it('is passed over when linting is off', async () => {
    const client = await start({ lint: { enabled: false } });
    client.open(uri, text);
    expect(await client.diagnostics(uri)).toEqual([]);
  });
});

describe('a client', () => {
  it('may ask about a selection, two versions, and the tool at a place', async () => {
    const client = await start();
    client.open(uri, text);
    const selection = (await client.request('toolprm/lintSelection', { text })) as {
      tools: string[];
      diagnostics: unknown[];
      fixAll: Edit[];
    };
    expect(selection.tools).toEqual(['get_weather']);
    expect(selection.diagnostics.length).toBeGreaterThan(0);
    const fixed = TextDocument.applyEdits(TextDocument.create('', 'json', 0, text), selection.fixAll);
    expect(JSON.parse(fixed)[0].inputSchema.required).toEqual(['city', 'unit']);
    await expect(client.request('toolprm/lintSelection', { text: 1 })).rejects.toThrow(
      '"text" must be a text.',
    );
    const diff = (await client.request('toolprm/diff', {
      before: { text },
      after: { text: text.replace('"type": "string", "description"', '"type": "integer", "description"') },
    })) as { changes: { kind: string; parameter: string; afterRange: unknown }[] };
    expect(diff.changes.map(({ kind, parameter }) => [kind, parameter])).toEqual([['type', 'city']]);
    expect(await client.request('toolprm/toolAt', at(client, 'City and'))).toMatchObject({
      name: 'get_weather',
      pointer: '/0',
    });
  });

  it('may mend all, and convert', async () => {
    const client = await start();
    client.open(uri, text);
    const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [action] = (await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: whole,
      context: { diagnostics: [], only: ['source.fixAll'] },
    })) as { kind: string; edit?: Edited }[];
    expect(action?.kind).toBe('source.fixAll.toolprm');
    const { edit } = (await client.request('codeAction/resolve', action)) as { edit: Edited };
    apply(client, edit);
    expect(client.document(uri).getText()).toContain('"required": ["city", "unit"]');
    const conversions = (await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: whole,
      context: { diagnostics: [], only: ['refactor'] },
    })) as { title: string }[];
    expect(conversions.map(({ title }) => title)).toContain('Convert this file to Anthropic');
    const chosen = conversions.find(({ title }) => title === 'Convert this file to Anthropic');
    const resolved = (await client.request('codeAction/resolve', chosen)) as { edit: Edited };
    apply(client, resolved.edit);
    expect(JSON.parse(client.document(uri).getText())[0]).toHaveProperty('input_schema.properties.city');
  });
});

describe('a process', () => {
  it('serves over its standard streams and ends when it is told to', async () => {
    const { client, exited, child } = await startProcess();
    onTestFinished(() => {
      child.kill();
    });
    client.open(uri, text);
    expect((await client.diagnostics(uri)).length).toBeGreaterThan(0);
    await client.end();
    expect(await exited).toBe(0);
    expect(client.faults).toEqual([]);
  });
});
