// From a decision to its place in the tool file and back, inside a real VS Code.
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import { answering } from './answers.ts';
import { argumentOf, openAt, search, toolFile, until, untilSelected } from './searching.ts';

export function defineToolSource(): void {
  describe('a decision and its tool file', () => {
    let log: vscode.Uri;
    const editorOfTools = () =>
      until('the tool file', () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.toString() === toolFile().toString() ? editor : undefined;
      });

    before(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      log = await search();
    });

    it('are one command apart: the parameter is selected in the file', async () => {
      await openAt(log, await argumentOf(log, 'unit'));
      await vscode.commands.executeCommand(commands.openSource);
      const { document, selection } = await editorOfTools();
      assert.match(document.getText(selection), /^"unit"\s*:\s*\{[\s\S]*\}$/);
    });

    it('and back: the candidate that decided the parameter at the cursor is selected', async () => {
      await openAt(log, await argumentOf(log, 'unit'));
      const editor = await vscode.window.showTextDocument(toolFile(), {
        viewColumn: vscode.ViewColumn.One,
      });
      const city = editor.document.positionAt(editor.document.getText().indexOf('"city"') + 2);
      editor.selection = new vscode.Selection(city, city);
      await vscode.commands.executeCommand(commands.showInSearch);
      await untilSelected(/^"city": /);
    });

    it('says what is missing where the cursor is in no tool', async () => {
      const plain = await vscode.workspace.openTextDocument({ language: 'json', content: '{}\n' });
      await vscode.window.showTextDocument(plain, vscode.ViewColumn.One);
      const { said } = await answering({}, async (asked) => {
        await vscode.commands.executeCommand(commands.showInSearch);
        await until('the message', () => asked.said[0]);
      });
      assert.deepEqual(said, ['Put the cursor into a tool first.']);
    });
  });
}
