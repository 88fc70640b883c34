// The searches that belong together because one was made from another: parent, siblings and forks of each log that is open.
import * as vscode from 'vscode';
import type { SearchBrief } from '../../log/brief.ts';
import type { Relative } from '../../protocol/messages.ts';
import { logSource } from '../search-editor/log-source.ts';
import type { FollowedFamilies } from '../search-editor/provider.ts';
import type { SearchEditors } from '../search-editor/search-editors.ts';
import { callsText } from '../search-progress.ts';
import type { ListedSearch, SearchStore } from '../views/search-store.ts';
import { searchState, stateWords } from '../views/search-words.ts';
import { createKnownFamilies } from './known-families.ts';

export interface Families extends FollowedFamilies, vscode.Disposable {
  /** The log, if it belongs to the family of this one: a view's word alone opens nothing. */
  member(log: vscode.Uri, relative: string): vscode.Uri | undefined;
}

/** Between two looks at searches that grow, in milliseconds. */
const pause = 1000;

type Known = ListedSearch & { readonly brief: SearchBrief & { readonly search: string } };

export function createFamilies(
  store: SearchStore,
  editors: SearchEditors,
  output: vscode.LogOutputChannel,
): Families {
  const families = createKnownFamilies();
  /** What never changes once it is there, by log and search. */
  const changes = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let reading: Promise<void> | undefined;
  let again = false;

  let opened = '';
  let timer: NodeJS.Timeout | undefined;

  function editorsChanged(): void {
    const now = editors.all.map(({ document }) => document.uri.toString()).join(' ');
    // Selections change all the time; families do not.
    if (now === opened) return;
    opened = now;
    refresh();
  }

  /** A search that grows changes its family when it ends, and it may be another program's. */
  function logsChanged(logs: readonly vscode.Uri[] | undefined): void {
    if (logs === undefined) refresh();
    else if (logs.some((log) => families.has(log.toString()))) {
      timer ??= setTimeout(() => {
        timer = undefined;
        refresh();
      }, pause);
    }
  }

  function refresh(): void {
    if (reading !== undefined) {
      again = true;
      return;
    }
    reading = readAll()
      .catch((error: unknown) => output.warn(String(error)))
      .finally(() => {
        reading = undefined;
        if (!again) return;
        again = false;
        refresh();
      });
  }

  async function readAll(): Promise<void> {
    const open = new Map(editors.all.map(({ document: { uri } }) => [uri.toString(), uri]));
    const all = open.size === 0 ? [] : (await store.list()).filter(isKnown);
    const bySearch = new Map(all.map((search) => [search.brief.search, search]));
    const read = new Map<string, readonly Relative[]>();
    for (const key of open.keys()) {
      const self = all.find((search) => search.uri.toString() === key);
      read.set(key, self === undefined ? [] : await familyOf(self, all, bySearch));
    }
    for (const key of families.renew(read)) {
      const uri = open.get(key);
      if (uri !== undefined) changed.fire(uri);
    }
  }

  async function familyOf(
    self: Known,
    all: readonly Known[],
    bySearch: ReadonlyMap<string, Known>,
  ): Promise<readonly Relative[]> {
    const { parent } = self.brief;
    const from = parent === undefined ? undefined : bySearch.get(parent.search);
    const oldestFirst = [...all].reverse();
    const siblings =
      parent === undefined ? [] : oldestFirst.filter(({ brief }) => brief.parent?.search === parent.search);
    const children = oldestFirst.filter(({ brief }) => brief.parent?.search === self.brief.search);
    const members: readonly (readonly [Known, Relative['relation']])[] = [
      ...(from === undefined ? [] : [[from, 'parent'] as const]),
      ...(siblings.length === 0 ? [[self, 'self'] as const] : []),
      ...siblings.map((search) => [search, search === self ? 'self' : 'sibling'] as const),
      ...children.map((search) => [search, 'child'] as const),
    ];
    // Alone it is no family.
    if (members.length < 2) return [];
    const now = Date.now();
    return Promise.all(
      members.map(async ([search, relation]) => ({
        ...relativeOf(search, now),
        relation,
        changed: await changedIn(search),
      })),
    );
  }

  async function changedIn({ uri, brief }: Known): Promise<string> {
    const { parent, replayed, search } = brief;
    if (parent === undefined) return vscode.l10n.t('the first search');
    const key = `${uri} ${search}`;
    const known = changes.get(key);
    if (known !== undefined) return known;
    const words = replayed === undefined ? await continuedFrom(parent) : await wordsOfLog(uri, replayed);
    if (words !== undefined) changes.set(key, words);
    return words ?? vscode.l10n.t('continued');
  }

  async function continuedFrom(parent: { readonly search: string; readonly candidate: string }) {
    const from = (await store.list()).find(({ brief }) => brief?.search === parent.search);
    if (from === undefined) return undefined;
    const { findFacts } = await import('../views/find-facts.ts');
    const facts = await findFacts(logSource(from.uri), new Set([parent.candidate]));
    const decision = facts.get(parent.candidate)?.decision;
    return decision === undefined ? undefined : vscode.l10n.t('continued from {0}', decision);
  }

  const registered = vscode.Disposable.from(
    changed,
    store.onDidChange(logsChanged),
    editors.onDidChange(editorsChanged),
    { dispose: () => clearTimeout(timer) },
  );
  return {
    of: (log) => families.of(log.toString()),
    onDidChange: changed.event,
    member(log, relative) {
      const found = families.of(log.toString())?.find((one) => one.log === relative);
      return found === undefined ? undefined : vscode.Uri.parse(found.log, true);
    },
    dispose: () => registered.dispose(),
  };
}

const isKnown = (search: ListedSearch): search is Known => search.brief?.search !== undefined;

async function wordsOfLog(uri: vscode.Uri, replayed: number): Promise<string | undefined> {
  const { readChanges } = await import('./read-changes.ts');
  return readChanges(logSource(uri), replayed);
}

function relativeOf(search: Known, now: number): Omit<Relative, 'relation' | 'changed'> {
  const { uri, brief } = search;
  const { mark, text } = stateWords[searchState(brief, search, now)];
  const result = brief.outcome === 'done' ? callsText(brief.calls ?? []) : text;
  return { log: uri.toString(), mark, result, ...(brief.score === undefined ? {} : { score: brief.score }) };
}
