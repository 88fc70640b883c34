// Logs that lie in no folder on the disk: read through a file system of another extension, labelled there where it can be written.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import type { LabelRecord } from '../../src/labels/label.ts';
import { answering } from './answers.ts';
import { argumentOf, linesOf, openAt, search, searchTabs, until } from './searching.ts';

/** Files in memory, by path; no folders. */
function memoryFiles(): vscode.FileSystemProvider & { readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let clock = 0;
  const times = new Map<string, number>();
  const contentOf = (uri: vscode.Uri): Uint8Array => {
    const content = files.get(uri.path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  };
  return {
    files,
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: (uri) => {
      if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const { length } = contentOf(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: times.get(uri.path) ?? 0, size: length };
    },
    readDirectory: () => [...files.keys()].map((path) => [path.slice(1), vscode.FileType.File]),
    readFile: contentOf,
    writeFile: (uri, content) => {
      clock += 1;
      times.set(uri.path, clock);
      files.set(uri.path, content);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory: () => {},
    delete: (uri) => {
      files.delete(uri.path);
    },
    rename: () => {
      throw vscode.FileSystemError.NoPermissions('Nothing is renamed here.');
    },
  };
}

export function defineVirtualFiles(): void {
  describe('a log in a virtual file system', () => {
    const writable = memoryFiles();
    const readOnly = memoryFiles();
    let registered: vscode.Disposable;
    const at = (scheme: string) => vscode.Uri.from({ scheme, path: '/oslo.toolprm.jsonl' });

    before(async () => {
      registered = vscode.Disposable.from(
        vscode.workspace.registerFileSystemProvider('toolprm-memory', writable),
        vscode.workspace.registerFileSystemProvider('toolprm-archive', readOnly, { isReadonly: true }),
      );
      const content = readFileSync((await search()).fsPath);
      for (const { files } of [writable, readOnly]) files.set('/oslo.toolprm.jsonl', content);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registered.dispose();
    });

    it('opens in the search view, which reads it', async () => {
      const log = at('toolprm-memory');
      await vscode.commands.executeCommand('vscode.open', log);
      await until('the search view', () => searchTabs().find(({ uri }) => uri.toString() === log.toString()));
      await openAt(log, await argumentOf(log));
    });

    it('has its labels beside it', async () => {
      const log = at('toolprm-memory');
      const candidate = await argumentOf(log);
      const records = () =>
        linesOf<LabelRecord>(new TextDecoder().decode(writable.files.get('/oslo.labels.jsonl')));
      for (const [command, count] of [
        [commands.labelBad, 1],
        [commands.undoLabel, 2],
      ] as const) {
        await vscode.commands.executeCommand(command);
        await until(`record ${count}`, () => records().length === count || undefined);
      }
      assert.equal(records()[0]?.candidate, candidate);
      assert.equal(records()[1]?.action, 'undo');
    });

    it('says why nothing is kept where it is read-only', async () => {
      const log = at('toolprm-archive');
      await openAt(log, await argumentOf(log));
      const { said } = await answering({}, async (asked) => {
        await vscode.commands.executeCommand(commands.labelBad);
        await until('the message', () => asked.said[0]);
      });
      assert.match(said[0] ?? '', /The label was not kept, because \/oslo\.labels\.jsonl cannot be written/);
      assert.match(said[0] ?? '', /read-only.*Copy the log to a folder that you can write to/);
      assert.deepEqual([...readOnly.files.keys()], ['/oslo.toolprm.jsonl']);
    });

    it('says why no search continues it', async () => {
      const log = at('toolprm-memory');
      const candidate = await argumentOf(log);
      await openAt(log, candidate);
      const running = vscode.commands.executeCommand(commands.continueFromHere, { log, candidate });
      await assert.rejects(Promise.resolve(running), /does not lie on the disk/);
    });
  });
}
