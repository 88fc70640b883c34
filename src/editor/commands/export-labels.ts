// The command "Export Labels…": first the report of what would be written, then the files.
import * as vscode from 'vscode';
import type { ExportFile } from '../../labels/export-card.ts';
import type { LabelExport } from '../../labels/export-files.ts';
import type { LabelledSearch } from '../../labels/export-source.ts';
import type { TrlOptions } from '../../labels/export-trl.ts';
import { labelsPath } from '../../labels/labels-path.ts';
import { commands } from '../contributions.ts';
import { logSource } from '../search-editor/log-source.ts';
import { counted } from '../views/counts-and-ages.ts';
import type { SearchStore } from '../views/search-store.ts';
import { logsOf, pickSearches } from './pick-searches.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

export interface ExportContext {
  readonly producer: string;
  readonly output: vscode.LogOutputChannel;
  readonly memory: vscode.Memento;
}

type Format = 'stepwise' | 'lines';
type Neutral = TrlOptions['neutral'];

/** Where the last export went; the same folder is offered again. */
const lastFolder = 'toolprm.lastExportFolder';

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
    const neutral = format === 'stepwise' ? await askForNeutral() : 'unrated';
    if (neutral === undefined) return;
    const made = await prepare(logs, neutral, context);
    if (made === undefined) return;
    if (made.report.labelled === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('These searches have no label. Open one, select a candidate and press 1, 2 or 3.'),
      );
      return;
    }
    await showReport(made, format, documents);
    await confirmAndWrite(made, format, context);
  });
}

async function askForFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('TRL stepwise'),
        detail: vscode.l10n.t(
          'Prompt, completions and labels to train a process reward model, with a dataset card.',
        ),
        format: 'stepwise' as const,
      },
      {
        label: vscode.l10n.t('JSON Lines'),
        detail: vscode.l10n.t('One line for every labelled candidate, with everything that is known of it.'),
        format: 'lines' as const,
      },
    ],
    { title: vscode.l10n.t('Export labels as') },
  );
  return picked?.format;
}

async function askForNeutral(): Promise<Neutral | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Leave neutral steps out'),
        detail: vscode.l10n.t('A row ends before its first neutral step.'),
        neutral: 'unrated' as const,
      },
      {
        label: vscode.l10n.t('Count neutral as good'),
        detail: vscode.l10n.t('As the authors of PRM800K did.'),
        neutral: 'good' as const,
      },
      { label: vscode.l10n.t('Count neutral as bad'), detail: '', neutral: 'bad' as const },
    ],
    { title: vscode.l10n.t('Labels of this format are true or false: what are neutral ones?') },
  );
  return picked?.neutral;
}

/** `undefined` when it was cancelled. */
async function prepare(
  logs: readonly vscode.Uri[],
  neutral: Neutral,
  { producer, output }: ExportContext,
): Promise<LabelExport | undefined> {
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
      if (token.isCancellationRequested) return undefined;
      const { exportLabels } = await import('../../labels/export-files.ts');
      const name = vscode.workspace.name;
      const title = name === undefined ? 'Step labels' : `Step labels of ${name}`;
      return exportLabels(searches, { trl: { neutral }, title, producer });
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
    const source = logSource(log);
    await source.stat();
    return { tree: await readTree(source), labels: labels.records };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    output.warn(`${log.fsPath} was left out: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** The files of a format: JSON Lines need no card. */
function filesOf({ files }: LabelExport, format: Format): readonly ExportFile[] {
  return format === 'stepwise' ? files : files.filter(({ name }) => name.startsWith('labels/'));
}

async function showReport(made: LabelExport, format: Format, documents: VirtualDocuments): Promise<void> {
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

/** A choice that stays while the report beside it is read; a message would hide itself. */
async function confirm({ report }: LabelExport, files: number): Promise<boolean> {
  const { labelled, secrets } = report;
  const found = secrets.length;
  const write = {
    label: `$(export) ${vscode.l10n.t('Export…')}`,
    detail: vscode.l10n.t('{0} in {1}', counted(labelled, 'labelled candidate'), counted(files, 'file')),
  };
  const cancel = {
    label: `$(close) ${vscode.l10n.t('Cancel')}`,
    detail: vscode.l10n.t('Nothing is written.'),
  };
  const picked = await vscode.window.showQuickPick([write, cancel], {
    title:
      found === 0
        ? vscode.l10n.t('Export these labels?')
        : vscode.l10n.t('Export these labels? {0} may be a secret, see the report.', counted(found, 'place')),
    placeHolder: vscode.l10n.t('Read the report, then choose.'),
    ignoreFocusOut: true,
  });
  return picked === write;
}

async function confirmAndWrite(
  made: LabelExport,
  format: Format,
  { memory, output }: ExportContext,
): Promise<void> {
  const files = filesOf(made, format);
  if (!(await confirm(made, files.length))) return;
  const last = memory.get<unknown>(lastFolder);
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const start = typeof last === 'string' ? vscode.Uri.parse(last) : workspace;
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Export labels into which folder?'),
      openLabel: vscode.l10n.t('Export Here'),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(start === undefined ? {} : { defaultUri: start }),
    })) ?? [];
  if (folder === undefined) return;
  await memory.update(lastFolder, folder.toString());
  const target = await freeFolder(folder);
  const written = await writeFiles(target, files);
  output.info(`${written} of ${files.length} files written to ${target.fsPath}`);
  await sayWritten(target, written, files.length);
}

/** A new folder, so that an export never mixes with an earlier one. */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number += 1) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? 'toolprm-labels' : `toolprm-labels-${number}`);
    try {
      await vscode.workspace.fs.stat(folder);
    } catch {
      return folder;
    }
  }
}

/** How many were written before it was cancelled. @throws {Error} where a file cannot be written. */
async function writeFiles(folder: vscode.Uri, files: readonly ExportFile[]): Promise<number> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing labels'),
      cancellable: true,
    },
    async (progress, token) => {
      let written = 0;
      for (const { name, text } of files) {
        if (token.isCancellationRequested) return written;
        progress.report({ message: name, increment: 100 / files.length });
        await vscode.workspace.fs.writeFile(
          vscode.Uri.joinPath(folder, ...name.split('/')),
          new TextEncoder().encode(text),
        );
        written += 1;
      }
      return written;
    },
  );
}

async function sayWritten(folder: vscode.Uri, written: number, all: number): Promise<void> {
  const reveal = vscode.l10n.t('Show Folder');
  const message =
    written === all
      ? vscode.l10n.t('{0} written to {1}.', counted(written, 'file'), folder.fsPath)
      : vscode.l10n.t('Cancelled: {0} of {1} files are in {2}.', written, all, folder.fsPath);
  const chosen = await vscode.window.showInformationMessage(message, reveal);
  if (chosen === reveal) await vscode.commands.executeCommand('revealFileInOS', folder);
}
