// Tool files in YAML inside a real VS Code, and tool files of any kind as they are at the moment of a search.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import type { SearchReport } from '../../src/editor/launch-search.ts';
import type { SearchStarted } from '../../src/log/tree.ts';
import { argumentOf, openAt, query, quick, toolFile, until, untilSelected, workspace } from './searching.ts';

const yaml = `# The tools of a hotel.
- name: book_room
  description: Books a room of the hotel for one night.
  parameters:
    type: object
    properties:
      size: {type: string, enum: [single, double], description: The size of the room.}
      floor:
        type: integer
        minimum: 1
        maximum: 4
        description: The floor. # 1 is the ground
    required: [size, floor]
`;

const file = () => vscode.Uri.joinPath(workspace(), 'hotel.tools.yaml');

function headerOf(logPath: string): SearchStarted {
  const [line = ''] = readFileSync(logPath, 'utf8').split('\n');
  return JSON.parse(line);
}

async function searchWith(toolFile: vscode.Uri, settings: object = quick): Promise<SearchReport> {
  const report = await vscode.commands.executeCommand<SearchReport | undefined>(commands.runSearch, {
    toolFile,
    query,
    settings,
  });
  assert.ok(report, 'the search gave no report');
  return report;
}

const descriptionIn = ({ logPath }: SearchReport): string | undefined =>
  headerOf(logPath).tools[0]?.description;

async function type(document: vscode.TextDocument, from: string, to: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(document.getText().indexOf(from));
  await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, from.length)), to));
  return editor;
}

export function defineToolTexts(): void {
  describe('a tool file in YAML', () => {
    let log: vscode.Uri;
    before(async () => {
      writeFileSync(file().fsPath, yaml);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      log = vscode.Uri.file((await searchWith(file(), { ...quick, beams: 4, candidates: 4 })).logPath);
    });
    const cursorAt = async (text: string): Promise<void> => {
      const editor = await vscode.window.showTextDocument(file(), { viewColumn: vscode.ViewColumn.One });
      const at = editor.document.positionAt(editor.document.getText().indexOf(text));
      editor.selection = new vscode.Selection(at, at);
    };

    it('is searched with', () => {
      const { tools, toolsFile } = headerOf(log.fsPath);
      assert.equal(toolsFile, 'hotel.tools.yaml');
      assert.deepEqual(
        tools.map(({ name }) => name),
        ['book_room'],
      );
    });

    it('is opened at the parameter that a candidate decides', async () => {
      await openAt(log, await argumentOf(log, 'floor'));
      await vscode.commands.executeCommand(commands.openSource);
      const { document, selection } = await until('the tool file', () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.toString() === file().toString() ? editor : undefined;
      });
      assert.match(document.getText(selection), /^floor:\s+type: integer\s[\s\S]+description: The floor\./);
    });

    it('leads from a parameter to the candidate that decided it', async () => {
      await openAt(log, await argumentOf(log, 'size'));
      await cursorAt('maximum');
      await vscode.commands.executeCommand(commands.showInSearch);
      await untilSelected(/floor/);
    });

    it('is run again from the tool at the cursor, and compared', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await cursorAt('ground');
      const report = await vscode.commands.executeCommand<SearchReport | undefined>(commands.rerunAndCompare);
      assert.ok(report, 'the command gave no report');
      assert.deepEqual(headerOf(report.logPath).tools, headerOf(log.fsPath).tools);
    });

    it('may be a document without a file', async () => {
      const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: yaml });
      const report = await searchWith(document.uri);
      assert.match(descriptionIn(report) ?? '', /^Books a room/);
      rmSync(file().fsPath);
    });
  });

  describe('the tool file of a search', () => {
    let original: string;
    beforeEach(async () => {
      original = readFileSync(toolFile().fsPath, 'utf8');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      writeFileSync(toolFile().fsPath, original);
    });
    const changed = (to: string): string => original.replace('The weather that a city has now.', to);

    it('is read from the disk, also where an open document has not caught up with it', async () => {
      const document = await vscode.workspace.openTextDocument(toolFile());
      await vscode.window.showTextDocument(document);
      for (const to of ['Changed once.', 'Changed twice.', 'Changed thrice.']) {
        writeFileSync(toolFile().fsPath, changed(to));
        assert.equal(descriptionIn(await searchWith(toolFile())), to);
      }
    });

    it('is read from the editor where it has changes that are not saved', async () => {
      const document = await vscode.workspace.openTextDocument(toolFile());
      await type(document, 'The weather that a city has now.', 'Not saved yet.');
      assert.equal(document.isDirty, true);
      assert.equal(descriptionIn(await searchWith(toolFile())), 'Not saved yet.');
    });

    it('is named where it cannot be read', async () => {
      const gone = vscode.Uri.joinPath(workspace(), 'gone.tools.yaml');
      await assert.rejects(searchWith(gone), /gone\.tools\.yaml/);
    });
  });
}
