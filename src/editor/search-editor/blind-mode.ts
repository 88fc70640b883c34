// Blind mode, which every view of a search keeps to: a setting, so that it holds in all of them and can change at any time.
import * as vscode from 'vscode';
import { settings } from '../contributions.ts';

export const isBlind = (): boolean => vscode.workspace.getConfiguration().get(settings.labelBlind) === true;

/** Where the workspace has a value of its own, that is the one that holds. */
export async function setBlind(blind: boolean): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const inWorkspace = configuration.inspect(settings.labelBlind)?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(settings.labelBlind, blind, target);
}

export const onDidChangeBlind = (listen: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(settings.labelBlind)) listen();
  });
