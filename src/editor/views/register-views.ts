// All that stands around the search view: tool files, past searches, labels, and the commands on them.
import * as vscode from 'vscode';
import type { Assets } from '../../run/open-models.ts';
import type { ApiKeys } from '../api-keys.ts';
import { registerCompareSearches } from '../commands/compare-searches.ts';
import { registerExportLabels } from '../commands/export-labels.ts';
import { registerSearchFileCommands } from '../commands/search-file-commands.ts';
import { registerSimpleCommands } from '../commands/simple-commands.ts';
import { registerTestConnection } from '../commands/test-connection.ts';
import { createVirtualDocuments } from '../commands/virtual-documents.ts';
import { itemCommands } from '../contributions.ts';
import { registerImport } from '../import/register-import.ts';
import type { RunningSearches } from '../running-searches.ts';
import type { SearchEditors } from '../search-editor/search-editors.ts';
import { registerLabelsView } from './labels-view.ts';
import { registerLogDecorations } from './log-decorations.ts';
import { createSearchStore } from './search-store.ts';
import { registerSearchesView } from './searches-view.ts';
import { registerToolFilesView } from './tool-files-view.ts';

export interface ViewsContext {
  readonly extension: vscode.Uri;
  readonly assets: Assets;
  readonly keys: ApiKeys;
  readonly output: vscode.LogOutputChannel;
  readonly running: RunningSearches;
  readonly editors: SearchEditors;
  readonly memory: vscode.Memento;
  /** The extension's own folder. */
  readonly storage: vscode.Uri;
  /** Name and version of the program, for exports. */
  readonly producer: string;
}

export function registerViews(context: ViewsContext): vscode.Disposable {
  const { editors, extension, output, running, storage } = context;
  const store = createSearchStore(storage, running);
  const documents = createVirtualDocuments(store);
  const searches = registerSearchesView(store);
  return vscode.Disposable.from(
    store,
    documents,
    registerToolFilesView(output),
    searches.disposable,
    registerLabelsView(store, output),
    registerLogDecorations(store),
    registerSearchFileCommands(store),
    registerCompareSearches(store, documents, searches.selection),
    registerExportLabels(context, store, documents),
    registerTestConnection(context, documents),
    registerImport({ ...context, documents }),
    registerSimpleCommands(extension, output),
    vscode.commands.registerCommand(itemCommands.openCandidate, (log: unknown, candidate: unknown) => {
      if (!(log instanceof vscode.Uri) || typeof candidate !== 'string') return undefined;
      return editors.reveal(log, { candidate, takeFocus: true });
    }),
  );
}
