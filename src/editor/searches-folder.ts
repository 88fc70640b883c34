// Where the logs of searches lie: in the workspace folder, or in the extension's own storage where there is none.
import path from 'node:path';
import * as vscode from 'vscode';
import { settings } from './contributions.ts';

/** @param resource A file of the workspace folder that is meant; the first folder by default. */
export function searchesFolder(storage: vscode.Uri, resource?: vscode.Uri): vscode.Uri {
  const configured: unknown = vscode.workspace
    .getConfiguration(undefined, resource)
    .get(settings.searchesFolder);
  const wanted =
    typeof configured === 'string' && configured.trim() !== '' ? configured.trim() : '.toolprm/searches';
  if (path.isAbsolute(wanted)) return vscode.Uri.file(wanted);
  const folder = workspaceFolderOf(resource);
  return folder === undefined
    ? vscode.Uri.file(path.join(storage.fsPath, 'searches'))
    : vscode.Uri.file(path.resolve(folder.fsPath, wanted));
}

/** The folder on the disk that the resource lies in; the first of the workspace where none is named. */
export function workspaceFolderOf(resource: vscode.Uri | undefined): vscode.Uri | undefined {
  const folder =
    resource === undefined
      ? vscode.workspace.workspaceFolders?.[0]
      : vscode.workspace.getWorkspaceFolder(resource);
  return folder?.uri.scheme === 'file' ? folder.uri : undefined;
}
