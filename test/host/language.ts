// The language server inside a real VS Code: what it says of tool files, what can be done about it, and what searches add.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, itemCommands } from '../../src/editor/contributions.ts';
import { answering } from './answers.ts';
import { argumentOf, search, searchTabs, toolFile, until } from './searching.ts';

/** A tool as OpenAI takes it in strict mode, but for what a fix adds. */
const strict = {
  type: 'function',
  function: {
    name: 'find_rooms',
    description: 'Finds the free meeting rooms of a building on one day. Use it before a room is booked.',
    strict: true,
    parameters: {
      type: 'object',
      properties: {
        building: { type: 'string', description: 'The name of the building, as its entrance shows it.' },
        size: { $ref: '#/$defs/size', description: 'How many people must find a seat in it.' },
      },
      required: ['building', 'size'],
      $defs: { size: { type: 'string', enum: ['small', 'large'] } },
    },
  },
};

const codeOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' && code !== null ? code.value : code);

const problemsOf = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'toolprm');

const placeOf = (document: vscode.TextDocument, text: string, into = 1): vscode.Position => {
  const found = document.getText().indexOf(text);
  assert.notEqual(found, -1, `the file has no ${text}`);
  return document.positionAt(found + into);
};

/** What the language server gives; other extensions may answer as well. */
async function ask<Answer>(provider: string, ...args: readonly unknown[]): Promise<Answer> {
  return vscode.commands.executeCommand<Answer>(`vscode.execute${provider}`, ...args);
}

const textOf = (hovers: readonly vscode.Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');

const labelOf = ({ label }: vscode.InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

/** The language server's process, which this extension host has started. */
function serverProcess(): number | undefined {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const row = processes
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find((found) => Number(found?.[2]) === process.pid && found?.[3]?.includes('language-server.mjs'));
  return row?.[1] === undefined ? undefined : Number(row[1]);
}

export function defineLanguage(): void {
  describe('the language server', () => {
    let place: string;
    before(() => {
      place = mkdtempSync(path.join(os.tmpdir(), 'language-'));
    });
    after(() => rmSync(place, { recursive: true, force: true }));
    beforeEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    const written = (name: string, content: unknown): vscode.Uri => {
      const file = path.join(place, name);
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      return vscode.Uri.file(file);
    };
    const opened = async (uri: vscode.Uri): Promise<vscode.TextDocument> => {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      return document;
    };
    const problem = (uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> =>
      until(`a problem of ${rule}`, () => problemsOf(uri).find((one) => codeOf(one) === rule));

    it('finds problems in a tool file, and says nothing of other JSON files', async () => {
      const other = await opened(written('other.json', { compilerOptions: { strict: true } }));
      const uri = written('rooms.tools.json', [strict]);
      await opened(uri);
      const found = await problem(uri, 'additional-properties-false');
      assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
      assert.deepEqual(problemsOf(other.uri), []);
    });

    it("leads from a problem to its rule's page, which comes with the extension", async () => {
      const uri = written('page.tools.json', [strict]);
      await opened(uri);
      const { code } = await problem(uri, 'additional-properties-false');
      assert.ok(typeof code === 'object' && code !== null);
      const page = await vscode.workspace.openTextDocument(code.target);
      assert.match(page.getText(), /^# additional-properties-false$/m);
      await vscode.commands.executeCommand('vscode.open', code.target);
      const tab = await until('the page', () => {
        const { activeTab } = vscode.window.tabGroups.activeTabGroup;
        return activeTab?.label.includes('additional-properties-false') ? activeTab : undefined;
      });
      assert.equal(
        tab.input instanceof vscode.TabInputCustom && tab.input.viewType,
        'vscode.markdown.preview.editor',
      );
    });

    it('mends a problem by a code action, and all by a command', async () => {
      const uri = written('mended.tools.json', [strict]);
      const document = await opened(uri);
      const found = await problem(uri, 'additional-properties-false');
      const actions = await ask<readonly vscode.CodeAction[]>(
        'CodeActionProvider',
        uri,
        found.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const action = actions.find(({ isPreferred }) => isPreferred === true);
      assert.ok(action?.edit, 'there is no preferred fix');
      await vscode.workspace.applyEdit(action.edit);
      assert.match(document.getText(), /"additionalProperties": false/);
      await until('the end of the problem', () =>
        problemsOf(uri).every((one) => codeOf(one) !== 'additional-properties-false') ? true : undefined,
      );
      await vscode.commands.executeCommand('undo');
      assert.doesNotMatch(document.getText(), /"additionalProperties": false/);
      await problem(uri, 'additional-properties-false');
      await vscode.commands.executeCommand(commands.fixAll);
      assert.match(document.getText(), /"additionalProperties": false/);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('converts a tool file by a command', async () => {
      const document = await opened(written('converted.tools.json', [strict]));
      await answering({ picks: [/this file to MCP/i] }, () =>
        vscode.commands.executeCommand(commands.convertTools),
      );
      assert.match(document.getText(), /"inputSchema"/);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('explains, completes, goes to definitions and renames', async () => {
      const uri = written('used.tools.json', [strict]);
      const document = await opened(uri);
      await problem(uri, 'additional-properties-false');

      const hover = textOf(await ask('HoverProvider', uri, placeOf(document, '"find_rooms"', 3)));
      assert.match(hover, /find_rooms/);
      assert.match(hover, /tokens/);

      const value = placeOf(document, '"string"');
      const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', uri, value);
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(
        labels.some((label) => label.includes('integer')),
        labels.join(),
      );

      const reference = placeOf(document, '"#/$defs/size"', 4);
      const [definition] = await ask<readonly (vscode.Location | vscode.LocationLink)[]>(
        'DefinitionProvider',
        uri,
        reference,
      );
      assert.ok(definition);
      const target = 'targetRange' in definition ? definition.targetRange : definition.range;
      assert.ok(target.start.line > reference.line);

      const edit = await ask<vscode.WorkspaceEdit>(
        'DocumentRenameProvider',
        uri,
        placeOf(document, '"building": {'),
        'house',
      );
      await vscode.workspace.applyEdit(edit);
      const [{ function: renamed }] = JSON.parse(document.getText());
      assert.deepEqual(Object.keys(renamed.parameters.properties), ['house', 'size']);
      assert.deepEqual(renamed.parameters.required, ['house', 'size']);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('checks the tools in a package.json and in YAML', async () => {
      const manifest = written('package.json', {
        name: 'some-extension',
        contributes: {
          languageModelTools: [
            {
              name: 'list rooms',
              displayName: 'Rooms',
              modelDescription: 'Lists the rooms.',
              inputSchema: {},
            },
          ],
        },
      });
      await opened(manifest);
      await problem(manifest, 'name-charset');

      const yaml = written(
        'rooms.yaml',
        'tools:\n  - name: list_rooms\n    description: Lists rooms.\n    input_schema:\n      type: object\n      properties:\n        size:\n          description: How large.\n',
      );
      await opened(yaml);
      await problem(yaml, 'type-declared');
    });

    it('checks a selection in a file of any language', async () => {
      const text = `TOOLS = ${JSON.stringify([strict])}\n`;
      const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: text });
      const editor = await vscode.window.showTextDocument(document);
      const from = document.positionAt(text.indexOf('['));
      editor.selection = new vscode.Selection(from, document.positionAt(text.trimEnd().length));
      const { said } = await answering({ picks: [/Mend all/] }, () =>
        vscode.commands.executeCommand(commands.lintSelection),
      );
      assert.ok(said.includes('Problems of the Selection'));
      assert.match(document.getText(), /^TOOLS = \[.*"additionalProperties": ?false/s);

      editor.selection = new vscode.Selection(0, 0, 0, 5);
      const none = await answering({}, async (asked) => {
        await vscode.commands.executeCommand(commands.lintSelection);
        await until('the message', () => asked.said.at(-1));
      });
      assert.match(none.said.join('\n'), /holds no tools|Problems/);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('offers a search above each tool, and shows in the file what searches did', async () => {
      const log = await search();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const document = await opened(toolFile());
      const { uri } = document;
      const all = new vscode.Range(0, 0, document.lineCount, 0);

      const lenses = await until('the lens of the last search', async () => {
        const found = await ask<readonly vscode.CodeLens[]>('CodeLensProvider', uri);
        return found.some(({ command }) => /^last search: /.test(command?.title ?? '')) ? found : undefined;
      });
      const run = lenses.find(({ command }) => command?.command === commands.runSearch)?.command;
      assert.equal(run?.title, 'Run search…');
      assert.deepEqual(run?.arguments, [{ toolFile: uri.toString(), tool: 'get_weather' }]);

      const hint = await until('a hint', async () =>
        (await ask<readonly vscode.InlayHint[]>('InlayHintProvider', uri, all)).find((one) =>
          /^\d+×/.test(labelOf(one)),
        ),
      );
      const [part] = typeof hint.label === 'string' ? [] : hint.label;
      assert.ok(part?.tooltip instanceof vscode.MarkdownString);
      assert.deepEqual(part.tooltip.isTrusted, { enabledCommands: [itemCommands.openEvidence] });
      assert.match(part.tooltip.value, /\(command:toolprm\.openEvidence\?/);

      await vscode.commands.executeCommand(itemCommands.openEvidence, {
        log: log.toString(),
        candidate: await argumentOf(log),
      });
      await until('the search', () =>
        searchTabs().some((tab) => tab.uri.toString() === log.toString()) ? true : undefined,
      );
    });

    it('shows no evidence where that is switched off', async () => {
      await search();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const { uri, lineCount } = await opened(toolFile());
      const all = new vscode.Range(0, 0, lineCount, 0);
      const hints = () => ask<readonly vscode.InlayHint[]>('InlayHintProvider', uri, all);
      await until('hints', async () => ((await hints()).length > 0 ? true : undefined));
      const settings = vscode.workspace.getConfiguration('toolprm.evidence');
      await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
      await until('no hints', async () => ((await hints()).length === 0 ? true : undefined));
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
      await until('hints again', async () => ((await hints()).length > 0 ? true : undefined));
    });

    it('opens the list of problems from above a tool', async () => {
      const uri = written('listed.tools.json', [strict]);
      await opened(uri);
      const found = await problem(uri, 'additional-properties-false');
      const lens = await until('the lens', async () =>
        (await ask<readonly vscode.CodeLens[]>('CodeLensProvider', uri)).find(
          ({ command }) => command?.command === itemCommands.showProblems,
        ),
      );
      assert.match(lens.command?.title ?? '', /^\d+ problems?$/);
      await vscode.commands.executeCommand(itemCommands.showProblems, ...(lens.command?.arguments ?? []));
      const { selection } = vscode.window.activeTextEditor ?? {};
      assert.ok(selection && selection.active.line <= found.range.start.line);
    });

    it('has a new process after a restart, which knows the open files', async () => {
      const uri = written('restarted.tools.json', [strict]);
      await opened(uri);
      await problem(uri, 'additional-properties-false');
      await vscode.commands.executeCommand(commands.restartLanguageServer);
      await problem(uri, 'additional-properties-false');
    });

    it('is started again when its process is killed, and knows the open files as they are', async function () {
      if (process.platform === 'win32') return this.skip();
      this.timeout(90_000);
      const uri = written('killed.tools.json', [strict]);
      const document = await opened(uri);
      await problem(uri, 'additional-properties-false');
      const killed = await until('the process of the server', serverProcess);
      process.kill(killed, 'SIGKILL');
      await until('another process', () => {
        const found = serverProcess();
        return found === killed ? undefined : found;
      });
      await problem(uri, 'additional-properties-false');
      // What the new process says is about the text as it is now.
      const edit = new vscode.WorkspaceEdit();
      const name = placeOf(document, 'find_rooms', 0);
      edit.replace(uri, new vscode.Range(name, name.translate(0, 'find_rooms'.length)), 'find rooms');
      await vscode.workspace.applyEdit(edit);
      await problem(uri, 'name-charset');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('does not hold the editor up with a file of 5 MB', async function () {
      this.timeout(180_000);
      const many = Array.from({ length: 1000 }, (_, index) => ({
        ...strict,
        function: {
          ...strict.function,
          name: `find_rooms_${index}`,
          description: Array.from({ length: 55 }, () => strict.function.description).join(' '),
        },
      }));
      const text = JSON.stringify(many, null, 1);
      assert.ok(text.length > 5_000_000, `${text.length}`);
      const uri = written('large.tools.json', text);
      let longest = 0;
      let last = performance.now();
      const beat = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 10);
      try {
        const document = await vscode.workspace.openTextDocument(uri);
        // It is another process that works: this one goes on meanwhile.
        const small = written('small.tools.json', [strict]);
        await opened(small);
        await problem(small, 'additional-properties-false');
        await vscode.window.showTextDocument(document);
        const found = () => (problemsOf(uri).length > 0 ? true : undefined);
        await until('problems of the large file', found, 120);
      } finally {
        clearInterval(beat);
      }
      assert.ok(longest < 2000, `the extension host stood still for ${Math.round(longest)} ms`);
    });
  });
}
