// The panels that show two searches beside each other: one for each pair, drawn again when a log grows.
import * as vscode from 'vscode';
import { checkCompareMessage } from '../../protocol/check-compare-message.ts';
import type { CompareHostMessage, CompareViewMessage } from '../../protocol/compare.ts';
import { panels } from '../contributions.ts';
import { isBlind, onDidChangeBlind } from '../search-editor/blind-mode.ts';
import { newNonce, searchPage } from '../search-editor/html.ts';
import { nameOf } from '../views/search-items.ts';
import { isLog, type SearchStore } from '../views/search-store.ts';
import { type LogPair, readComparison } from './read-comparison.ts';

export interface ComparePanels extends vscode.Disposable {
  /** Shows the comparison, in the column that is in use. */
  show(pair: LogPair): void;
}

export interface CompareContext {
  readonly extension: vscode.Uri;
  readonly output: vscode.LogOutputChannel;
  readonly store: SearchStore;
  /** Carries out what a comparison asks for. It may throw: the error is shown. */
  readonly answer: (
    pair: LogPair,
    message: Exclude<CompareViewMessage, { type: 'ready' | 'report' }>,
  ) => Promise<void>;
}

/** Between two readings of logs that grow, in milliseconds, and as a multiple of what a reading took. */
const leastPause = 500;
const pauseFactor = 5;

export function createComparePanels(context: CompareContext): ComparePanels {
  const open = new Map<string, vscode.WebviewPanel>();
  const keyOf = ({ left, right }: LogPair): string => `${left} ${right}`;

  function fill(pair: LogPair, panel: vscode.WebviewPanel): void {
    const key = keyOf(pair);
    open.set(key, panel);
    panel.onDidDispose(() => {
      if (open.get(key) === panel) open.delete(key);
    });
    fillPanel(context, pair, panel);
  }

  const serializer = vscode.window.registerWebviewPanelSerializer(panels.compare, {
    deserializeWebviewPanel: (panel, state: unknown) => {
      const pair = readState(state);
      if (pair === undefined) panel.dispose();
      else fill(pair, panel);
      return Promise.resolve();
    },
  });
  return {
    show(pair) {
      const known = open.get(keyOf(pair));
      if (known !== undefined) {
        known.reveal();
        return;
      }
      fill(
        pair,
        vscode.window.createWebviewPanel(panels.compare, titleOf(pair), vscode.ViewColumn.Active, {}),
      );
    },
    dispose() {
      serializer.dispose();
      for (const panel of [...open.values()]) panel.dispose();
    },
  };
}

const titleOf = ({ left, right }: LogPair): string => vscode.l10n.t('{0} ↔ {1}', nameOf(left), nameOf(right));

/** What the view kept: only logs are opened again. */
function readState(state: unknown): LogPair | undefined {
  if (typeof state !== 'object' || state === null || !('left' in state) || !('right' in state))
    return undefined;
  const { left, right } = state;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const pair = { left: vscode.Uri.parse(left), right: vscode.Uri.parse(right) };
  return isLog(pair.left) && isLog(pair.right) ? pair : undefined;
}

function fillPanel(
  { extension, output, store, answer }: CompareContext,
  pair: LogPair,
  panel: vscode.WebviewPanel,
): void {
  const { webview } = panel;
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const address = (file: string) => String(webview.asWebviewUri(vscode.Uri.joinPath(dist, file)));
  const logs = new Set([pair.left.toString(), pair.right.toString()]);
  let latest: CompareHostMessage | undefined;
  let isReady = false;
  let isStale = true;
  let isReading = false;
  let isGone = false;
  let timer: NodeJS.Timeout | undefined;

  async function read(): Promise<void> {
    if (isGone || isReading || timer !== undefined || !isStale || !isReady || !panel.visible) return;
    isReading = true;
    isStale = false;
    const start = Date.now();
    const blind = isBlind();
    const message = await readComparison(pair, store, blind);
    isReading = false;
    if (isGone) return;
    if (blind !== isBlind()) {
      readAtOnce();
      return;
    }
    latest = message;
    void webview.postMessage(latest);
    timer = setTimeout(
      () => {
        timer = undefined;
        void read();
      },
      Math.max(leastPause, pauseFactor * (Date.now() - start)),
    );
  }

  /** What was read before is not shown any more: it may tell what is hidden now. */
  function readAtOnce(): void {
    clearTimeout(timer);
    timer = undefined;
    latest = undefined;
    isStale = true;
    void read();
  }

  const registered = vscode.Disposable.from(
    store.onDidChange((changed) => {
      if (changed !== undefined && !changed.some((uri) => logs.has(uri.toString()))) return;
      isStale = true;
      void read();
    }),
    onDidChangeBlind(readAtOnce),
    panel.onDidChangeViewState(() => {
      // A hidden page is gone; a new one says that it is ready.
      if (!panel.visible) isReady = false;
    }),
    webview.onDidReceiveMessage((value: unknown) => {
      const message = checkCompareMessage(value);
      if (message === undefined) {
        output.error('The comparison sent a message of an unknown shape; it was passed over.');
      } else if (message.type === 'ready') {
        isReady = true;
        if (latest !== undefined) void webview.postMessage(latest);
        void read();
      } else if (message.type === 'report') output.error(`comparison: ${message.message}`);
      else answer(pair, message).catch((error: unknown) => showError(error, output));
    }),
  );
  panel.onDidDispose(() => {
    isGone = true;
    clearTimeout(timer);
    registered.dispose();
  });
  panel.title = titleOf(pair);
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = searchPage(
    {
      cspSource: webview.cspSource,
      script: address('compare.js'),
      styles: [address('codicon.css'), address('compare.css')],
    },
    newNonce(),
    { title: vscode.l10n.t('Comparison of two searches'), language: vscode.env.language },
  );
}

function showError(error: unknown, output: vscode.LogOutputChannel): void {
  const text = error instanceof Error ? error.message : String(error);
  output.error(text);
  void vscode.window.showErrorMessage(text);
}
