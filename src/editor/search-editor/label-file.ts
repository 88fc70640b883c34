// The labels beside a log: read, watched, and appended to in whole lines; nothing in the file is ever changed.
import { open } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { LabelRecord } from '../../labels/label.ts';
import { labelLine } from '../../labels/label-line.ts';
import { labelsPath } from '../../labels/labels-path.ts';
import { readLabels } from '../../labels/read-labels.ts';

export interface LabelFile extends vscode.Disposable {
  readonly uri: vscode.Uri;
  /** All records of the file, in its order. */
  readonly records: readonly LabelRecord[];
  readonly onDidChange: vscode.Event<readonly LabelRecord[]>;
  /** Settles when the file was read once. */
  readonly loaded: Promise<void>;
  /** @throws {Error} with what to do, where the file cannot be written. */
  append(record: LabelRecord): Promise<void>;
}

const lineFeed = 0x0a;

export function openLabelFile(log: vscode.Uri, output: vscode.LogOutputChannel): LabelFile {
  const uri = log.with({ path: labelsPath(log.path) });
  const changed = new vscode.EventEmitter<readonly LabelRecord[]>();
  let records: readonly LabelRecord[] = [];
  /** What is done to the file is done one after the other. */
  let queue: Promise<unknown> = Promise.resolve();
  let reload: NodeJS.Timeout | undefined;

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  }

  async function load(): Promise<void> {
    const reading = readLabels(await contentOf(uri));
    for (const { line, message, remedy } of reading.problems) {
      output.warn(`${uri.path}:${line}: ${message} ${remedy}`);
    }
    const before = records;
    records = reading.records;
    if (before.length > 0 || records.length > 0) changed.fire(records);
  }

  const loaded = enqueue(load).catch((error: unknown) => {
    output.warn(`${uri.path}: the labels could not be read: ${String(error)}`);
  });

  function reloadSoon(): void {
    clearTimeout(reload);
    reload = setTimeout(() => {
      enqueue(load).catch((error: unknown) => output.warn(`${uri.path}: ${String(error)}`));
    }, 50);
  }

  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), escapeGlob(uri.path.split('/').pop() ?? '')),
  );
  const registered = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidChange(reloadSoon),
    watcher.onDidCreate(reloadSoon),
    watcher.onDidDelete(reloadSoon),
  );
  return {
    uri,
    get records() {
      return records;
    },
    onDidChange: changed.event,
    loaded,
    append: (record) =>
      enqueue(async () => {
        await appendLine(uri, Buffer.from(labelLine(record)));
        records = [...records, record];
        changed.fire(records);
      }),
    dispose() {
      clearTimeout(reload);
      registered.dispose();
    },
  };
}

/** A pattern that matches this name only. */
export function escapeGlob(name: string): string {
  return name.replace(/[[\]{}()*?]/g, '[$&]');
}

async function contentOf(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return new Uint8Array();
    throw error;
  }
}

async function appendLine(uri: vscode.Uri, line: Uint8Array): Promise<void> {
  try {
    if (uri.scheme === 'file') await appendOnDisk(uri.fsPath, line);
    else await appendElsewhere(uri, line);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      vscode.l10n.t(
        'The label was not kept, because {0} cannot be written: {1} Copy the log to a folder that you can write to and label it there.',
        uri.path,
        /[.!?]$/.test(reason) ? reason : `${reason}.`,
      ),
      { cause: error },
    );
  }
}

/** One write at the end of the file, so that two programs that label the same search do not tear each other's lines. */
async function appendOnDisk(file: string, line: Uint8Array): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const last = new Uint8Array(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isWhole = size === 0 || last[0] === lineFeed;
    await handle.appendFile(isWhole ? line : Buffer.concat([Buffer.of(lineFeed), line]));
  } finally {
    await handle.close();
  }
}

async function appendElsewhere(uri: vscode.Uri, line: Uint8Array): Promise<void> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    throw new Error(vscode.l10n.t('This file system is read-only.'));
  }
  const before = await contentOf(uri);
  const isWhole = before.length === 0 || before[before.length - 1] === lineFeed;
  const parts = isWhole ? [before, line] : [before, Buffer.of(lineFeed), line];
  await vscode.workspace.fs.writeFile(uri, Buffer.concat(parts));
}
