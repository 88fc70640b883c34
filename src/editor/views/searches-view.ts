// The view "Searches": past and running searches, newest first.
import * as vscode from 'vscode';
import { commands, views } from '../contributions.ts';
import { searchItem } from './search-items.ts';
import type { ListedSearch, SearchStore } from './search-store.ts';

/** Ages in the list grow old; they are drawn again so often, in milliseconds. */
const refreshAges = 60_000;

export function registerSearchesView(store: SearchStore): {
  readonly selection: () => readonly ListedSearch[];
  readonly disposable: vscode.Disposable;
} {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<ListedSearch> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (element) => (element === undefined ? [...(await store.list())] : []),
    getTreeItem: (search) => searchItem(search, Date.now()),
  };
  const view = vscode.window.createTreeView(views.searches, {
    treeDataProvider: provider,
    canSelectMany: true,
  });
  const draw = () => changed.fire(undefined);
  const clock = setInterval(() => {
    if (view.visible) draw();
  }, refreshAges);
  return {
    selection: () => view.selection,
    disposable: vscode.Disposable.from(
      changed,
      view,
      store.onDidChange(draw),
      vscode.commands.registerCommand(commands.refreshSearches, () => store.refresh()),
      { dispose: () => clearInterval(clock) },
    ),
  };
}
