// How a search looks in the view "Searches" and in a quick pick.
import * as vscode from 'vscode';
import { logExtension } from '../../log/name.ts';
import { oneLine } from '../../log/visible.ts';
import { itemCommands } from '../contributions.ts';
import type { ListedSearch } from './search-store.ts';
import { type SearchState, searchState, searchWords } from './search-words.ts';

/** The file's name without its ending. */
export function nameOf(uri: vscode.Uri): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return name.endsWith(logExtension) ? name.slice(0, -logExtension.length) : name;
}

export function searchItem(search: ListedSearch, now: number): vscode.TreeItem {
  const { uri, brief, unread } = search;
  if (brief === undefined) {
    const item = new vscode.TreeItem(nameOf(uri));
    item.description = unread ?? '';
    item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    return finish(item, uri);
  }
  const words = searchWords(brief, nameOf(uri), search, now);
  const item = new vscode.TreeItem(words.label);
  item.description = words.description;
  item.tooltip = words.tooltip;
  item.iconPath = stateIcon(searchState(brief, search, now));
  item.accessibilityInformation = { label: words.spoken };
  return finish(item, uri);
}

function finish(item: vscode.TreeItem, uri: vscode.Uri): vscode.TreeItem {
  item.id = uri.toString();
  item.contextValue = 'search';
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  return item;
}

function stateIcon(state: SearchState): vscode.ThemeIcon {
  const coloured = (id: string, color: string) => new vscode.ThemeIcon(id, new vscode.ThemeColor(color));
  switch (state) {
    case 'done':
      return coloured('pass', 'testing.iconPassed');
    case 'empty':
      return coloured('circle-slash', 'list.warningForeground');
    case 'failed':
      return coloured('error', 'list.errorForeground');
    case 'stopped':
      return new vscode.ThemeIcon('debug-stop');
    case 'budget':
      return new vscode.ThemeIcon('dashboard');
    case 'running':
      return new vscode.ThemeIcon('sync');
    case 'paused':
      return new vscode.ThemeIcon('debug-pause');
    case 'unfinished':
      return new vscode.ThemeIcon('circle-outline');
  }
}

export interface SearchPick extends vscode.QuickPickItem {
  readonly search: ListedSearch;
}

export function searchPick(search: ListedSearch, now: number): SearchPick {
  const { uri, brief } = search;
  const words = brief === undefined ? undefined : searchWords(brief, nameOf(uri), search, now);
  return {
    search,
    label: words?.label ?? nameOf(uri),
    description: words?.description ?? search.unread ?? '',
    detail: oneLine(vscode.workspace.asRelativePath(uri), 200),
  };
}

/** The command that opens a search at one of its candidates. */
export function openAtCandidate(log: vscode.Uri, candidate: string): vscode.Command {
  return {
    command: itemCommands.openCandidate,
    title: vscode.l10n.t('Show in Search'),
    arguments: [log, candidate],
  };
}
