// Tools are imported and refreshed inside a real VS Code: what is asked, what is written, and what is left alone.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import { type RunningMcpServer, serveMcp } from '../server/mcp-server.ts';
import { answering } from './answers.ts';
import { until } from './searching.ts';

const books = (title: string) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Books' },
    paths: {
      '/books': {
        get: {
          operationId: 'list_books',
          description: 'Lists books.',
          parameters: [{ name: title, in: 'query', required: true, schema: { type: 'string' } }],
        },
      },
    },
  });

export function defineImportTools(): void {
  describe('the import of tools', () => {
    let place: string;
    let server: RunningMcpServer;
    const at = (name: string) => vscode.Uri.file(path.join(place, name));
    const written = (file: vscode.Uri) => JSON.parse(readFileSync(file.fsPath, 'utf8'));
    const active = () => vscode.window.activeTextEditor?.document.uri.fsPath;

    before(async () => {
      place = mkdtempSync(path.join(os.tmpdir(), 'import-'));
      server = await serveMcp('paged');
    });
    after(async () => {
      await server.close();
      rmSync(place, { recursive: true, force: true });
    });
    beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    const importBooks = async (name: string): Promise<vscode.Uri> => {
      writeFileSync(at('books.json').fsPath, books('title'));
      await answering({ file: at(name) }, () =>
        vscode.commands.executeCommand(commands.importFromOpenApi, at('books.json')),
      );
      return at(name);
    };

    it('makes a tool file of an OpenAPI document, and opens it', async () => {
      const file = await importBooks('books.tools.json');
      const { tools, 'x-toolprm-source': source } = written(file);
      assert.deepEqual(
        tools.map(({ name }: { name: string }) => name),
        ['list_books'],
      );
      assert.deepEqual([source.kind, source.document, source.title], ['openapi', 'books.json', 'Books']);
      assert.equal(active(), file.fsPath);
    });

    it('connects to a server only after it was agreed to', async () => {
      const picks = [/Enter an Address…$/];
      const inputs = [server.url];
      const refused = await answering({ picks, inputs }, () =>
        vscode.commands.executeCommand(commands.importFromMcp),
      );
      assert.ok(refused.said.includes(`Connect to the MCP server "127.0.0.1:${new URL(server.url).port}"?`));
      assert.equal(server.headers.length, 0);

      const file = at('server.tools.json');
      await answering({ picks, inputs, buttons: [/^Connect$/], file }, () =>
        vscode.commands.executeCommand(commands.importFromMcp),
      );
      assert.equal(written(file).tools.length, 8);
      assert.equal(written(file)['x-toolprm-source'].url, server.url);
    });

    it('is offered above each server of a configuration, which is checked', async () => {
      const config = at('.mcp.json');
      const servers = { shop: { url: server.url }, broken: { args: [] } };
      writeFileSync(config.fsPath, JSON.stringify({ mcpServers: servers }, null, 2));
      const file = at('configured.tools.json');
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(config));
      await until('the problem', () =>
        vscode.languages
          .getDiagnostics(config)
          .find(({ source, message }) => source === 'toolprm' && message.startsWith('"broken"')),
      );
      const lenses = await until('the lens', async () => {
        const found = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          config,
        );
        const own = found.filter(({ command }) => command?.command === commands.importFromMcp);
        return own.length > 0 ? own : undefined;
      });
      assert.equal(lenses.length, 1);
      const { command } = lenses[0] ?? {};
      assert.ok(command);
      const { said } = await answering({ buttons: [/^Connect$/], file }, () =>
        vscode.commands.executeCommand(command.command, ...(command.arguments ?? [])),
      );
      assert.ok(said.includes('Connect to the MCP server "shop"?'));
      assert.equal(written(file).tools.length, 8);
      const { kind, server: name } = written(file)['x-toolprm-source'];
      assert.deepEqual([kind, name], ['mcp-config', 'shop']);
    });

    it('shows what a refresh would change, and leaves the file alone unless it is applied', async () => {
      const file = await importBooks('refreshed.tools.json');
      const text = readFileSync(file.fsPath, 'utf8');
      writeFileSync(at('books.json').fsPath, books('name'));
      const document = await vscode.workspace.openTextDocument(file);

      const { said } = await answering({ picks: [/Cancel$/] }, () =>
        vscode.commands.executeCommand(commands.refreshImported, file),
      );
      assert.match(said.join('\n'), /^Refresh .*refreshed\.tools\.json: 1 change: 1 otherwise$/m);
      await until('the report', () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ label }) => label.includes('What would change')),
        ),
      );
      assert.equal(document.getText(), text);

      await answering({ picks: [/Compare/, /Apply$/] }, () =>
        vscode.commands.executeCommand(commands.refreshImported, file),
      );
      assert.match(document.getText(), /"name": \{\s*"type": "string"/);
      assert.equal(document.isDirty, true);
      assert.equal(readFileSync(file.fsPath, 'utf8'), text);

      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('says so where nothing has changed, and where a file was not imported', async () => {
      const file = await importBooks('same.tools.json');
      const { said } = await answering({}, async (asked) => {
        await vscode.commands.executeCommand(commands.refreshImported, file);
        await until('the message', () => asked.said.at(-1));
      });
      assert.match(said.join('\n'), /same\.tools\.json is as its source has it\./);
      const other = await answering({}, () =>
        vscode.commands.executeCommand(commands.refreshImported, at('books.json')),
      );
      assert.match(other.said.join('\n'), /does not say where its tools came from/);
    });

    it("takes the tools that VS Code's extensions offer, where there are any", async () => {
      const file = at('offered.tools.json');
      const { length } = vscode.lm.tools;
      const { said } = await answering(length === 0 ? {} : { picks: [/./], file }, () =>
        vscode.commands.executeCommand(commands.importFromVsCode),
      );
      if (length === 0) assert.match(said.join('\n'), /No extension offers tools/);
      else assert.equal(written(file).tools.length, length);
    });
  });
}
