// Which searches a command is for: those it was called on, else those that a person picks.
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import { searchPick } from '../views/search-items.ts';
import { isLog, type ListedSearch, type SearchStore } from '../views/search-store.ts';

/**
 * Logs among a command's arguments: an item of the view, a file of the Explorer or the context of a search view's menu, and
 * after it the whole selection.
 */
export function logsOf(args: readonly unknown[]): readonly vscode.Uri[] {
  const [clicked, selected] = args;
  const all = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  const logs = all.flatMap((item: unknown) => {
    const uri = item instanceof vscode.Uri ? item : (uriOf(item) ?? logOfMenu(item));
    return uri !== undefined && isLog(uri) ? [uri] : [];
  });
  return [...new Map(logs.map((uri) => [uri.toString(), uri])).values()];
}

function uriOf(item: unknown): vscode.Uri | undefined {
  if (typeof item !== 'object' || item === null || !('uri' in item)) return undefined;
  return item.uri instanceof vscode.Uri ? item.uri : undefined;
}

/** The context menu of a search view names no file: it is that of the editor in which it was opened. */
function logOfMenu(item: unknown): vscode.Uri | undefined {
  return typeof item === 'object' && item !== null && 'webviewSection' in item ? activeLog() : undefined;
}

/** The log in the active editor, whichever editor shows it. */
export function activeLog(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri =
    input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
  return uri !== undefined && isLog(uri) ? uri : undefined;
}

export interface Choice {
  readonly title: string;
  /** Logs that are not offered. */
  readonly without?: readonly vscode.Uri[];
  readonly only?: (search: ListedSearch) => boolean;
  /** What is said when there is none to choose. */
  readonly none: string;
}

export async function pickSearch(store: SearchStore, choice: Choice): Promise<vscode.Uri | undefined> {
  const searches = await choosable(store, choice);
  if (searches === undefined) return undefined;
  const now = Date.now();
  const picked = await vscode.window.showQuickPick(
    searches.map((search) => searchPick(search, now)),
    { title: choice.title, matchOnDescription: true, matchOnDetail: true },
  );
  return picked?.search.uri;
}

/** All of them are picked at first. */
export async function pickSearches(
  store: SearchStore,
  choice: Choice,
): Promise<readonly vscode.Uri[] | undefined> {
  const searches = await choosable(store, choice);
  if (searches === undefined) return undefined;
  const now = Date.now();
  const picked = await vscode.window.showQuickPick(
    searches.map((search) => ({ ...searchPick(search, now), picked: true })),
    { title: choice.title, canPickMany: true, matchOnDescription: true, matchOnDetail: true },
  );
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ search }) => search.uri);
}

async function choosable(store: SearchStore, choice: Choice): Promise<readonly ListedSearch[] | undefined> {
  const without = new Set(choice.without?.map(String));
  const searches = (await store.list()).filter(
    (search) =>
      search.brief !== undefined && !without.has(search.uri.toString()) && (choice.only?.(search) ?? true),
  );
  if (searches.length > 0) return searches;
  const run = vscode.l10n.t('Run Search…');
  void vscode.window.showInformationMessage(choice.none, run).then((chosen) => {
    if (chosen === run) void vscode.commands.executeCommand(commands.runSearch);
  });
  return undefined;
}
