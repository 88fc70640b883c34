// The command "Compare Two Searches…": both beside each other, decision by decision.
import * as vscode from 'vscode';
import type { ComparePanels } from '../compare/compare-panels.ts';
import { commands } from '../contributions.ts';
import { nameOf } from '../views/search-items.ts';
import type { ListedSearch, SearchStore } from '../views/search-store.ts';
import { activeLog, logsOf, pickSearch } from './pick-searches.ts';

export function registerCompareSearches(
  store: SearchStore,
  panels: ComparePanels,
  selection: () => readonly ListedSearch[],
): vscode.Disposable {
  return vscode.commands.registerCommand(commands.compareSearches, async (...args: unknown[]) => {
    const given = logsOf(args);
    const selected = given.length > 0 ? given : selection().map(({ uri }) => uri);
    if (selected.length > 2) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0} searches are selected: select the two to compare.', selected.length),
      );
      return;
    }
    const none = vscode.l10n.t('It takes two searches to compare; there is none to choose from.');
    const first =
      selected[0] ??
      activeLog() ??
      (await pickSearch(store, { title: vscode.l10n.t('Compare which search?'), none }));
    if (first === undefined) return;
    const second =
      selected[1] ??
      (await pickSearch(store, {
        title: vscode.l10n.t('Compare “{0}” with which search?', nameOf(first)),
        without: [first],
        none,
      }));
    if (second === undefined) return;
    const [left, right] = await inOrder(store, first, second);
    panels.show({ left, right });
  });
}

/** The older one on the left, as in every comparison with what was before. */
async function inOrder(
  store: SearchStore,
  first: vscode.Uri,
  second: vscode.Uri,
): Promise<readonly [vscode.Uri, vscode.Uri]> {
  const [one, other] = await Promise.all([store.find(first), store.find(second)]);
  return (one?.brief?.time ?? 0) <= (other?.brief?.time ?? 0) ? [first, second] : [second, first];
}
