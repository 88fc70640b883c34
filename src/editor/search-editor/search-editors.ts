// The search views that are open in this window, and how others bring one up or speak to it.
import * as vscode from 'vscode';
import type { ViewCommand } from '../../protocol/messages.ts';
import { contexts, editors } from '../contributions.ts';
import type { Feed } from './feed.ts';
import type { SearchDocument } from './search-document.ts';

export interface SearchEditor {
  readonly document: SearchDocument;
  readonly panel: vscode.WebviewPanel;
  readonly feed: Feed;
  /** Id of the candidate that is selected in it. */
  selected: string | null;
}

export interface RevealOptions {
  /** Selects it once the view has all of the log. */
  readonly candidate?: string;
  /** False where nobody asked for the view: then the focus stays where it is. */
  readonly takeFocus: boolean;
  /** Leaves what is in use in sight: a log that is not open yet opens in the column beside it. */
  readonly beside?: boolean;
  /** Where a log opens that is not open yet; else where searches are already shown. */
  readonly column?: vscode.ViewColumn;
}

export interface SearchEditors extends vscode.Disposable {
  readonly all: readonly SearchEditor[];
  /** The view that is active, else the one that was active last and can still be seen. */
  readonly current: SearchEditor | undefined;
  /** The current view, its selection or its visibility changed. */
  readonly onDidChange: vscode.Event<void>;
  find(log: vscode.Uri): SearchEditor | undefined;
  isVisible(log: vscode.Uri): boolean;
  /** Opens a log in the search view, or shows the view that it is open in. */
  reveal(log: vscode.Uri, options: RevealOptions): Promise<void>;
  /** Has the current view carry out a command; false where there is none. `takeFocus`: the keyboard goes on there. */
  command(command: ViewCommand, options: { readonly takeFocus: boolean }): boolean;
  add(editor: SearchEditor): void;
  remove(editor: SearchEditor): void;
  /** Must be called when a view's state or selection changed. */
  touch(editor: SearchEditor): void;
}

export function createSearchEditors(canSearch: (editor: SearchEditor) => boolean): SearchEditors {
  /** The one that was active last comes first. */
  let open: readonly SearchEditor[] = [];
  const changed = new vscode.EventEmitter<void>();
  const awaited = new Map<string, string>();
  const find = (log: vscode.Uri): SearchEditor | undefined =>
    open.find(({ document }) => document.uri.toString() === log.toString());
  const current = (): SearchEditor | undefined =>
    open.find(({ panel }) => panel.active) ?? open.find(({ panel }) => panel.visible);

  function tell(): void {
    const editor = current();
    const isSelected = editor !== undefined && editor.selected !== null;
    const values = {
      [contexts.searchInView]: editor !== undefined,
      [contexts.candidateSelected]: isSelected,
      [contexts.canContinue]: isSelected && canSearch(editor),
    };
    for (const [key, value] of Object.entries(values)) {
      void vscode.commands.executeCommand('setContext', key, value);
    }
    changed.fire();
  }

  function select(editor: SearchEditor, candidate: string): void {
    editor.feed.tellAfterLog({ type: 'select', candidate });
  }

  return {
    get all() {
      return open;
    },
    get current() {
      return current();
    },
    onDidChange: changed.event,
    find,
    isVisible: (log) =>
      open.some(({ document, panel }) => panel.visible && document.uri.toString() === log.toString()),
    async reveal(log, { candidate, takeFocus, beside = false, column }) {
      const editor = find(log);
      if (editor !== undefined) {
        // In its own column, whichever is in use.
        editor.panel.reveal(editor.panel.viewColumn, !takeFocus);
        if (candidate !== undefined) select(editor, candidate);
        return;
      }
      if (candidate !== undefined) awaited.set(log.toString(), candidate);
      await vscode.commands.executeCommand('vscode.openWith', log, editors.search, {
        viewColumn: beside ? vscode.ViewColumn.Beside : (column ?? columnFor(open)),
        preserveFocus: !takeFocus,
        preview: false,
      } satisfies vscode.TextDocumentShowOptions);
    },
    command(command, { takeFocus }) {
      const editor = current();
      if (takeFocus) editor?.panel.reveal();
      editor?.feed.tell({ type: 'command', command });
      return editor !== undefined;
    },
    add(editor) {
      open = [editor, ...open];
      const key = editor.document.uri.toString();
      const candidate = awaited.get(key);
      awaited.delete(key);
      if (candidate !== undefined) select(editor, candidate);
      tell();
    },
    remove(editor) {
      open = open.filter((other) => other !== editor);
      tell();
    },
    touch(editor) {
      if (editor.panel.active) open = [editor, ...open.filter((other) => other !== editor)];
      tell();
    },
    dispose: () => changed.dispose(),
  };
}

/** Where searches are already shown, else beside the editor that is in use. */
function columnFor(open: readonly SearchEditor[]): vscode.ViewColumn {
  const beside = open.find(({ panel }) => panel.visible)?.panel.viewColumn;
  if (beside !== undefined) return beside;
  return vscode.window.tabGroups.activeTabGroup.tabs.length === 0
    ? vscode.ViewColumn.Active
    : vscode.ViewColumn.Beside;
}
