// What an untrusted workspace would decide about a search, and the button with which a person trusts it.
import * as vscode from 'vscode';
import { restrictedSettings } from './contributions.ts';
import { changedByWorkspace, refuseSearch, type SearchRefusedError, valueIn } from './search-permission.ts';

/**
 * Restricted Mode passes the workspace's endpoints over without a word. A search that would be another one in a trusted
 * workspace is refused instead.
 * @param resource A file of the workspace folder whose settings hold.
 * @throws {SearchRefusedError}
 */
export async function refuseUntrustedSearch(resource: vscode.Uri): Promise<void> {
  const trusted = vscode.workspace.isTrusted;
  const decidedByWorkspace = trusted ? [] : await settingsOfWorkspace(resource);
  refuseSearch({ trusted, onDisk: true, decidedByWorkspace });
}

/** Ids of restricted settings that the workspace sets to something else than the user did. */
async function settingsOfWorkspace(resource: vscode.Uri): Promise<readonly string[]> {
  const configuration = vscode.workspace.getConfiguration(undefined, resource);
  const files = await settingsFiles(resource);
  return changedByWorkspace(
    restrictedSettings.map((id) => {
      const { globalValue, defaultValue, workspaceValue, workspaceFolderValue } =
        configuration.inspect<unknown>(id) ?? {};
      const written = files.map((file) => valueIn(file, id));
      // In Restricted Mode VS Code hides what the workspace sets; whatever it still shows counts all the same.
      return {
        id,
        user: globalValue ?? defaultValue,
        workspace: [workspaceValue, workspaceFolderValue, ...written],
      };
    }),
  );
}

/** What the files say in which a workspace keeps settings; VS Code itself does not tell while it is not trusted. */
async function settingsFiles(resource: vscode.Uri): Promise<readonly unknown[]> {
  const { parse } = await import('jsonc-parser');
  const read = async (uri: vscode.Uri): Promise<unknown> => {
    try {
      return parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    } catch {
      // There is none.
      return undefined;
    }
  };
  const folder = vscode.workspace.getWorkspaceFolder(resource) ?? vscode.workspace.workspaceFolders?.[0];
  const { workspaceFile } = vscode.workspace;
  return [
    ...(folder === undefined
      ? []
      : [await read(vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json'))]),
    ...(workspaceFile === undefined ? [] : [valueIn(await read(workspaceFile), 'settings')]),
  ];
}

/** Says why a search was refused; where trust is what is missing, with the button that leads to it. */
export async function showRefusal({ message, untrusted }: SearchRefusedError): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showWarningMessage(message, ...(untrusted ? [manage] : []));
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
