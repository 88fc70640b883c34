// The command "Run Again and Compare": a past search once more with the tools as they are now, then both beside each other.
import * as vscode from 'vscode';
import type { SearchStarted } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import type { ComparePanels } from '../compare/compare-panels.ts';
import { configuredSearch } from '../configured-models.ts';
import { commands, settingsQuery } from '../contributions.ts';
import { launchSearch, type SearchEquipment, type SearchReport } from '../launch-search.ts';
import { runToolFile } from '../run-tool-file.ts';
import { findToolFile } from '../search-editor/open-source.ts';
import { showSearchError } from '../search-messages.ts';
import { decidedByLog, refuseSearch, SearchRefusedError } from '../search-permission.ts';
import { progressText } from '../search-progress.ts';
import type { ConfiguredSearch } from '../search-settings.ts';
import type { SearchStore } from '../views/search-store.ts';
import { showRefusal } from '../workspace-trust.ts';
import { pickSearch } from './pick-searches.ts';
import { headerOf, latestSearchOf, type RerunRequest, readRerunRequest } from './rerun-target.ts';

export interface RerunContext {
  readonly equipment: SearchEquipment;
  readonly store: SearchStore;
  readonly panels: ComparePanels;
}

/** Milliseconds between two changes of the progress. */
const pace = 100;

export function registerRerunAndCompare(context: RerunContext): vscode.Disposable {
  return vscode.commands.registerCommand(commands.rerunAndCompare, async (...args: unknown[]) => {
    const [first] = args;
    const isProgram = typeof first === 'object' && first !== null && 'log' in first;
    try {
      return await rerunAndCompare(context, await readRerunRequest(args));
    } catch (error) {
      // A program is told by the error itself, a person by a message.
      if (isProgram) throw error;
      if (error instanceof SearchRefusedError) void showRefusal(error);
      else if (error instanceof Error && error.name === 'CannotRerunError') {
        void vscode.window.showWarningMessage(error.message);
      } else showSearchError(error, context.equipment.output);
      return undefined;
    }
  });
}

async function rerunAndCompare(
  context: RerunContext,
  request: RerunRequest,
): Promise<SearchReport | undefined> {
  const log = await searchOf(context.store, request);
  if (log === undefined) return undefined;
  refuseSearch({
    trusted: vscode.workspace.isTrusted,
    onDisk: log.scheme === 'file',
    decidedByWorkspace: decidedByLog,
  });
  const header = await headerOf(log);
  if (header === undefined) {
    throw new Error(vscode.l10n.t('The log has lost its first line, so its query and settings are unknown.'));
  }
  const toolFile = request.toolFile ?? (await toolFileOf(log, header));
  if (toolFile === undefined) return undefined;
  const { equipment } = context;
  const configured = await configuredSearch(toolFile, new Map(), equipment.keys);
  // Loaded at the first search: the models' libraries are most of the extension's code.
  const { modelsGone, sameModels } = await import('../../run/rerun-search.ts');
  const models = sameModels(configured, header);
  if (!(await agreesToOtherModels(modelsGone(models, header)))) return undefined;
  const report = await runWithProgress(equipment, header, toolFile, models);
  // One that was stopped or failed says nothing about the edit.
  if (report === undefined || report.outcome === 'stopped' || report.outcome === 'failed') return report;
  context.panels.show({ left: log, right: vscode.Uri.file(report.logPath) });
  return report;
}

async function searchOf(store: SearchStore, request: RerunRequest): Promise<vscode.Uri | undefined> {
  if (request.log !== undefined) return request.log;
  if (request.toolFile === undefined) {
    return pickSearch(store, {
      title: vscode.l10n.t('Run which search again?'),
      only: ({ live }) => !live,
      none: vscode.l10n.t('There is no search to run again.'),
    });
  }
  const latest = await latestSearchOf(store, request.toolFile, request.tool);
  if (latest !== undefined) return latest;
  const run = vscode.l10n.t('Run Search…');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('No search was run with this tool file yet.'), run)
    .then((chosen) => {
      if (chosen === run) void vscode.commands.executeCommand(commands.runSearch, request.toolFile);
    });
  return undefined;
}

async function toolFileOf(log: vscode.Uri, header: SearchStarted): Promise<vscode.Uri | undefined> {
  if (header.toolsFile !== undefined) return findToolFile(log, header.toolsFile);
  throw new Error(vscode.l10n.t('The log does not say which tool file its search was run with.'));
}

/** A log is anybody's word: the servers that it names are not asked, so another model has to be agreed to. */
async function agreesToOtherModels(gone: readonly string[]): Promise<boolean> {
  if (gone.length === 0) return true;
  const run = vscode.l10n.t('Run Anyway');
  const openSettings = vscode.l10n.t('Open Settings');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('The search was run with other models than the settings name. Run it again with those?'),
    {
      modal: true,
      detail: vscode.l10n.t('It ran with: {0}.', gone.map((model) => oneLine(model, 200)).join('; ')),
    },
    run,
    openSettings,
  );
  if (chosen === openSettings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', settingsQuery);
  }
  return chosen === run;
}

function runWithProgress(
  equipment: SearchEquipment,
  header: SearchStarted,
  toolFile: vscode.Uri,
  models: Pick<ConfiguredSearch, 'policy' | 'reward'>,
): Thenable<SearchReport | undefined> {
  const { running } = equipment;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Running “{0}” again', oneLine(header.query, 60)),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, cancel) => {
    let told = 0;
    const following = running.onDidGrow((uri) => {
      const search = running.find(uri);
      if (search?.query !== header.query || Date.now() - told < pace) return;
      told = Date.now();
      progress.report({ message: progressText(search.progress) });
    });
    const open = async (signal: AbortSignal) => {
      const { rerunSearch } = await import('../../run/rerun-search.ts');
      return runToolFile(equipment, toolFile, signal, (file) => rerunSearch({ ...models, ...file, header }));
    };
    try {
      return await launchSearch(equipment, header.query, open, { show: false, cancel });
    } finally {
      following.dispose();
    }
  });
}
