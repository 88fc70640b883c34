// Writes imported tools into a new file, opens it, and says what of the source is not among them.
import path from 'node:path';
import * as vscode from 'vscode';
import { describeLeftOut, type ImportedTools } from '../../sources/imported-tools.ts';
import { importedText, importRecord, type NamedOrigin, recordedOrigin } from '../../sources/source-record.ts';
import type { VirtualDocuments } from '../commands/virtual-documents.ts';
import { counted } from '../views/counts-and-ages.ts';

export async function saveImported(
  origin: NamedOrigin | { readonly kind: 'vscode' },
  tools: ImportedTools,
  name: string,
  documents: VirtualDocuments,
): Promise<vscode.Uri | undefined> {
  if (tools.tools.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no tools to import.'));
    return undefined;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${fileNameOf(name)}.tools.json`;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Write {0} into which file?', counted(tools.tools.length, 'tool')),
    saveLabel: vscode.l10n.t('Import'),
    filters: { JSON: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
  });
  if (file === undefined) return undefined;
  const home = path.dirname(file.fsPath);
  const record = importRecord(
    origin.kind === 'vscode' ? origin : recordedOrigin(origin, home),
    tools,
    new Date(),
  );
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(importedText(tools.tools, record));
  edit.createFile(file, { overwrite: true, contents });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t('{0} could not be written.', file.fsPath));
  }
  await vscode.window.showTextDocument(file, { preview: false });
  void sayImported(tools, documents);
  return file;
}

/** What a person would call the file; names come from servers. */
function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'imported' : plain.slice(0, 60);
}

async function sayImported({ tools, leftOut }: ImportedTools, documents: VirtualDocuments): Promise<void> {
  const imported = counted(tools.length, 'tool');
  if (leftOut.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} imported.', imported));
    return;
  }
  const show = vscode.l10n.t('Show');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} imported; {1} to know.', imported, counted(leftOut.length, 'thing')),
    show,
  );
  if (chosen !== show) return;
  const lines = leftOut.map(describeLeftOut);
  const uri = documents.keep('What was left out.txt', `${lines.join('\n')}\n`);
  await vscode.window.showTextDocument(uri, { preview: true });
}
