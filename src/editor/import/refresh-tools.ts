// Refreshes an imported file: reads its source again, shows what would change, and changes it where the person says so.
import * as vscode from 'vscode';
import type { ImportedTools } from '../../sources/imported-tools.ts';
import { type ImportedFile, type Refreshed, readImportedFile, refreshText } from '../../sources/refresh.ts';
import { changesMarkdown, summarizeChanges } from '../../tools/diff-text.ts';
import { own } from '../../tools/json-tree.ts';
import { syntaxOfPath } from '../../tools/read-document.ts';
import type { ImportContext } from './import-context.ts';
import { offeredTools } from './offered-tools.ts';
import { readSource } from './read-source.ts';

/** Whether the file was changed. Its text is an edit that can be undone; it is not saved. */
export async function refreshTools(context: ImportContext, file: vscode.Uri): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(file);
  const { version } = document;
  const syntax = syntaxOfPath(file.path);
  const read = readImportedFile(document.getText(), syntax);
  const tools = await currentTools(context, file, read);
  const refreshed = refreshText(document.getText(), syntax, tools.tools, {
    at: new Date(),
    title: tools.title,
  });
  const name = vscode.workspace.asRelativePath(file);
  if (refreshed.text === document.getText()) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is as its source has it.', name));
    return false;
  }
  if (!(await isWanted(context, document, refreshed, name))) return false;
  if (document.version !== version) {
    throw new Error(vscode.l10n.t('{0} was changed in the meantime. Refresh it again.', name));
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, ...changedPart(document, refreshed.text));
  return vscode.workspace.applyEdit(edit);
}

async function currentTools(
  { producer }: ImportContext,
  file: vscode.Uri,
  { record, tools }: ImportedFile,
): Promise<ImportedTools> {
  if (record.kind !== 'vscode') {
    return readSource({ origin: record, folder: vscode.Uri.joinPath(file, '..'), producer });
  }
  const names = new Set(tools.map((tool) => own(tool, 'name')));
  const now = offeredTools().filter(({ name }) => name !== undefined && names.has(name));
  return { tools: now, leftOut: [], title: 'VS Code' };
}

/** The report stays in sight while the person decides. */
async function isWanted(
  { documents }: ImportContext,
  document: vscode.TextDocument,
  refreshed: Refreshed,
  name: string,
): Promise<boolean> {
  const report = documents.keep('What would change.md', reportOf(refreshed, name));
  await vscode.commands.executeCommand('markdown.showPreview', report);
  const apply = {
    label: `$(check) ${vscode.l10n.t('Apply')}`,
    detail: vscode.l10n.t('Changes the file in the editor; you can undo it, and save it when you like.'),
  };
  const compare = {
    label: `$(diff) ${vscode.l10n.t('Compare the Texts')}`,
    detail: vscode.l10n.t('Shows the file beside what it would become.'),
  };
  const cancel = {
    label: `$(close) ${vscode.l10n.t('Cancel')}`,
    detail: vscode.l10n.t('Nothing is changed.'),
  };
  for (;;) {
    const picked = await vscode.window.showQuickPick([apply, compare, cancel], {
      title: vscode.l10n.t('Refresh {0}: {1}', name, summarizeChanges(refreshed.changes)),
      placeHolder: vscode.l10n.t('Read the report, then choose.'),
      ignoreFocusOut: true,
    });
    if (picked !== compare) return picked === apply;
    const after = documents.keep(`${name.split(/[\\/]/).at(-1) ?? 'tools'}`, refreshed.text);
    const title = vscode.l10n.t('{0}: now and refreshed', name);
    await vscode.commands.executeCommand('vscode.diff', document.uri, after, title);
  }
}

function reportOf({ changes, changedByHand }: Refreshed, name: string): string {
  return [
    `# What would change in ${name.replaceAll(/[\\`*_[\]<>#|]/g, '\\$&')}`,
    '',
    `Nothing is changed yet. ${summarizeChanges(changes)}.`,
    ...(changedByHand
      ? [
          '',
          'Its tools were changed by hand since they were imported: where the source says otherwise, the source wins.',
        ]
      : []),
    '',
    changes.length === 0
      ? 'No call is allowed or described otherwise; only the text differs.'
      : changesMarkdown(changes),
    '',
  ].join('\n');
}

/** What differs, from the first to the last character that does: the rest of the document keeps its marks and folds. */
function changedPart(document: vscode.TextDocument, text: string): [vscode.Range, string] {
  const before = document.getText();
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - end));
  return [range, text.slice(start, text.length - end)];
}
