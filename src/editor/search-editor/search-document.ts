// A log that is open in one or more search views: followed while it grows, with the labels beside it.
import * as vscode from 'vscode';
import type { SearchStarted } from '../../log/tree.ts';
import { createFollower, type Followed, type LogSource } from './follow.ts';
import { escapeGlob, type LabelFile, openLabelFile } from './label-file.ts';
import { logSource } from './log-source.ts';
import { readHeader } from './read-log.ts';

export interface SearchDocument extends vscode.CustomDocument {
  readonly source: LogSource;
  readonly labels: LabelFile;
  /** `undefined` before the first look. */
  readonly followed: Followed | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** What the log begins with, once it does. */
  header(): Promise<SearchStarted | undefined>;
  /** Looks at the file soon; many calls make one look. */
  lookSoon(): void;
  /** While at least one watches, a log that is not finished is looked at again and again. */
  watch(): vscode.Disposable;
}

/** Milliseconds between looks at a log that this window's own search writes. */
const soon = 20;
/** Between looks at a log that another process may write; file systems that are not on the disk are spared. */
const pollOnDisk = 400;
const pollElsewhere = 5000;

export function openSearchDocument(uri: vscode.Uri, output: vscode.LogOutputChannel): SearchDocument {
  const changed = new vscode.EventEmitter<void>();
  const source = logSource(uri);
  const follower = createFollower(source, () => changed.fire());
  const labels = openLabelFile(uri, output);
  const watchers = new Set<symbol>();
  let header: { readonly generation: number; readonly event: SearchStarted } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void follower.look();
    }, soon);
  }

  function pollAgain(): void {
    clearTimeout(poll);
    const { followed } = follower;
    const isOver = followed?.state === 'readable' && followed.finished;
    if (watchers.size === 0 || isOver) return;
    poll = setTimeout(
      () => void follower.look().then(pollAgain),
      uri.scheme === 'file' ? pollOnDisk : pollElsewhere,
    );
  }

  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), escapeGlob(uri.path.split('/').pop() ?? '')),
  );
  const registered = vscode.Disposable.from(
    changed,
    labels,
    watcher,
    watcher.onDidChange(lookSoon),
    watcher.onDidCreate(lookSoon),
    watcher.onDidDelete(lookSoon),
    changed.event(pollAgain),
  );
  void follower.look();
  return {
    uri,
    source,
    labels,
    get followed() {
      return follower.followed;
    },
    onDidChange: changed.event,
    async header() {
      await follower.look();
      const { followed } = follower;
      if (followed?.state !== 'readable') return undefined;
      if (header?.generation === followed.generation) return header.event;
      const event = await readHeader(source);
      if (event !== undefined) header = { generation: followed.generation, event };
      return event;
    },
    lookSoon,
    watch() {
      const watching = Symbol();
      watchers.add(watching);
      void follower.look().then(pollAgain);
      return {
        dispose() {
          watchers.delete(watching);
          if (watchers.size === 0) clearTimeout(poll);
        },
      };
    },
    dispose() {
      watchers.clear();
      clearTimeout(timer);
      clearTimeout(poll);
      registered.dispose();
    },
  };
}
