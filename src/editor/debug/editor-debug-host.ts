// What the debugger gets of the editor: searches with the user's settings and keys, logs, and files as they are edited.
import path from 'node:path';
import * as vscode from 'vscode';
import type {
  AttachArguments,
  DebugHost,
  LaunchArguments,
  LaunchedSearch,
  OpenedLog,
} from '../../debug/host.ts';
import { checkLightly } from '../../log/light-check.ts';
import type { SearchStarted } from '../../log/tree.ts';
import { readChunks, type WholeLog } from '../../log/whole-log.ts';
import { configuredSearch } from '../configured-models.ts';
import type { SearchEquipment } from '../launch-search.ts';
import { logSource } from '../search-editor/log-source.ts';
import { findToolFile } from '../search-editor/open-source.ts';
import { slicesOf } from '../search-editor/slices-of.ts';
import { decidedByLog, refuseSearch } from '../search-permission.ts';
import { searchesFolder } from '../searches-folder.ts';
import { refuseUntrustedSearch } from '../workspace-trust.ts';
import { pathOf, uriOfLog } from './debugged-searches.ts';
import { overridesOf } from './launch-overrides.ts';
import { showBeside } from './show-beside.ts';
import { openWatched } from './watched-run.ts';

export function editorDebugHost(equipment: SearchEquipment): DebugHost {
  const { assets, editors, keys, output, producer, storage } = equipment;

  /** The view of a search that is debugged is there before its first step, beside the text; forks join their parent there. */
  async function show(log: vscode.Uri, toolFile?: vscode.Uri): Promise<void> {
    try {
      await showBeside(editors, log, toolFile);
    } catch (error) {
      // It can be stepped through all the same.
      output.warn(String(error));
    }
  }

  async function launch(args: LaunchArguments, signal: AbortSignal): Promise<LaunchedSearch> {
    const file = uriOfLog(args.tools);
    await refuseUntrustedSearch(file);
    const configured = await configuredSearch(file, overridesOf(args), keys);
    // All but the budget are settings of the editor too, and have overridden those.
    const { budget = {} } = args.settings ?? {};
    const { runSearch } = await import('../../run/run-search.ts');
    // The tools of a case may stand in no file of their own.
    const toolFile = args.toolsText === undefined ? file : undefined;
    const text = args.toolsText ?? (await readText(args.tools));
    let problems: readonly string[] = [];
    const run = await openWatched(equipment, args.query, signal, async (both) => {
      const opened = await runSearch({
        ...configured,
        settings: { ...configured.settings, budget },
        toolsText: text,
        ...(toolFile === undefined ? {} : { toolsFile: vscode.workspace.asRelativePath(toolFile, false) }),
        query: args.query,
        log: { folder: searchesFolder(storage, file).fsPath },
        assets,
        producer,
        signal: both,
      });
      problems = opened.toolProblems.map(({ message, remedy }) => `${message} ${remedy}`);
      return opened;
    });
    if (run.logPath !== undefined) await show(vscode.Uri.file(run.logPath), toolFile);
    return { run, ...(toolFile === undefined ? {} : { toolsPath: toolFile.fsPath }), problems };
  }

  async function attach({ log, tools }: AttachArguments): Promise<OpenedLog> {
    const uri = uriOfLog(log);
    const { events, problems } = await readEvents(uri);
    const [header] = events;
    if (header?.type !== 'search-started') {
      throw new Error(
        vscode.l10n.t('{0} does not begin as the log of a search does. Choose a *.toolprm.jsonl file.', log),
      );
    }
    const told = problems.map(({ message, remedy }) => `${message} ${remedy}`);
    const opened = await openedLog(uri, tools, header);
    await show(uri, opened.toolsPath === undefined ? undefined : uriOfLog(opened.toolsPath));
    return { events, ...opened, problems: [...told, ...opened.problems] };
  }

  const whatIf: DebugHost['whatIf'] = async (events, changes, launched, signal) => {
    const [header] = events;
    if (header?.type !== 'search-started') {
      throw new Error(vscode.l10n.t('The log has lost its first line, so the search cannot be repeated.'));
    }
    const isLaunched = 'query' in launched;
    const resource = uriOfLog(isLaunched ? launched.tools : launched.log);
    refuseSearch({
      trusted: vscode.workspace.isTrusted,
      onDisk: resource.scheme === 'file',
      decidedByWorkspace: decidedByLog,
    });
    const overrides = isLaunched ? overridesOf(launched) : new Map();
    const { policy, reward } = await configuredSearch(resource, overrides, keys);
    const { runWhatIf } = await import('../../run/what-if.ts');
    const { sameModels } = await import('../../run/rerun-search.ts');
    const folder = isLaunched ? searchesFolder(storage, resource).fsPath : path.dirname(resource.fsPath);
    const run = await openWatched(equipment, header.query, signal, (both) =>
      runWhatIf({
        ...sameModels({ policy, reward }, header),
        events,
        changes,
        log: { folder },
        assets,
        producer,
        signal: both,
      }),
    );
    if (run.logPath !== undefined) await show(vscode.Uri.file(run.logPath));
    return run;
  };

  return { launch, attach, whatIf, readText };
}

/** Where the tool file of a log lies; without it the log has the tools as they were, and can be stepped through all the same. */
async function openedLog(
  log: vscode.Uri,
  given: string | undefined,
  { toolsFile }: SearchStarted,
): Promise<Omit<OpenedLog, 'events'>> {
  if (given !== undefined) return { toolsPath: given, problems: [] };
  if (toolsFile === undefined) return { problems: [] };
  try {
    const file = await findToolFile(log, toolsFile);
    return { ...(file === undefined ? {} : { toolsPath: pathOf(file) }), problems: [] };
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
}

async function readEvents(uri: vscode.Uri): Promise<WholeLog> {
  const source = logSource(uri);
  if ((await source.stat()) === undefined) {
    throw new Error(vscode.l10n.t('There is no log {0}. Choose a *.toolprm.jsonl file.', pathOf(uri)));
  }
  return readChunks(slicesOf(source), checkLightly);
}

/** What is not saved yet counts; else the disk, which an open document may lag behind for a moment. */
async function readText(name: string): Promise<string> {
  const file = uriOfLog(name);
  const unsaved = vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.toString() === file.toString(),
  );
  return unsaved?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
