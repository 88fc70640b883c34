// From a decision to its source: opens the tool file that the log names, at the tool or parameter.
import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { type ToolFilePlace, toolFilePlaces } from '../../log/tool-file-path.ts';
import { oneLine } from '../../log/visible.ts';
import type { SearchDocument } from './search-document.ts';
import { type SourceRange, sourceRange } from './source-range.ts';

/** @throws {Error} that says what could not be found. */
export async function openSource(
  document: Pick<SearchDocument, 'uri' | 'header'>,
  tool: string,
  parameter: string | undefined,
): Promise<void> {
  const header = await document.header();
  if (header?.toolsFile === undefined) {
    throw new Error(vscode.l10n.t('The log does not say which tool file its search was run with.'));
  }
  const uri = await findToolFile(document.uri, header.toolsFile);
  if (uri === undefined) return;
  const text = await vscode.workspace.openTextDocument(uri);
  const { readToolDocument, syntaxOfDocument } = await import('../../tools/read-document.ts');
  const { tools } = readToolDocument(text.getText(), syntaxOfDocument(text.languageId, uri.path)).file;
  const { range, missing } = sourceRange(tools, header, tool, parameter);
  const start = text.positionAt(range.offset);
  const end = text.positionAt(range.offset + range.length);
  await vscode.window.showTextDocument(text, {
    selection: new vscode.Range(start, end),
    viewColumn: columnOf(uri) ?? vscode.ViewColumn.Beside,
    preview: true,
  });
  const note = noteOf(missing, tool, parameter);
  if (note !== undefined) void vscode.window.showInformationMessage(note);
}

/** `undefined` where the person would not have it opened. @throws {Error} where there is no such file. */
export async function findToolFile(log: vscode.Uri, toolsFile: string): Promise<vscode.Uri | undefined> {
  const places = log.scheme === 'file' ? placesOnDisk(log, toolsFile) : placesElsewhere(log, toolsFile);
  for (const { uri, inside } of places) {
    if (!(await isFile(uri))) continue;
    if ((inside && (await staysInside(uri))) || (await agrees(uri))) return uri;
    return undefined;
  }
  const named = oneLine(toolsFile, 200);
  throw new Error(
    vscode.l10n.t('The tool file {0} was not found. Open the folder that the search was run in.', named),
  );
}

interface Place {
  readonly uri: vscode.Uri;
  readonly inside: boolean;
}

function placesOnDisk(log: vscode.Uri, toolsFile: string): readonly Place[] {
  return toolFilePlaces(toolsFile, log.fsPath, foldersOnDisk()).map(({ file, inside }: ToolFilePlace) => ({
    uri: vscode.Uri.file(file),
    inside,
  }));
}

/** On other file systems only files of the workspace are looked for. */
function placesElsewhere(log: vscode.Uri, toolsFile: string): readonly Place[] {
  const segments = toolsFile.split(/[\\/]/);
  if (segments.includes('..') || /^(?:[\\/]|[a-z][a-z0-9+.-]*:)/i.test(toolsFile)) return [];
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === log.scheme && uri.authority === log.authority)
    .map(({ uri }) => ({ uri: vscode.Uri.joinPath(uri, ...segments), inside: true }));
}

function foldersOnDisk(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    uri.scheme === 'file' ? [uri.fsPath] : [],
  );
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** A symbolic link in the workspace may lead out of it. */
async function staysInside(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return true;
  const file = await realpath(uri.fsPath);
  const folders = await Promise.all(foldersOnDisk().map((folder) => realpath(folder)));
  return toolFilePlaces(file, file, folders).some(({ inside }) => inside);
}

async function agrees(uri: vscode.Uri): Promise<boolean> {
  const open = vscode.l10n.t('Open');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('The log names a tool file outside this workspace. Open it?'),
    { modal: true, detail: uri.fsPath },
    open,
  );
  return chosen === open;
}

/** What a person is told where the file does not have what was looked for. */
function noteOf(missing: SourceRange['missing'], tool: string, parameter = ''): string | undefined {
  const shown = oneLine(tool, 100);
  switch (missing) {
    case 'parameter':
      return vscode.l10n.t('{0} has no parameter {1} in this file.', shown, oneLine(parameter, 100));
    case 'tool':
      return vscode.l10n.t(
        'The file has changed: {0} is not in it any more. This is where it was when the search ran.',
        shown,
      );
    case 'unlogged':
      return vscode.l10n.t('No tool of this search is named {0}.', shown);
    default:
      return undefined;
  }
}

/** The column of a text editor that shows the file already. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
    ?.viewColumn;
}
