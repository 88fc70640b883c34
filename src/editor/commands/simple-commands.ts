// Commands of one step: open the settings, show the output channel, open the example.
import * as vscode from 'vscode';
import { commands, settingsQuery } from '../contributions.ts';

export function registerSimpleCommands(
  extension: vscode.Uri,
  output: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.openSettings, () =>
      vscode.commands.executeCommand('workbench.action.openSettings', settingsQuery),
    ),
    vscode.commands.registerCommand(commands.showLog, () => output.show()),
    vscode.commands.registerCommand(commands.openExample, () => openExample(extension)),
  );
}

/** A copy without a file: what is tried out in it changes nothing, and can be saved anywhere. */
async function openExample(extension: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(extension, 'examples', 'everyday.tools.json');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document, { preview: false });
}
