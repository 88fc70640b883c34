// The language server in the list that "{ }" in the status bar opens, for tool files only.
import * as vscode from 'vscode';
import { commands, contexts } from '../contributions.ts';
import type { LanguageServer, ServerState } from './language-server.ts';
import { isToolDocument, toolSelector } from './tool-documents.ts';

export function showServerStatus(server: LanguageServer): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('toolprm.language', []);
  item.name = 'ToolPRM';
  const showState = (): void => {
    const { state } = server;
    item.text = wordsOf(state);
    item.busy = state === 'starting';
    item.severity =
      state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command =
      state === 'stopped'
        ? { title: vscode.l10n.t('Restart'), command: commands.restartLanguageServer }
        : { title: vscode.l10n.t('Show Output'), command: commands.showLog };
  };
  const showDocument = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isTool = document !== undefined && isToolDocument(document);
    item.selector = isTool ? [...toolSelector] : [];
    void vscode.commands.executeCommand('setContext', contexts.toolFileActive, isTool);
  };
  showState();
  showDocument();
  return vscode.Disposable.from(
    item,
    server.onDidChange(showState),
    vscode.window.onDidChangeActiveTextEditor(showDocument),
    vscode.workspace.onDidOpenTextDocument(showDocument),
    vscode.workspace.onDidSaveTextDocument(showDocument),
  );
}

function wordsOf(state: ServerState): string {
  switch (state) {
    case 'idle':
      return vscode.l10n.t('Tool schemas are not checked yet');
    case 'starting':
      return vscode.l10n.t('Tool schemas: starting…');
    case 'running':
      return vscode.l10n.t('Tool schemas are checked');
    case 'stopped':
      return vscode.l10n.t('Tool schemas are not checked: the language server has stopped');
  }
}
