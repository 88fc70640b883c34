// Shows values beside the schema while a search stands in the debugger.
import * as vscode from 'vscode';
import { logSource } from '../search-editor/log-source.ts';
import { readTree } from '../search-editor/read-log.ts';
import type { DebuggedSearches } from './debugged-searches.ts';

export function createInlineValuesProvider(
  debugged: DebuggedSearches,
): vscode.InlineValuesProvider & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const listening = debugged.onDidChange(() => changed.fire());

  return {
    onDidChangeInlineValues: changed.event,
    async provideInlineValues(document, viewPort, { frameId }, token) {
      const search = debugged.ofFrame(vscode.debug.activeDebugSession, frameId);
      if (search?.place === undefined) return [];
      const { inlineValues } = await import('./inline-values.ts');
      const { readToolDocument, syntaxOfPath } = await import('../../tools/read-document.ts');
      const tree = await readTree(logSource(search.log), search.seen);
      if (token.isCancellationRequested) return [];
      const { tools } = readToolDocument(document.getText(), syntaxOfPath(document.uri.path)).file;
      return inlineValues(tools, tree, search.place).flatMap(({ range: { offset, length }, text }) => {
        const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
        return viewPort.intersection(range) === undefined ? [] : [new vscode.InlineValueText(range, text)];
      });
    },
    dispose() {
      listening.dispose();
      changed.dispose();
    },
  };
}
