// The custom editor of search logs: one document a file, any number of views of it.
import * as vscode from 'vscode';
import { checkViewMessage } from '../../protocol/check-view-message.ts';
import type { Relative, StoppedPlace, ViewMessage, ViewSettings } from '../../protocol/messages.ts';
import { present } from '../../tools/record.ts';
import { editors as editorTypes, settings } from '../contributions.ts';
import type { RunningSearches } from '../running-searches.ts';
import { createFeed, type Feed } from './feed.ts';
import { newNonce, searchPage } from './html.ts';
import { openSearchDocument, type SearchDocument } from './search-document.ts';
import type { SearchEditor, SearchEditors } from './search-editors.ts';
import { readViewSettings } from './view-settings.ts';

export interface SearchEditorContext {
  readonly extensionUri: vscode.Uri;
  readonly output: vscode.LogOutputChannel;
  readonly running: RunningSearches;
  readonly editors: SearchEditors;
  /** Where debuggers have stopped. */
  readonly debugged: FollowedDebuggers;
  readonly families: FollowedFamilies;
  /** Carries out what a view asks for. It may throw: the error is shown. */
  readonly answer: (editor: SearchEditor, message: Asked) => Promise<void>;
}

export interface FollowedDebuggers {
  find(log: vscode.Uri): { readonly place: StoppedPlace | undefined } | undefined;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

export interface FollowedFamilies {
  /** `undefined` until it is known. */
  of(log: vscode.Uri): readonly Relative[] | undefined;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** What a view asks for, besides the log itself. */
export type Asked = Exclude<ViewMessage, { type: 'ready' }>;

/** A frame of the view, in milliseconds. */
const frame = 16;

export function registerSearchEditor(context: SearchEditorContext): vscode.Disposable {
  const { debugged, editors, families, output, running } = context;
  const each = (uri: vscode.Uri | undefined, act: (editor: SearchEditor) => void) => {
    for (const editor of editors.all) {
      if (uri === undefined || editor.document.uri.toString() === uri.toString()) act(editor);
    }
  };
  const tellSettings = () =>
    each(undefined, ({ document, feed }) =>
      feed.tell({ type: 'settings', settings: viewSettings(document.uri) }),
    );
  return vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(
      editorTypes.search,
      {
        openCustomDocument: (uri) => openSearchDocument(uri, output),
        resolveCustomEditor: (document, panel) => showDocument(context, document, panel),
      } satisfies vscode.CustomReadonlyEditorProvider<SearchDocument>,
      { supportsMultipleEditorsPerDocument: true },
    ),
    running.onDidGrow((uri) => each(uri, ({ document }) => document.lookSoon())),
    running.onDidChange((uri) => {
      if (uri === undefined) return;
      each(uri, ({ feed }) => feed.tell({ type: 'run', run: running.stateOf(uri) }));
    }),
    debugged.onDidChange((log) =>
      each(log, ({ feed }) => feed.tell({ type: 'stopped', at: debugged.find(log)?.place ?? null })),
    ),
    families.onDidChange((log) =>
      each(log, ({ feed }) => feed.tell({ type: 'family', family: families.of(log) ?? [] })),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (viewSettingIds.some((id) => change.affectsConfiguration(id))) tellSettings();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(tellSettings),
  );
}

const viewSettingIds = [
  settings.labelKeyGood,
  settings.labelKeyBad,
  settings.labelKeyNeutral,
  settings.labelBlind,
  settings.labelAutoAdvance,
  settings.promptPrice,
  settings.completionPrice,
];

export function viewSettings(log: vscode.Uri): ViewSettings {
  const configuration = vscode.workspace.getConfiguration(undefined, log);
  return readViewSettings((name) => configuration.get(settings[name]), {
    trusted: vscode.workspace.isTrusted,
    onDisk: log.scheme === 'file',
  });
}

function showDocument(
  context: SearchEditorContext,
  document: SearchDocument,
  panel: vscode.WebviewPanel,
): void {
  const { extensionUri, editors, output } = context;
  const feed = feedOf(context, document, panel);
  const editor: SearchEditor = { document, panel, feed, selected: null };
  let watching: vscode.Disposable | undefined;
  const follow = () => {
    if (panel.visible) watching ??= document.watch();
    else {
      watching?.dispose();
      watching = undefined;
      feed.hide();
    }
  };
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const address = (file: string) => String(panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, file)));
  panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
  panel.webview.onDidReceiveMessage((value: unknown) => {
    const message = checkViewMessage(value);
    if (message === undefined) {
      output.error('The search view sent a message of an unknown shape; it was passed over.');
    } else if (message.type === 'ready') feed.ready(message.have);
    else context.answer(editor, message).catch(showError);
  });
  const registered = vscode.Disposable.from(
    document.onDidChange(() => feed.changed()),
    document.labels.onDidChange((labels) => feed.tell({ type: 'labels', labels })),
    panel.onDidChangeViewState(() => {
      follow();
      editors.touch(editor);
    }),
  );
  panel.onDidDispose(() => {
    registered.dispose();
    watching?.dispose();
    feed.hide();
    editors.remove(editor);
  });
  panel.webview.html = searchPage(
    {
      cspSource: panel.webview.cspSource,
      script: address('webview.js'),
      styles: [address('codicon.css'), address('webview.css')],
    },
    newNonce(),
    {
      title: vscode.l10n.t('ToolPRM Search'),
      language: vscode.env.language,
    },
  );
  follow();
  editors.add(editor);

  function showError(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    output.error(text);
    void vscode.window.showErrorMessage(text);
  }
}

function feedOf(context: SearchEditorContext, document: SearchDocument, panel: vscode.WebviewPanel): Feed {
  const { uri } = document;
  return createFeed({
    followed: () => document.followed,
    read: (from, to) => document.source.read(from, to),
    post: (message) => panel.webview.postMessage(message),
    frame: () => new Promise((resolve) => setTimeout(resolve, frame)),
    surroundings: () => ({
      ...present('stopped', context.debugged.find(uri)?.place),
      ...present('family', context.families.of(uri)),
      name: uri.path.split('/').pop() ?? '',
      run: context.running.stateOf(uri),
      labels: document.labels.records,
      settings: viewSettings(uri),
    }),
  });
}
