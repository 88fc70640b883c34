// Writes the files of an export into a new folder, and says where they are.
import * as vscode from 'vscode';
import type { ExportFile } from '../../labels/export-card.ts';
import { counted } from '../views/counts-and-ages.ts';

/** @throws {Error} where a file cannot be written. */
export async function writeExport(
  parent: vscode.Uri,
  files: readonly ExportFile[],
  output: vscode.LogOutputChannel,
): Promise<void> {
  const target = await freeFolder(parent);
  const written = await writeFiles(target, files);
  output.info(`${written} of ${files.length} files written to ${target.fsPath}`);
  // The message stays for as long as somebody reads it; the export is done.
  void sayWritten(target, written, files.length);
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
