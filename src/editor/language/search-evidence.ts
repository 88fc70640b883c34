// Where the language server finds evidence: the folders of searches, and the word that something in them changed.
import * as vscode from 'vscode';
import { settings } from '../contributions.ts';
import { searchFolders } from '../views/search-folders.ts';
import type { SearchStore } from '../views/search-store.ts';
import type { LanguageServer } from './language-server.ts';

/** File URIs; none where evidence is switched off. */
export function evidenceFolders(storage: vscode.Uri): readonly string[] {
  if (vscode.workspace.getConfiguration().get<unknown>(settings.evidenceEnabled) === false) return [];
  return searchFolders(storage)
    .filter(({ scheme }) => scheme === 'file')
    .map(String);
}

/** Milliseconds: a running search writes its log all the time, and each word has the server look at every open tool file. */
const pause = 1000;

export function tellOfSearches(
  server: LanguageServer,
  store: SearchStore,
  storage: vscode.Uri,
  output: vscode.LogOutputChannel,
): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      server
        .tell('toolprm/searchesChanged', { folders: evidenceFolders(storage) })
        .catch((error: unknown) => output.warn(String(error)));
    }, pause);
  };
  return vscode.Disposable.from(
    store.onDidChange(soon),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settings.evidenceEnabled)) soon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
