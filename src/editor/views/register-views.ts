// All that stands around the search view: tool files, past searches, labels, and the commands on them.
import * as vscode from 'vscode';
import { registerCompareSearches } from '../commands/compare-searches.ts';
import { registerDiffTools } from '../commands/diff-tools.ts';
import { registerExportLabels } from '../commands/export-labels.ts';
import { registerRerunAndCompare } from '../commands/rerun-and-compare.ts';
import { registerSearchFileCommands } from '../commands/search-file-commands.ts';
import { registerSimpleCommands } from '../commands/simple-commands.ts';
import { registerTestConnection } from '../commands/test-connection.ts';
import { createVirtualDocuments } from '../commands/virtual-documents.ts';
import { answerCompare } from '../compare/answer-compare.ts';
import { createComparePanels } from '../compare/compare-panels.ts';
import { itemCommands } from '../contributions.ts';
import { registerImport } from '../import/register-import.ts';
import { registerLanguage } from '../language/register-language.ts';
import type { SearchEquipment } from '../launch-search.ts';
import { registerLabelsView } from './labels-view.ts';
import { registerLogDecorations } from './log-decorations.ts';
import type { SearchStore } from './search-store.ts';
import { registerSearchesView } from './searches-view.ts';
import { registerToolFilesView } from './tool-files-view.ts';

export interface ViewsContext extends SearchEquipment {
  readonly extension: vscode.Uri;
  readonly store: SearchStore;
}

export function registerViews(context: ViewsContext): vscode.Disposable {
  const { editors, extension, output, store } = context;
  const documents = createVirtualDocuments(store);
  const searches = registerSearchesView(store);
  const panels = createComparePanels({
    extension,
    output,
    store,
    answer: (pair, message) => answerCompare(editors, documents, pair, message),
  });
  return vscode.Disposable.from(
    documents,
    registerToolFilesView(output),
    searches.disposable,
    registerLabelsView(store, output),
    registerLogDecorations(store),
    registerSearchFileCommands(store),
    panels,
    registerCompareSearches(store, panels, searches.selection),
    registerRerunAndCompare({ equipment: context, store, panels }),
    registerDiffTools(documents),
    registerExportLabels(context, store, documents),
    registerTestConnection(context, documents),
    registerImport({ ...context, documents }),
    registerLanguage(context),
    registerSimpleCommands(extension, output),
    vscode.commands.registerCommand(itemCommands.openCandidate, (log: unknown, candidate: unknown) => {
      if (!(log instanceof vscode.Uri) || typeof candidate !== 'string') return undefined;
      return editors.reveal(log, { candidate, takeFocus: true });
    }),
  );
}
