// The text of a tool file as the person means it: with what is not saved yet, else as the disk has it at this moment.
import * as vscode from 'vscode';
import type { ToolSyntax } from '../tools/read-document.ts';

export interface ToolText {
  readonly text: string;
  readonly syntax: ToolSyntax;
}

/**
 * An open document may lag behind a change on the disk, so it counts only where it has changes of its own.
 * @throws {Error} that names the file, where it cannot be read.
 */
export async function readToolText(file: vscode.Uri): Promise<ToolText> {
  const { syntaxOfDocument, syntaxOfPath } = await import('../tools/read-document.ts');
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  const syntax =
    open === undefined ? syntaxOfPath(file.path) : syntaxOfDocument(open.languageId, open.uri.path);
  return { text: await currentText(file, open), syntax };
}

async function currentText(file: vscode.Uri, open: vscode.TextDocument | undefined): Promise<string> {
  if (open !== undefined && (open.isDirty || open.isUntitled)) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // No file system has it: a document of a content provider, or one that was deleted and is still open. Else this throws.
    return (await vscode.workspace.openTextDocument(file)).getText();
  }
}
