// Starts debugging from commands, and makes configurations of launch.json ready to start.
import * as vscode from 'vscode';
import { askForQuery, askForToolFile } from '../ask-for-search.ts';
import { activeLog, logsOf, pickSearch } from '../commands/pick-searches.ts';
import { settings } from '../contributions.ts';
import type { SearchEquipment } from '../launch-search.ts';
import { SearchRefusedError } from '../search-permission.ts';
import { readSearchRequest } from '../search-request.ts';
import type { SearchStore } from '../views/search-store.ts';
import { refuseUntrustedSearch, showRefusal } from '../workspace-trust.ts';
import { attachTo, ConfigurationError, chooseInstead, launchOf, withFiles } from './configurations.ts';
import { launchFieldsOf } from './launch-overrides.ts';

/** @returns Whether debugging has begun; false where a person gave up. */
export async function debugSearch({ memory }: SearchEquipment, argument: unknown): Promise<boolean> {
  const request = readSearchRequest(argument);
  const toolFile = request.toolFile ?? (await askForToolFile());
  if (toolFile === undefined) return false;
  try {
    await refuseUntrustedSearch(toolFile);
  } catch (error) {
    if (request.query !== undefined || !(error instanceof SearchRefusedError)) throw error;
    void showRefusal(error);
    return false;
  }
  const query = request.query ?? (await askForQuery(memory, request.tool));
  if (query === undefined) return false;
  const configuration = vscode.workspace.getConfiguration(undefined, toolFile);
  const fields = launchFieldsOf(request.overrides, (name) => configuration.get(settings[name]));
  return vscode.debug.startDebugging(
    vscode.workspace.getWorkspaceFolder(toolFile),
    launchOf(toolFile, { query, ...fields }),
  );
}

/** @param args A search of the view, a file of the Explorer, or nothing: then the search in use. */
export async function debugThisSearch(store: SearchStore, args: readonly unknown[]): Promise<boolean> {
  const [named] = logsOf(args);
  const log =
    named ??
    activeLog() ??
    (await pickSearch(store, {
      title: vscode.l10n.t('Debug which search?'),
      none: vscode.l10n.t('There is no search to debug.'),
    }));
  if (log === undefined) return false;
  return vscode.debug.startDebugging(
    vscode.workspace.getWorkspaceFolder(log),
    attachTo(log, { stopOnEntry: true }),
  );
}

/** `undefined` where a person gave up, or was told what is wrong. */
export async function readyConfiguration(
  { memory }: SearchEquipment,
  store: SearchStore,
  folder: vscode.WorkspaceFolder | undefined,
  given: vscode.DebugConfiguration,
): Promise<vscode.DebugConfiguration | undefined> {
  let configuration: vscode.DebugConfiguration | undefined = given;
  while (configuration !== undefined) {
    try {
      return await withFiles({ memory }, folder, configuration);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      configuration = await chooseInstead(error, configuration, store);
    }
  }
  return undefined;
}
