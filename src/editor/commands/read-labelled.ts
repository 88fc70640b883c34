// Reads labelled searches with progress, so that a person can cancel it; what cannot be read is named in the output.
import * as vscode from 'vscode';
import type { LabelledSearch } from '../../labels/export-source.ts';
import { labelsPath } from '../../labels/labels-path.ts';
import { logSource } from '../search-editor/log-source.ts';

/** `undefined` when it was cancelled. */
export async function readLabelledSearches(
  logs: readonly vscode.Uri[],
  output: vscode.LogOutputChannel,
): Promise<readonly LabelledSearch[] | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading labels'),
      cancellable: true,
    },
    async (progress, token) => {
      const searches: LabelledSearch[] = [];
      for (const [index, log] of logs.entries()) {
        if (token.isCancellationRequested) return undefined;
        progress.report({
          message: vscode.l10n.t('search {0} of {1}', index + 1, logs.length),
          increment: 100 / logs.length,
        });
        const search = await readLabelled(log, output);
        if (search !== undefined) searches.push(search);
      }
      return token.isCancellationRequested ? undefined : searches;
    },
  );
}

async function readLabelled(
  log: vscode.Uri,
  output: vscode.LogOutputChannel,
): Promise<LabelledSearch | undefined> {
  const { readTree } = await import('../search-editor/read-log.ts');
  const { readLabels } = await import('../../labels/read-labels.ts');
  try {
    const labels = readLabels(await vscode.workspace.fs.readFile(log.with({ path: labelsPath(log.path) })));
    for (const problem of labels.problems) {
      output.warn(`${labelsPath(log.path)}: ${problem.message} ${problem.remedy}`);
    }
    return { tree: await readTree(logSource(log)), labels: labels.records };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    output.warn(`${log.fsPath} was left out: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}
