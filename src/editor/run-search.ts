// The command "ToolPRM: Run Search…": asks for what is missing, runs the search, writes its log and opens it.
import path from 'node:path';
import * as vscode from 'vscode';
import type { EmbeddedSpec, RewardSpec, ServerSpec } from '../run/model-spec.ts';
import type { Assets } from '../run/open-models.ts';
import type { ApiKeys } from './api-keys.ts';
import { askForQuery, askForToolFile } from './ask-for-search.ts';
import { commands, contexts, type SettingName, settings } from './contributions.ts';
import { showOutcome, showSearchError } from './search-messages.ts';
import { createSearchProgress, type SearchOutcome } from './search-progress.ts';
import { readSearchRequest, type SearchRequest } from './search-request.ts';
import { readConfiguredSearch } from './search-settings.ts';

export interface RunSearchContext {
  readonly assets: Assets;
  readonly keys: ApiKeys;
  readonly output: vscode.LogOutputChannel;
  readonly memory: vscode.Memento;
  /** Where logs go when the tool file lies in no workspace folder. */
  readonly storage: vscode.Uri;
  /** Name and version of the program, for the log. */
  readonly producer: string;
}

/** What the command gives back to a program that called it. */
export interface SearchReport {
  readonly logPath: string;
  readonly outcome: SearchOutcome['outcome'];
  readonly response: string | null;
}

interface RunningSearch {
  stop(): void;
}

export function registerRunSearch(context: RunSearchContext): vscode.Disposable {
  const running = new Set<RunningSearch>();
  const stopAll = () => {
    for (const search of running) search.stop();
  };
  const track = (search: RunningSearch, on: boolean) => {
    if (on) running.add(search);
    else running.delete(search);
    void vscode.commands.executeCommand('setContext', contexts.searchRunning, running.size > 0);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.runSearch, async (argument: unknown) => {
      const request = readSearchRequest(argument);
      try {
        return await runFromCommand(context, request, track);
      } catch (error) {
        // A program that gave the query is told by the error itself, a person by a message.
        if (request.query !== undefined) throw error;
        showSearchError(error, context.output);
        return undefined;
      }
    }),
    vscode.commands.registerCommand(commands.stopSearch, stopAll),
    { dispose: stopAll },
  );
}

type Track = (search: RunningSearch, on: boolean) => void;

async function runFromCommand(
  context: RunSearchContext,
  request: SearchRequest,
  track: Track,
): Promise<SearchReport | undefined> {
  const toolFile = request.toolFile ?? (await askForToolFile());
  if (toolFile === undefined) return undefined;
  const query = request.query ?? (await askForQuery(context.memory));
  if (query === undefined) return undefined;
  const report = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Searching the call for “{0}”', query.slice(0, 80)),
      cancellable: true,
    },
    (progress, token) =>
      search(
        context,
        { ...request, toolFile, query },
        track,
        (message) => progress.report({ message }),
        token,
      ),
  );
  if (report !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(report.logPath));
    await vscode.window.showTextDocument(document, { preview: true });
  }
  return report;
}

async function search(
  context: RunSearchContext,
  request: SearchRequest & { readonly toolFile: vscode.Uri; readonly query: string },
  track: Track,
  say: (message: string) => void,
  token: vscode.CancellationToken,
): Promise<SearchReport | undefined> {
  const { toolFile, query, overrides } = request;
  const { output } = context;
  const configuration = vscode.workspace.getConfiguration(undefined, toolFile);
  const setting = (name: SettingName): unknown =>
    overrides.has(name) ? overrides.get(name) : configuration.get(settings[name]);
  const folder = vscode.workspace.getWorkspaceFolder(toolFile)?.uri;
  const configured = readConfiguredSearch(setting);
  const opening = new AbortController();
  let stop = () => opening.abort();
  const running = { stop: () => stop() };
  const cancelled = token.onCancellationRequested(running.stop);
  track(running, true);
  try {
    say(vscode.l10n.t('opening the models'));
    // Loaded at the first search: the models' libraries are most of the extension's code.
    const { runSearch } = await import('../run/run-search.ts');
    const document = await vscode.workspace.openTextDocument(toolFile);
    const run = await runSearch({
      toolsText: document.getText(),
      toolsFile: vscode.workspace.asRelativePath(toolFile, false),
      query,
      settings: configured.settings,
      policy: await ready(configured.policy, folder, context.keys),
      reward: await ready(configured.reward, folder, context.keys),
      log: { folder: logFolder(folder, context.storage) },
      assets: context.assets,
      producer: context.producer,
      signal: opening.signal,
    });
    stop = () => run.control.stop('user');
    if (opening.signal.aborted) stop();
    for (const problem of run.toolProblems)
      output.warn(`${toolFile.fsPath}: ${problem.message} ${problem.remedy}`);
    const progress = createSearchProgress();
    for await (const event of run.events) {
      output.trace(`${run.id} ${event.seq} ${event.type}`);
      if (event.type === 'notice') output.warn([event.message, event.remedy].filter(Boolean).join(' '));
      const message = progress.take(event);
      if (message !== undefined) say(message);
    }
    const outcome = progress.outcome();
    if (outcome === undefined || run.logPath === undefined) return undefined;
    output.info(`${outcome.outcome}: ${run.logPath}`);
    showOutcome(outcome, output);
    return { logPath: run.logPath, outcome: outcome.outcome, response: outcome.response };
  } catch (error) {
    if (opening.signal.aborted) return undefined;
    throw error;
  } finally {
    cancelled.dispose();
    track(running, false);
  }
}

function logFolder(workspace: vscode.Uri | undefined, storage: vscode.Uri): string {
  return workspace === undefined
    ? path.join(storage.fsPath, 'searches')
    : path.join(workspace.fsPath, '.toolprm', 'searches');
}

/** The specification with its key, or with its file's path made absolute. */
async function ready<Spec extends ServerSpec | EmbeddedSpec | RewardSpec>(
  spec: Spec,
  folder: vscode.Uri | undefined,
  keys: ApiKeys,
): Promise<Spec> {
  if (spec.kind === 'server') {
    const apiKey = await keys.find(spec.url);
    return apiKey === undefined ? spec : { ...spec, apiKey };
  }
  if (spec.kind !== 'embedded' || spec.file === undefined || folder === undefined) return spec;
  return { ...spec, file: path.resolve(folder.fsPath, spec.file) };
}
