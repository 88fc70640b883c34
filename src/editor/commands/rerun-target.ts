// Which past search is run again: the one that a command names, or the latest one of a tool.
import * as vscode from 'vscode';
import { toolFilePlaces } from '../../log/tool-file-path.ts';
import type { SearchStarted } from '../../log/tree.ts';
import { logSource } from '../search-editor/log-source.ts';
import { readHeader } from '../search-editor/read-log.ts';
import { placeAt } from '../search-editor/source-place.ts';
import { isLog, type SearchStore } from '../views/search-store.ts';
import { activeLog, logsOf } from './pick-searches.ts';

export interface RerunRequest {
  readonly log?: vscode.Uri;
  readonly toolFile?: vscode.Uri;
  /** Where the tool file has several. */
  readonly tool?: string;
}

/**
 * Reads a command's arguments: an item of a view, a log or a tool file, or `{log}` or `{toolFile, tool?}` with paths or URIs.
 * Without any, what is open counts: the log, else the tool at the cursor.
 */
export async function readRerunRequest(args: readonly unknown[]): Promise<RerunRequest> {
  const [first] = args;
  const [log] = logsOf(args);
  if (log !== undefined) return { log };
  if (first instanceof vscode.Uri) return { toolFile: first };
  const fields: Readonly<Record<string, unknown>> =
    typeof first === 'object' && first !== null ? { ...first } : {};
  const named = uriOf(fields.log);
  if (named !== undefined) return { log: named };
  const toolFile = uriOf(fields.toolFile) ?? uriOf(fields.uri);
  if (toolFile !== undefined) {
    return { toolFile, ...(typeof fields.tool === 'string' ? { tool: fields.tool } : {}) };
  }
  return (await whatIsOpen()) ?? {};
}

function uriOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return /^[a-z][a-z0-9+.-]+:/i.test(value) ? vscode.Uri.parse(value) : vscode.Uri.file(value);
}

async function whatIsOpen(): Promise<RerunRequest | undefined> {
  const log = activeLog();
  if (log !== undefined) return { log };
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || isLog(editor.document.uri)) return undefined;
  const { readToolDocument, syntaxOfDocument } = await import('../../tools/read-document.ts');
  const { document, selection } = editor;
  const syntax = syntaxOfDocument(document.languageId, document.uri.path);
  const { tools } = readToolDocument(document.getText(), syntax).file;
  if (tools.length === 0) return undefined;
  const place = placeAt(tools, document.offsetAt(selection.active));
  return { toolFile: document.uri, ...(place === undefined ? {} : { tool: place.tool }) };
}

/**
 * The latest search that offered the tool; where none did, as after a new name, the latest one with the file.
 * `undefined` where no search was run with the file.
 */
export async function latestSearchOf(
  store: SearchStore,
  toolFile: vscode.Uri,
  tool: string | undefined,
): Promise<vscode.Uri | undefined> {
  const searches = (await store.list()).filter(
    ({ uri, brief, live }) =>
      !live && brief?.toolsFile !== undefined && mayName(uri, brief.toolsFile, toolFile),
  );
  if (tool !== undefined) {
    for (const { uri } of searches) {
      const header = await headerOf(uri);
      if (header?.tools.some(({ name }) => name === tool) === true) return uri;
    }
  }
  return searches[0]?.uri;
}

/** What a log begins with; `undefined` where it lost its first line. @throws {Error} where it cannot be read. */
export const headerOf = (log: vscode.Uri): Promise<SearchStarted | undefined> => readHeader(logSource(log));

/** Whether the path that a log gives may lead to the file. */
function mayName(log: vscode.Uri, toolsFile: string, toolFile: vscode.Uri): boolean {
  if (log.scheme !== 'file' || toolFile.scheme !== 'file') return false;
  const folders = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    uri.scheme === 'file' ? [uri.fsPath] : [],
  );
  return toolFilePlaces(toolsFile, log.fsPath, folders).some(({ file }) => file === toolFile.fsPath);
}
