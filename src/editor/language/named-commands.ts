// The commands that the language server names in CodeLens, inlay hints and hovers: what they are given is checked first.
import * as vscode from 'vscode';
import { record } from '../../tools/record.ts';
import { itemCommands } from '../contributions.ts';
import type { SearchEditors } from '../search-editor/search-editors.ts';
import { isLog } from '../views/search-store.ts';

export function registerNamedCommands(editors: SearchEditors): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(itemCommands.openEvidence, (argument: unknown) => {
      const { log, candidate } = record(argument);
      const uri = fileOf(log);
      if (uri === undefined || !isLog(uri)) return undefined;
      return editors.reveal(uri, {
        takeFocus: true,
        ...(typeof candidate === 'string' ? { candidate } : {}),
      });
    }),
    vscode.commands.registerCommand(itemCommands.showProblems, (argument: unknown) => {
      const { uri, range } = record(argument);
      const place = rangeOf(range);
      return typeof uri === 'string' && place !== undefined
        ? showProblems(vscode.Uri.parse(uri, true), place)
        : undefined;
    }),
  );
}

/** Puts the cursor on the first problem there, and opens the list of problems without taking the keyboard to it. */
async function showProblems(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const inside = vscode.languages
    .getDiagnostics(uri)
    .filter((problem) => range.contains(problem.range))
    .sort((one, other) => one.range.start.compareTo(other.range.start));
  const start = inside[0]?.range.start ?? range.start;
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}

function fileOf(value: unknown): vscode.Uri | undefined {
  if (typeof value !== 'string' || !value.startsWith('file:')) return undefined;
  return vscode.Uri.parse(value, true);
}

function rangeOf(value: unknown): vscode.Range | undefined {
  const { start, end } = record(value);
  const from = positionOf(start);
  const to = positionOf(end);
  return from === undefined || to === undefined ? undefined : new vscode.Range(from, to);
}

function positionOf(value: unknown): vscode.Position | undefined {
  const { line, character } = record(value);
  if (typeof line !== 'number' || typeof character !== 'number' || line < 0 || character < 0)
    return undefined;
  return new vscode.Position(line, character);
}
