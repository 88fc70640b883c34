// The view "Tool Files": the tool files of the workspace, and in each its tools. Nothing is read before it is seen.
import * as vscode from 'vscode';
import { commands, settings, views } from '../contributions.ts';
import { counted } from './counts-and-ages.ts';
import { findToolFiles, includePatterns, type ListedFile, readListedFile } from './find-tool-files.ts';
import type { FoundTool } from './tool-file.ts';
import { toolFileItem, toolItem } from './tool-items.ts';

export interface FileElement {
  readonly kind: 'file';
  /** Also what "Run Search…" reads when it is called on the item. */
  readonly toolFile: vscode.Uri;
  readonly file: ListedFile;
}
export interface ToolElement {
  readonly kind: 'tool';
  readonly toolFile: vscode.Uri;
  readonly tool: FoundTool;
}
type Element = FileElement | ToolElement;

/** Milliseconds between two drawings while files are found, and after a file was changed. */
const pause = 250;

export function registerToolFilesView(output: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const files = new Map<string, ListedFile>();
  let scanning: vscode.CancellationTokenSource | undefined;
  let seen = false;
  let timer: NodeJS.Timeout | undefined;
  let watchers: readonly vscode.Disposable[] = [];

  function draw(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed.fire(undefined);
    }, pause);
  }

  async function scan(): Promise<void> {
    scanning?.cancel();
    const source = new vscode.CancellationTokenSource();
    scanning = source;
    const before = new Set(files.keys());
    const started = performance.now();
    try {
      for await (const file of findToolFiles(source.token)) {
        if (source.token.isCancellationRequested) return;
        before.delete(file.uri.toString());
        files.set(file.uri.toString(), file);
        draw();
      }
      if (source.token.isCancellationRequested) return;
      for (const gone of before) files.delete(gone);
      output.debug(
        `${counted(files.size, 'tool file')} found in ${Math.round(performance.now() - started)} ms`,
      );
      draw();
    } catch (error) {
      output.warn(`Tool files could not be looked for: ${error instanceof Error ? error.message : error}`);
    } finally {
      if (scanning === source) scanning = undefined;
      source.dispose();
    }
  }

  const scanWithProgress = (): Thenable<void> =>
    vscode.window.withProgress({ location: { viewId: views.toolFiles } }, scan);

  async function reread(uri: vscode.Uri): Promise<void> {
    const file = await readListedFile(uri);
    if (file === undefined && !files.has(uri.toString())) return;
    if (file === undefined) files.delete(uri.toString());
    else files.set(uri.toString(), file);
    draw();
  }

  function watch(): void {
    for (const watcher of watchers) watcher.dispose();
    watchers = includePatterns().flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const skipped = (uri: vscode.Uri) => /\/(?:node_modules|\.git|\.toolprm)\//.test(uri.path);
      const take = (uri: vscode.Uri) => {
        if (!skipped(uri)) void reread(uri);
      };
      return [
        watcher,
        watcher.onDidChange(take),
        watcher.onDidCreate(take),
        watcher.onDidDelete((uri) => {
          if (files.delete(uri.toString())) draw();
        }),
      ];
    });
  }

  async function start(): Promise<void> {
    seen = true;
    watch();
    await scanWithProgress();
  }

  const provider: vscode.TreeDataProvider<Element> = {
    onDidChangeTreeData: changed.event,
    async getChildren(element) {
      if (element?.kind === 'tool') return [];
      if (element?.kind === 'file') {
        const tools = element.file.content?.tools ?? [];
        return tools.map((tool) => ({ kind: 'tool', toolFile: element.toolFile, tool }));
      }
      if (!seen) await start();
      return [...files.values()]
        .sort((one, other) => (one.uri.path < other.uri.path ? -1 : 1))
        .map((file) => ({ kind: 'file', toolFile: file.uri, file }));
    },
    getTreeItem: (element) =>
      element.kind === 'file' ? toolFileItem(element.file) : toolItem(element.toolFile, element.tool),
  };

  const again = () => {
    if (seen) void start();
  };
  return vscode.Disposable.from(
    changed,
    vscode.window.createTreeView(views.toolFiles, { treeDataProvider: provider, showCollapseAll: true }),
    vscode.commands.registerCommand(commands.refreshToolFiles, () => (seen ? scanWithProgress() : start())),
    vscode.workspace.onDidChangeWorkspaceFolders(again),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settings.toolsInclude)) {
        files.clear();
        again();
      }
    }),
    {
      dispose() {
        scanning?.cancel();
        clearTimeout(timer);
        for (const watcher of watchers) watcher.dispose();
      },
    },
  );
}
