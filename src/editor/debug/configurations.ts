// What "Start Debugging" means where launch.json leaves something open, or where there is none.
import path from 'node:path';
import * as vscode from 'vscode';
import { askForQuery, askForToolFile } from '../ask-for-search.ts';
import { activeLog, pickSearch } from '../commands/pick-searches.ts';
import { debuggers } from '../contributions.ts';
import { logSource } from '../search-editor/log-source.ts';
import { readHeader } from '../search-editor/read-log.ts';
import { workspaceFolderOf } from '../searches-folder.ts';
import { nameOf } from '../views/search-items.ts';
import { isLog, type SearchStore } from '../views/search-store.ts';
import { pathOf, uriOfLog } from './debugged-searches.ts';

export interface ConfigurationContext {
  readonly memory: vscode.Memento;
  readonly store: SearchStore;
}

const type = debuggers.search;
/** Of the workspace's tool files and searches, what the list of configurations offers. */
const mostOffered = 5;

export const launchOf = (tools: vscode.Uri, given: object = {}): vscode.DebugConfiguration => ({
  type,
  request: 'launch',
  name: vscode.l10n.t('Debug search with {0}', path.posix.basename(tools.path)),
  tools: pathOf(tools),
  ...given,
});

export const attachTo = (log: vscode.Uri, given: object = {}): vscode.DebugConfiguration => ({
  type,
  request: 'attach',
  name: vscode.l10n.t('Replay {0}', nameOf(log)),
  log: pathOf(log),
  ...given,
});

/** What can be debugged here without a launch.json: the file in use first. */
export async function offeredConfigurations({
  store,
}: ConfigurationContext): Promise<vscode.DebugConfiguration[]> {
  const log = activeLog();
  const active = vscode.window.activeTextEditor?.document.uri;
  const files = await vscode.workspace.findFiles(
    '**/*tool*.{json,jsonc,jsonl,yaml,yml}',
    '**/{node_modules,.toolprm}/**',
    mostOffered,
  );
  const tools = [...(active !== undefined && isToolFile(active) ? [active] : []), ...files].filter(
    (uri) => !isLog(uri),
  );
  const logs = [...(log === undefined ? [] : [log]), ...(await store.list()).map(({ uri }) => uri)];
  const found = [
    ...(log === undefined ? [] : [attachTo(log)]),
    ...different(tools).map((uri) => launchOf(uri)),
    ...different(logs)
      .slice(0, mostOffered)
      .map((uri) => attachTo(uri)),
  ];
  return [...new Map(found.map((configuration) => [configuration.name, configuration])).values()];
}

const different = (uris: readonly vscode.Uri[]): readonly vscode.Uri[] => [
  ...new Map(uris.map((uri) => [uri.toString(), uri])).values(),
];

const isToolFile = ({ path: file }: vscode.Uri): boolean =>
  /\.(?:jsonc?|jsonl|ya?ml)$/i.test(file) && !/[\\/]\.vscode[\\/]/.test(file);

/**
 * Fills in what decides which file is meant: F5 without a launch.json comes with nothing at all. `undefined` where a person
 * gave up.
 */
export async function withTarget(
  given: vscode.DebugConfiguration,
): Promise<vscode.DebugConfiguration | undefined> {
  const { request, name }: { request?: unknown; name?: unknown } = given;
  // A case has a query and tools.
  const isKnown = given.tools !== undefined || given.case !== undefined;
  if (request === 'attach' || (request === 'launch' && isKnown)) return given;
  const log = request === undefined ? activeLog() : undefined;
  if (log !== undefined) return { ...attachTo(log), ...given, request: 'attach' };
  const tools = await askForToolFile();
  if (tools === undefined) return undefined;
  // A name from launch.json stays.
  return {
    ...launchOf(tools),
    ...given,
    request: 'launch',
    type,
    ...(name ? {} : { name: launchOf(tools).name }),
  };
}

/** A configuration that cannot be started, with what a person can do about it. */
export class ConfigurationError extends Error {
  readonly remedy: 'choose-tools' | 'choose-log';
  constructor(message: string, remedy: ConfigurationError['remedy']) {
    super(message);
    this.name = 'ConfigurationError';
    this.remedy = remedy;
  }
}

/**
 * Makes paths absolute and asks for the query where it is missing. `undefined` where a person gave up.
 * @throws {ConfigurationError} where a file is not there or is not what it should be.
 */
export async function withFiles(
  { memory }: Pick<ConfigurationContext, 'memory'>,
  folder: vscode.WorkspaceFolder | undefined,
  given: vscode.DebugConfiguration,
): Promise<vscode.DebugConfiguration | undefined> {
  const tools = fileIn(folder, given.tools);
  // `${file}` is whatever is in use, and that may be a search.
  if (given.request === 'launch' && tools !== undefined && isLog(tools)) {
    const { tools: _tools, ...others } = given;
    return withFiles({ memory }, folder, { ...others, request: 'attach', log: pathOf(tools) });
  }
  if (tools !== undefined && !(await isFile(tools))) {
    throw new ConfigurationError(vscode.l10n.t('There is no tool file {0}.', pathOf(tools)), 'choose-tools');
  }
  if (given.request === 'attach') {
    const log = fileIn(folder, given.log);
    await refuseOtherThanLog(log);
    return {
      ...given,
      ...(log === undefined ? {} : { log: pathOf(log) }),
      ...(tools === undefined ? {} : { tools: pathOf(tools) }),
    };
  }
  const cases = fileIn(folder, given.case?.file);
  if (cases !== undefined) {
    return {
      ...given,
      case: { ...given.case, file: pathOf(cases) },
      ...(tools === undefined ? {} : { tools: pathOf(tools) }),
    };
  }
  if (tools === undefined) {
    throw new ConfigurationError(vscode.l10n.t('The configuration names no tool file.'), 'choose-tools');
  }
  const query: unknown = given.query;
  const asked = typeof query === 'string' && query.trim() !== '' ? query : await askForQuery(memory);
  return asked === undefined ? undefined : { ...given, tools: pathOf(tools), query: asked };
}

async function refuseOtherThanLog(log: vscode.Uri | undefined): Promise<void> {
  const refuse = (message: string): never => {
    throw new ConfigurationError(message, 'choose-log');
  };
  if (log === undefined) return refuse(vscode.l10n.t('The configuration names no log to replay.'));
  if (!(await isFile(log))) return refuse(vscode.l10n.t('There is no log {0}.', pathOf(log)));
  if ((await readHeader(logSource(log))) === undefined) {
    refuse(vscode.l10n.t('{0} cannot be replayed: its first line is not that of a search.', pathOf(log)));
  }
}

/** Says what is wrong with a configuration, and starts again with what is chosen instead. */
export async function chooseInstead(
  { message, remedy }: ConfigurationError,
  given: vscode.DebugConfiguration,
  store: SearchStore,
): Promise<vscode.DebugConfiguration | undefined> {
  const choose =
    remedy === 'choose-log' ? vscode.l10n.t('Choose a Search…') : vscode.l10n.t('Choose a Tool File…');
  if ((await vscode.window.showErrorMessage(message, choose)) !== choose) return undefined;
  if (remedy === 'choose-log') {
    const log = await pickSearch(store, {
      title: vscode.l10n.t('Replay which search?'),
      none: vscode.l10n.t('There is no search to replay.'),
    });
    return log === undefined ? undefined : { ...given, log: pathOf(log) };
  }
  const tools = await askForToolFile();
  return tools === undefined ? undefined : { ...given, tools: pathOf(tools) };
}

function fileIn(folder: vscode.WorkspaceFolder | undefined, value: unknown): vscode.Uri | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const name = value.trim();
  const base = folder?.uri ?? workspaceFolderOf(undefined);
  if (path.isAbsolute(name) || /^[a-z][a-z0-9+.-]+:/i.test(name) || base === undefined) return uriOfLog(name);
  return vscode.Uri.joinPath(base, name);
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
