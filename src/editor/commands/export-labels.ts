// The command "Export Labels…": first the report of what would be written, then the files.
import * as vscode from 'vscode';
import type { ExportFile } from '../../labels/export-card.ts';
import type { LabelExport } from '../../labels/export-files.ts';
import { commands } from '../contributions.ts';
import { counted } from '../views/counts-and-ages.ts';
import type { SearchStore } from '../views/search-store.ts';
import {
  askForFolder,
  askForFormat,
  askForNeutral,
  confirmExport,
  type ExportFormat,
} from './export-questions.ts';
import { logsOf, pickSearches } from './pick-searches.ts';
import { readLabelledSearches } from './read-labelled.ts';
import type { VirtualDocuments } from './virtual-documents.ts';
import { writeExport } from './write-export.ts';

export interface ExportContext {
  readonly producer: string;
  readonly output: vscode.LogOutputChannel;
  readonly memory: vscode.Memento;
}

export function registerExportLabels(
  context: ExportContext,
  store: SearchStore,
  documents: VirtualDocuments,
): vscode.Disposable {
  return vscode.commands.registerCommand(commands.exportLabels, async (...args: unknown[]) => {
    const given = logsOf(args);
    const logs =
      given.length > 0
        ? given
        : await pickSearches(store, {
            title: vscode.l10n.t('Export the labels of which searches?'),
            only: ({ labels }) => labels.size > 0,
            none: vscode.l10n.t(
              'No search has a label yet. Open one, select a candidate and press 1, 2 or 3.',
            ),
          });
    if (logs === undefined) return;
    const format = await askForFormat();
    if (format === undefined) return;
    const neutral = format === 'lines' ? 'unrated' : await askForNeutral();
    if (neutral === undefined) return;
    const searches = await readLabelledSearches(logs, context.output);
    if (searches === undefined) return;
    const { exportLabels } = await import('../../labels/export-files.ts');
    const made = exportLabels(searches, {
      trl: { neutral },
      title: titleOf(),
      producer: context.producer,
      formats: format === 'lines' || format === 'stepwise' ? [] : [format],
    });
    if (made.report.labelled === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('These searches have no label. Open one, select a candidate and press 1, 2 or 3.'),
      );
      return;
    }
    await showReport(made, format, documents);
    const files = filesOf(made, format);
    if (!(await confirmExport(made, files.length))) return;
    const folder = await askForFolder(context.memory);
    if (folder !== undefined) await writeExport(folder, files, context.output);
  });
}

function titleOf(): string {
  const { name } = vscode.workspace;
  return name === undefined ? 'Step labels' : `Step labels of ${name}`;
}

/** The files of a format: JSON Lines need no card. */
function filesOf({ files }: LabelExport, format: ExportFormat): readonly ExportFile[] {
  return format === 'lines' ? files.filter(({ name }) => name.startsWith('labels/')) : files;
}

async function showReport(
  made: LabelExport,
  format: ExportFormat,
  documents: VirtualDocuments,
): Promise<void> {
  const { reportMarkdown } = await import('../../labels/report-text.ts');
  const files = filesOf(made, format).map(
    ({ name, text }) => `- \`${name}\`, ${counted(text.length, 'character')}`,
  );
  const text = [
    '# Export report',
    '',
    'Nothing is written yet. These files would be:',
    '',
    ...files,
    '',
    reportMarkdown(made.report),
  ].join('\n');
  const uri = documents.keep('Export report.md', text);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}
