// The language server in the editor: started when the first tool file is open, with its commands, its status and its evidence.
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import type { SearchEditors } from '../search-editor/search-editors.ts';
import type { SearchStore } from '../views/search-store.ts';
import { registerCheckSelection } from './check-selection.ts';
import { registerFileActions } from './file-actions.ts';
import { createLanguageServer, type LanguageServer } from './language-server.ts';
import { registerNamedCommands } from './named-commands.ts';
import { registerRulePages, rulePages } from './rule-pages.ts';
import { evidenceFolders, tellOfSearches } from './search-evidence.ts';
import { showServerStatus } from './server-status.ts';
import { isServed } from './tool-documents.ts';

export interface LanguageContext {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  /** The extension's own storage, which has searches outside of any workspace folder. */
  readonly storage: vscode.Uri;
  readonly output: vscode.LogOutputChannel;
  readonly editors: SearchEditors;
  readonly store: SearchStore;
}

export function registerLanguage({
  extension,
  storage,
  output,
  editors,
  store,
}: LanguageContext): vscode.Disposable {
  const server = createLanguageServer({
    extension,
    output,
    options: () => ({ rulePages, commands: true, searchFolders: evidenceFolders(storage) }),
  });
  return vscode.Disposable.from(
    server,
    startWhenNeeded(server),
    showServerStatus(server),
    tellOfSearches(server, store, storage, output),
    registerRulePages(extension),
    registerNamedCommands(editors),
    registerFileActions(),
    registerCheckSelection(server),
    vscode.commands.registerCommand(commands.restartLanguageServer, () => server.restart()),
  );
}

/** Milliseconds after a keystroke, before a document is looked at that was none of tools when it was opened. */
const calm = 500;

function startWhenNeeded(server: LanguageServer): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = (document: vscode.TextDocument): void => {
    // A failure is told by the server's status; it starts again by command only.
    if (server.state === 'idle' && isServed(document)) server.start().catch(() => {});
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (server.state !== 'idle') return;
      clearTimeout(timer);
      timer = setTimeout(() => look(document), calm);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
