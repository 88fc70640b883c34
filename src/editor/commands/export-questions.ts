// What a person is asked before labels are exported: the format, what neutral means, whether, and where to.
import * as vscode from 'vscode';
import type { LabelExport } from '../../labels/export-files.ts';
import type { MoreFormat } from '../../labels/export-more.ts';
import type { TrlOptions } from '../../labels/export-trl.ts';
import { counted } from '../views/counts-and-ages.ts';

export type ExportFormat = 'stepwise' | 'lines' | MoreFormat;
type Neutral = TrlOptions['neutral'];

/** Where the last export went; the same folder is offered again. */
const lastFolder = 'toolprm.lastExportFolder';

export async function askForFormat(): Promise<ExportFormat | undefined> {
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
      {
        label: 'PRM800K',
        detail: vscode.l10n.t(
          'Every rated candidate of each step, as PRM800K has them; beside TRL stepwise.',
        ),
        format: 'prm800k' as const,
      },
      {
        label: 'Math-Shepherd',
        detail: vscode.l10n.t('A marker after every step, and + or - in its place; beside TRL stepwise.'),
        format: 'math-shepherd' as const,
      },
      {
        label: vscode.l10n.t('Preference pairs'),
        detail: vscode.l10n.t('A good and a bad candidate of the same step, for DPO; beside TRL stepwise.'),
        format: 'preference' as const,
      },
    ],
    { title: vscode.l10n.t('Export labels as') },
  );
  return picked?.format;
}

export async function askForNeutral(): Promise<Neutral | undefined> {
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

/** A choice that stays while the report beside it is read; a message would hide itself. */
export async function confirmExport({ report }: LabelExport, files: number): Promise<boolean> {
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

export async function askForFolder(memory: vscode.Memento): Promise<vscode.Uri | undefined> {
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
  if (folder !== undefined) await memory.update(lastFolder, folder.toString());
  return folder;
}
