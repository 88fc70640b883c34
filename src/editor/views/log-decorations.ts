// What the Explorer shows beside a log: how many bad labels it has, else what came of its search.
import * as vscode from 'vscode';
import { isLog, type SearchStore } from './search-store.ts';
import { logBadge } from './search-words.ts';

export function registerLogDecorations(store: SearchStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri | vscode.Uri[] | undefined>();
  return vscode.Disposable.from(
    changed,
    store.onDidChange((logs) => changed.fire(logs === undefined ? undefined : [...logs])),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      async provideFileDecoration(uri, token) {
        if (!isLog(uri)) return undefined;
        const search = await store.find(uri);
        if (search?.brief === undefined || token.isCancellationRequested) return undefined;
        const badge = logBadge(search.brief, search, Date.now());
        return new vscode.FileDecoration(
          badge.badge,
          badge.tooltip,
          badge.bad ? new vscode.ThemeColor('list.warningForeground') : undefined,
        );
      },
    }),
  );
}
