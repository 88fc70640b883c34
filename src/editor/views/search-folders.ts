// The folders in which searches are kept: one for each workspace folder, and one for searches outside of any.
import * as vscode from 'vscode';
import { settings } from '../contributions.ts';
import { searchesFolder } from '../searches-folder.ts';

/** @param storage The extension's own folder. */
export function searchFolders(storage: vscode.Uri): readonly vscode.Uri[] {
  const workspaces = vscode.workspace.workspaceFolders ?? [];
  const folders = [
    ...workspaces.map(({ uri }) => (uri.scheme === 'file' ? searchesFolder(storage, uri) : elsewhere(uri))),
    vscode.Uri.joinPath(storage, 'searches'),
  ];
  return [...new Map(folders.map((uri) => [uri.toString(), uri])).values()];
}

/** In a folder that is not on the disk no search can be run, but those that it holds can be read. */
function elsewhere(folder: vscode.Uri): vscode.Uri {
  const value = vscode.workspace.getConfiguration(undefined, folder).get<unknown>(settings.searchesFolder);
  const wanted = typeof value === 'string' && value.trim() !== '' ? value.trim() : '.toolprm/searches';
  return vscode.Uri.joinPath(folder, ...wanted.split(/[\\/]/));
}
