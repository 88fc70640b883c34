// What can be done with a search's files: rename, delete, find in the Explorer, read as text, copy the query.
import * as vscode from 'vscode';
import { labelsPath } from '../../labels/labels-path.ts';
import { logExtension } from '../../log/name.ts';
import { commands } from '../contributions.ts';
import { nameOf } from '../views/search-items.ts';
import type { SearchStore } from '../views/search-store.ts';
import { activeLog, logsOf, pickSearch } from './pick-searches.ts';

export function registerSearchFileCommands(store: SearchStore): vscode.Disposable {
  const chosen = async (args: readonly unknown[], title: string): Promise<readonly vscode.Uri[]> => {
    const given = logsOf(args);
    if (given.length > 0) return given;
    const picked =
      activeLog() ?? (await pickSearch(store, { title, none: vscode.l10n.t('There is no search yet.') }));
    return picked === undefined ? [] : [picked];
  };
  const onEach = (
    command: string,
    title: string,
    act: (logs: readonly [vscode.Uri, ...vscode.Uri[]]) => Promise<unknown>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(command, async (...args: unknown[]) => {
      const [first, ...rest] = await chosen(args, title);
      if (first !== undefined) await act([first, ...rest]);
    });
  return vscode.Disposable.from(
    onEach(commands.renameSearch, vscode.l10n.t('Rename which search?'), async ([log]) => {
      await rename(log);
      store.refresh();
    }),
    onEach(commands.deleteSearch, vscode.l10n.t('Delete which search?'), async (logs) => {
      await deleteToTrash(logs);
      store.refresh();
    }),
    onEach(commands.revealSearch, vscode.l10n.t('Reveal which search?'), ([log]) => reveal(log)),
    onEach(commands.openSearchAsText, vscode.l10n.t('Open which search as text?'), ([log]) =>
      Promise.resolve(vscode.commands.executeCommand('vscode.openWith', log, 'default')),
    ),
    onEach(commands.copyQuery, vscode.l10n.t('Copy the query of which search?'), async ([log]) => {
      const query = (await store.find(log))?.brief?.query;
      if (query === undefined) {
        void vscode.window.showWarningMessage(vscode.l10n.t('{0} has no query to copy.', nameOf(log)));
        return;
      }
      await vscode.env.clipboard.writeText(query);
      vscode.window.setStatusBarMessage(vscode.l10n.t('The query was copied.'), 3000);
    }),
  );
}

async function reveal(log: vscode.Uri): Promise<void> {
  // The Explorer only shows what lies in the workspace.
  const command =
    vscode.workspace.getWorkspaceFolder(log) === undefined ? 'revealFileInOS' : 'revealInExplorer';
  await vscode.commands.executeCommand(command, log);
}

/** The log and its labels get the new name together. */
async function rename(log: vscode.Uri): Promise<void> {
  const old = nameOf(log);
  const folder = vscode.Uri.joinPath(log, '..');
  const named = (name: string) => vscode.Uri.joinPath(folder, `${name}${logExtension}`);
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New name of the search'),
    value: old,
    ignoreFocusOut: true,
    async validateInput(value) {
      const typed = value.trim();
      if (typed === old) return undefined;
      if (typed === '' || /[\\/:*?"<>|\p{Cc}]|^\.|\.$/u.test(typed) || typed.length > 150) {
        return vscode.l10n.t('Give a name that files can have: without \\ / : * ? " < > | and not too long.');
      }
      return (await exists(named(typed)))
        ? vscode.l10n.t('There is a search of this name already.')
        : undefined;
    },
  });
  if (name === undefined || name.trim() === old) return;
  const target = named(name.trim());
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(log, target);
  const labels = labelsUri(log);
  if (await exists(labels)) edit.renameFile(labels, labelsUri(target));
  if (await vscode.workspace.applyEdit(edit)) return;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('The search could not be renamed. Is its folder read-only, or the search still running?'),
  );
}

async function deleteToTrash(logs: readonly vscode.Uri[]): Promise<void> {
  const [first] = logs;
  if (first === undefined) return;
  const move = vscode.l10n.t('Move to Trash');
  const question =
    logs.length === 1
      ? vscode.l10n.t('Delete the search “{0}”?', nameOf(first))
      : vscode.l10n.t('Delete {0} searches?', logs.length);
  const answer = await vscode.window.showWarningMessage(
    question,
    {
      modal: true,
      detail: vscode.l10n.t('Its labels go with it. You can restore both from the trash of your system.'),
    },
    move,
  );
  if (answer !== move) return;
  let useTrash = true;
  for (const log of logs) {
    for (const uri of [log, labelsUri(log)]) {
      if (uri !== log && !(await exists(uri))) continue;
      if (useTrash) {
        const problem = await moveToTrash(uri);
        if (problem === undefined) continue;
        // A file system without trash has none for the other files either: asked is once.
        if (!(await agreesToDelete(uri, problem))) return;
        useTrash = false;
      }
      await vscode.workspace.fs.delete(uri, { useTrash: false });
    }
  }
}

/** Says why the file is still there. */
async function moveToTrash(uri: vscode.Uri): Promise<string | undefined> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function agreesToDelete(uri: vscode.Uri, problem: string): Promise<boolean> {
  const forever = vscode.l10n.t('Delete Permanently');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('“{0}” could not be moved to the trash.', vscode.workspace.asRelativePath(uri)),
    { modal: true, detail: problem },
    forever,
  );
  return answer === forever;
}

const labelsUri = (log: vscode.Uri): vscode.Uri => log.with({ path: labelsPath(log.path) });

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
