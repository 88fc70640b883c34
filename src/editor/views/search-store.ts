// The searches that the editor knows: those in the searches folders and those that are open, with their labels.
import * as vscode from 'vscode';
import type { Label } from '../../labels/label.ts';
import { labelsPath, logPathOf } from '../../labels/labels-path.ts';
import type { SearchBrief } from '../../log/brief.ts';
import type { RunningSearches } from '../running-searches.ts';
import { logSource } from '../search-editor/log-source.ts';
import type { FollowedDebuggers } from '../search-editor/provider.ts';
import { readEnds } from './read-ends.ts';
import { searchFolders } from './search-folders.ts';

export interface ListedSearch {
  readonly uri: vscode.Uri;
  /** Absent for a file that is no log, with the reason. */
  readonly brief?: SearchBrief;
  readonly unread?: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** This window runs it. */
  readonly live: boolean;
  /** It is held, by hand or by a debugger that has stopped in it. */
  readonly paused: boolean;
  /** By candidate; empty where nothing is labelled. */
  readonly labels: ReadonlyMap<string, Label>;
  /** How many of them are bad. */
  readonly bad: number;
}

export interface SearchStore extends vscode.Disposable {
  /** The logs that changed; `undefined` when the list may have. At most four times a second. */
  readonly onDidChange: vscode.Event<readonly vscode.Uri[] | undefined>;
  /** Newest first. */
  list(token?: vscode.CancellationToken): Promise<readonly ListedSearch[]>;
  /** One log, wherever it lies; `undefined` where there is no such file. */
  find(log: vscode.Uri): Promise<ListedSearch | undefined>;
  refresh(): void;
}

interface Cached {
  readonly stamp: string;
  readonly search: Omit<ListedSearch, 'live' | 'paused'>;
}

/** Most logs of one folder; file names begin with their time, so the newest ones are kept. */
const mostListed = 1000;
const atOnce = 16;
const pause = 250;
const largestLabels = 32 << 20;

export const isLog = (uri: vscode.Uri): boolean => uri.path.endsWith('.toolprm.jsonl');

export function createSearchStore(
  storage: vscode.Uri,
  running: RunningSearches,
  debugged: FollowedDebuggers,
): SearchStore {
  const changed = new vscode.EventEmitter<readonly vscode.Uri[] | undefined>();
  const cache = new Map<string, Cached>();
  const touched = new Map<string, vscode.Uri>();
  let listTouched = false;
  let timer: NodeJS.Timeout | undefined;
  let watchers: readonly vscode.Disposable[] = [];

  function tell(log: vscode.Uri | undefined): void {
    if (log === undefined) listTouched = true;
    else touched.set(log.toString(), log);
    timer ??= setTimeout(() => {
      timer = undefined;
      const logs = [...touched.values()];
      const whole = listTouched;
      touched.clear();
      listTouched = false;
      changed.fire(whole ? undefined : logs);
    }, pause);
  }

  function watch(): void {
    for (const watcher of watchers) watcher.dispose();
    watchers = searchFolders(storage).flatMap((folder) => {
      const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(folder, '*.{toolprm,labels}.jsonl'),
      );
      const inPlace = (uri: vscode.Uri) => tell(logOf(uri));
      const cameOrWent = (uri: vscode.Uri) => (isLog(uri) ? tell(undefined) : tell(logOf(uri)));
      return [
        watcher,
        watcher.onDidChange(inPlace),
        watcher.onDidCreate(cameOrWent),
        watcher.onDidDelete(cameOrWent),
      ];
    });
  }

  async function find(log: vscode.Uri): Promise<ListedSearch | undefined> {
    const labelsUri = log.with({ path: labelsPath(log.path) });
    const [stat, labelsStat] = await Promise.all([statOf(log), statOf(labelsUri)]);
    const key = log.toString();
    if (stat === undefined) {
      cache.delete(key);
      return undefined;
    }
    const stamp = [stat.mtime, stat.size, labelsStat?.mtime, labelsStat?.size].join(' ');
    const known = cache.get(key);
    const { live, paused } = running.stateOf(log);
    const held = debugged.find(log);
    // A debugger holds the search after every step, also where it goes on at once.
    const state = { live, paused: held === undefined ? paused : live && held.place !== undefined };
    if (known?.stamp === stamp) return { ...known.search, ...state };
    const labels =
      labelsStat === undefined || labelsStat.size > largestLabels
        ? new Map<string, Label>()
        : await readLabelsOf(labelsUri);
    const bad = [...labels.values()].filter(({ rating }) => rating === -1).length;
    const search = { uri: log, modified: stat.mtime, labels, bad, ...(await briefOf(log)) };
    cache.set(key, { stamp, search });
    return { ...search, ...state };
  }

  async function list(token?: vscode.CancellationToken): Promise<readonly ListedSearch[]> {
    const logs = new Map(openLogs().map((uri) => [uri.toString(), uri]));
    for (const folder of searchFolders(storage)) {
      for (const uri of await logsIn(folder)) logs.set(uri.toString(), uri);
    }
    const all = [...logs.values()];
    const found: ListedSearch[] = [];
    for (let from = 0; from < all.length; from += atOnce) {
      if (token?.isCancellationRequested) break;
      const some = await Promise.all(all.slice(from, from + atOnce).map(find));
      found.push(...some.filter((search) => search !== undefined));
    }
    return found.sort((one, other) => timeOf(other) - timeOf(one));
  }

  watch();
  const registered = vscode.Disposable.from(
    changed,
    running.onDidChange(() => tell(undefined)),
    debugged.onDidChange((log) => {
      if (running.find(log) !== undefined) tell(log);
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if ([...opened, ...closed].some((tab) => logOfTab(tab) !== undefined)) tell(undefined);
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      watch();
      tell(undefined);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('toolprm.searches')) return;
      watch();
      tell(undefined);
    }),
  );
  return {
    onDidChange: changed.event,
    list,
    find,
    refresh() {
      cache.clear();
      tell(undefined);
    },
    dispose() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.dispose();
      registered.dispose();
    },
  };
}

/** When the search began, where its log says so. */
export const timeOf = ({ brief, modified }: ListedSearch): number => brief?.time ?? modified;

/** The log that a changed file belongs to. */
function logOf(uri: vscode.Uri): vscode.Uri {
  const path = logPathOf(uri.path);
  return path === undefined ? uri : uri.with({ path });
}

async function briefOf(log: vscode.Uri): Promise<Pick<ListedSearch, 'brief' | 'unread'>> {
  try {
    const { readBrief } = await import('../../log/brief.ts');
    const { head, tail } = await readEnds(logSource(log));
    const brief = readBrief(head, tail);
    return brief === undefined
      ? { unread: vscode.l10n.t('The first line is not that of a search.') }
      : { brief };
  } catch (error) {
    return { unread: error instanceof Error ? error.message : String(error) };
  }
}

async function readLabelsOf(uri: vscode.Uri): Promise<ReadonlyMap<string, Label>> {
  const { readLabels } = await import('../../labels/read-labels.ts');
  const { labelsOf } = await import('../../labels/project.ts');
  try {
    return labelsOf(readLabels(await vscode.workspace.fs.readFile(uri)).records);
  } catch {
    // It went away in between; the watcher tells when it is back.
    return new Map();
  }
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

async function logsIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => name.endsWith('.toolprm.jsonl') && (type & vscode.FileType.Directory) === 0)
      .map(([name]) => name)
      .sort()
      .slice(-mostListed)
      .map((name) => vscode.Uri.joinPath(folder, name));
  } catch {
    // No search was run yet.
    return [];
  }
}

function openLogs(): readonly vscode.Uri[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap((tab) => logOfTab(tab) ?? []));
}

function logOfTab({ input }: vscode.Tab): vscode.Uri | undefined {
  const uri =
    input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
  return uri !== undefined && isLog(uri) ? uri : undefined;
}
