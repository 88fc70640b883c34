// "Continue from here": a new search that takes up a candidate of an open log, pruned or not.
import path from 'node:path';
import * as vscode from 'vscode';
import { configuredSearch } from './configured-models.ts';
import { commands } from './contributions.ts';
import { launchSearch, type SearchEquipment, type SearchReport } from './launch-search.ts';
import { readTree } from './search-editor/read-log.ts';
import type { SearchDocument } from './search-editor/search-document.ts';
import { showSearchError } from './search-messages.ts';
import { decidedByLog, refuseSearch, SearchRefusedError } from './search-permission.ts';
import { showRefusal } from './workspace-trust.ts';

/** Settles when the new search has ended. @throws {Error} where no search can continue from the candidate. */
export async function continueFrom(
  equipment: SearchEquipment,
  document: SearchDocument,
  candidate: string,
): Promise<SearchReport | undefined> {
  const { uri, source } = document;
  const { assets, keys, producer } = equipment;
  refuseSearch({
    trusted: vscode.workspace.isTrusted,
    onDisk: uri.scheme === 'file',
    decidedByWorkspace: decidedByLog,
  });
  const { continueSearch, forkAt, samePolicy } = await import('../run/continue-search.ts');
  const fork = forkAt(await readTree(source), candidate);
  const { policy, reward } = await configuredSearch(uri, new Map(), keys);
  const open = (signal: AbortSignal) =>
    continueSearch({
      fork,
      policy: samePolicy(policy, fork.header),
      reward,
      log: { folder: path.dirname(uri.fsPath) },
      assets,
      producer,
      signal,
    });
  return launchSearch(equipment, fork.header.query, open, { beside: true });
}

/** A refusal is said as it is; other errors come with what to do about settings and models. */
export function showContinueError(error: unknown, output: vscode.LogOutputChannel): void {
  if (error instanceof SearchRefusedError) void showRefusal(error);
  else if (error instanceof Error && error.name === 'CannotContinueError') {
    void vscode.window.showWarningMessage(error.message);
  } else showSearchError(error, output);
}

/** The command continues from what is selected; a program may name a candidate of an open log: `{log: Uri, candidate}`. */
export function registerContinueSearch(equipment: SearchEquipment): vscode.Disposable {
  return vscode.commands.registerCommand(commands.continueFromHere, async (argument: unknown) => {
    const named = readArgument(argument);
    const { editors, output } = equipment;
    const editor = named === undefined ? editors.current : editors.find(named.log);
    if (editor === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a search first, and select the candidate to continue from.'),
      );
      return undefined;
    }
    const candidate = named?.candidate ?? candidateOfMenu(argument) ?? editor.selected;
    if (candidate === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the candidate to continue from; it may be a pruned one.'),
      );
      return undefined;
    }
    try {
      return await continueFrom(equipment, editor.document, candidate);
    } catch (error) {
      if (named !== undefined) throw error;
      showContinueError(error, output);
      return undefined;
    }
  });
}

function readArgument(argument: unknown): { log: vscode.Uri; candidate: string } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { log, candidate }: { log?: unknown; candidate?: unknown } = argument;
  return log instanceof vscode.Uri && typeof candidate === 'string' ? { log, candidate } : undefined;
}

/** The context menu of the view names the candidate that it was opened on. */
function candidateOfMenu(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { webviewSection, candidate }: { webviewSection?: unknown; candidate?: unknown } = argument;
  return webviewSection === 'candidate' && typeof candidate === 'string' ? candidate : undefined;
}
