// The searches that this window runs: what they are at, and the handles to control them.
import * as vscode from 'vscode';
import type { SearchEvent } from '../log/events.ts';
import type { RunAction, RunState } from '../protocol/messages.ts';
import type { SearchControl } from '../search/search.ts';
import { createSearchProgress, type SearchProgress } from './search-progress.ts';

export interface RunningSearch {
  readonly query: string;
  /** Its log; absent while the models are being opened. */
  readonly uri: vscode.Uri | undefined;
  readonly progress: SearchProgress;
  act(action: RunAction): void;
}

/** What stops and steps a search, here or in its debugger. */
export type SearchHandle = Pick<SearchControl, RunAction>;

export interface Launch {
  /** Aborted when the search is stopped before it began. */
  readonly signal: AbortSignal;
  began(uri: vscode.Uri, control: SearchHandle): void;
  /** Before it began, `stop` aborts it. */
  act(action: RunAction): void;
  take(event: SearchEvent): void;
  /** Must be called in the end, whatever happened. */
  ended(): void;
}

export interface RunningSearches extends vscode.Disposable {
  readonly all: readonly RunningSearch[];
  find(uri: vscode.Uri): RunningSearch | undefined;
  stateOf(uri: vscode.Uri): RunState;
  /** A search began, ended, was paused or resumed; its log, where it has one. */
  readonly onDidChange: vscode.Event<vscode.Uri | undefined>;
  /** The log of a search has grown. */
  readonly onDidGrow: vscode.Event<vscode.Uri>;
  launch(query: string): Launch;
  /** Settles when all searches have ended and their logs are whole. */
  stopAll(): Promise<void>;
}

export function createRunningSearches(): RunningSearches {
  const running = new Set<RunningSearch>();
  const changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  const grown = new vscode.EventEmitter<vscode.Uri>();
  const find = (uri: vscode.Uri): RunningSearch | undefined =>
    [...running].find((search) => search.uri?.toString() === uri.toString());

  function launch(query: string): Launch {
    const opening = new AbortController();
    const progress = createSearchProgress();
    let uri: vscode.Uri | undefined;
    let control: SearchHandle | undefined;
    const search: RunningSearch = {
      query,
      progress,
      get uri() {
        return uri;
      },
      act(action) {
        if (control !== undefined) control[action]('user');
        else if (action === 'stop') opening.abort();
      },
    };
    running.add(search);
    changed.fire(undefined);
    return {
      signal: opening.signal,
      act: search.act,
      began(log, handle) {
        uri = log;
        control = handle;
        changed.fire(log);
      },
      take(event) {
        progress.take(event);
        if (uri === undefined) return;
        grown.fire(uri);
        if (event.type === 'control') changed.fire(uri);
      },
      ended() {
        running.delete(search);
        changed.fire(uri);
        if (uri !== undefined) grown.fire(uri);
      },
    };
  }

  function stop(): void {
    for (const search of running) search.act('stop');
  }

  return {
    get all() {
      return [...running];
    },
    find,
    stateOf(uri) {
      const search = find(uri);
      return { live: search !== undefined, paused: search?.progress.paused ?? false };
    },
    onDidChange: changed.event,
    onDidGrow: grown.event,
    launch,
    async stopAll() {
      stop();
      if (running.size === 0) return;
      await new Promise<void>((resolve) => {
        changed.event(() => {
          if (running.size === 0) resolve();
        });
      });
    },
    dispose() {
      stop();
      changed.dispose();
      grown.dispose();
    },
  };
}
