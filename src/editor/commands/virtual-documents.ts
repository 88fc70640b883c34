// Texts that the extension shows in an editor and that are no files: transcripts of searches, reports. They cannot be edited.
import * as vscode from 'vscode';
import type { Label } from '../../labels/label.ts';
import { isBlind, onDidChangeBlind } from '../search-editor/blind-mode.ts';
import { logSource } from '../search-editor/log-source.ts';
import type { SearchStore } from '../views/search-store.ts';

const scheme = 'toolprm-text';
/** Kept texts; the oldest goes first. */
const mostKept = 20;

export interface VirtualDocuments extends vscode.Disposable {
  /** A text under a name; the name's ending chooses the language. Lost when the window is reloaded. */
  keep(name: string, text: string): vscode.Uri;
  /** The transcript of a log, made when it is shown and again when the log, its labels or blind mode change. */
  transcript(log: vscode.Uri, name: string): vscode.Uri;
}

export function createVirtualDocuments(store: SearchStore): VirtualDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const kept = new Map<string, string>();
  let count = 0;
  const isTranscript = (uri: vscode.Uri) => uri.scheme === scheme && uri.authority === 'transcript';

  const registered = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        if (isTranscript(uri)) return transcriptOf(store, vscode.Uri.parse(uri.query, true));
        return kept.get(uri.toString()) ?? vscode.l10n.t('This text is gone. Run the command again.');
      },
    }),
    store.onDidChange((logs) => {
      const touched = new Set(logs?.map(String));
      for (const { uri } of vscode.workspace.textDocuments) {
        if (isTranscript(uri) && touched.has(vscode.Uri.parse(uri.query).toString())) changed.fire(uri);
      }
    }),
    onDidChangeBlind(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (isTranscript(uri)) changed.fire(uri);
    }),
  );
  return {
    keep(name, text) {
      count += 1;
      const uri = vscode.Uri.from({ scheme, authority: `text-${count}`, path: `/${name}` });
      kept.set(uri.toString(), text);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return uri;
    },
    transcript: (log, name) =>
      vscode.Uri.from({ scheme, authority: 'transcript', path: `/${name}.txt`, query: log.toString() }),
    dispose: () => registered.dispose(),
  };
}

async function transcriptOf(store: SearchStore, log: vscode.Uri): Promise<string> {
  try {
    const { transcript } = await import('../../log/transcript.ts');
    const { readTree } = await import('../search-editor/read-log.ts');
    const labels = isBlind() ? ((await store.find(log))?.labels ?? new Map<string, Label>()) : undefined;
    const isUnrated = labels && ((id: string) => labels.get(id)?.rating === undefined);
    return `${transcript(await readTree(logSource(log)), isUnrated).join('\n')}\n`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return vscode.l10n.t('{0} cannot be read: {1}', vscode.workspace.asRelativePath(log), reason);
  }
}
