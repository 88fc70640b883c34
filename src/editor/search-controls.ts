// Pause, step, resume and stop as commands. One that cannot be carried out says why.
import * as vscode from 'vscode';
import type { RunAction } from '../protocol/messages.ts';
import { commands } from './contributions.ts';
import type { RunningSearch, RunningSearches } from './running-searches.ts';
import type { SearchEditors } from './search-editor/search-editors.ts';
import { progressText } from './search-progress.ts';

export function registerSearchControls(running: RunningSearches, editors: SearchEditors): vscode.Disposable {
  const control =
    (action: RunAction, fits: (search: RunningSearch) => boolean) =>
    async (argument: unknown): Promise<void> => {
      const search = await choose(argument, fits, whyNot(action));
      search?.act(action);
    };

  /** The search that is meant: the one that is named, the one in view, the only one, or the one that is picked. */
  async function choose(
    argument: unknown,
    fits: (search: RunningSearch) => boolean,
    reason: string,
  ): Promise<RunningSearch | undefined> {
    const uri = argument instanceof vscode.Uri ? argument : editors.current?.document.uri;
    const meant = uri && running.find(uri);
    if (meant !== undefined && fits(meant)) return meant;
    const possible = argument instanceof vscode.Uri ? [] : running.all.filter(fits);
    const [only] = possible;
    if (only === undefined) {
      void vscode.window.showInformationMessage(
        running.all.length === 0 ? vscode.l10n.t('No search is running in this window.') : reason,
      );
      return undefined;
    }
    if (possible.length === 1) return only;
    const items = possible.map((search) => ({
      label: search.query,
      description: progressText(search.progress),
      search,
    }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which search?') });
    return picked?.search;
  }

  const begun = ({ uri }: RunningSearch) => uri !== undefined;
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      commands.pauseSearch,
      control('pause', (search) => begun(search) && !search.progress.paused),
    ),
    vscode.commands.registerCommand(commands.stepSearch, control('step', begun)),
    vscode.commands.registerCommand(
      commands.resumeSearch,
      control('resume', (search) => begun(search) && search.progress.paused),
    ),
    vscode.commands.registerCommand(
      commands.stopSearch,
      control('stop', () => true),
    ),
    vscode.commands.registerCommand(commands.showRunningSearch, async (argument: unknown) => {
      const search = await choose(argument, begun, vscode.l10n.t('The search is still opening its models.'));
      if (search?.uri !== undefined) await editors.reveal(search.uri, { takeFocus: true });
    }),
  );
}

function whyNot(action: RunAction): string {
  switch (action) {
    case 'pause':
      return vscode.l10n.t('The search is paused already, or still opening its models.');
    case 'resume':
      return vscode.l10n.t('The search is not paused.');
    case 'step':
      return vscode.l10n.t('The search is still opening its models.');
    case 'stop':
      return vscode.l10n.t('This search is not running in this window.');
  }
}
