// Imports tools into a new file: from an MCP server, from an OpenAPI document, from extensions of VS Code.
import path from 'node:path';
import * as vscode from 'vscode';
import type { NamedOrigin } from '../../sources/source-record.ts';
import type { ImportContext } from './import-context.ts';
import { refuseUntrusted } from './import-permission.ts';
import { offeredTools, pickOffered } from './offered-tools.ts';
import { pickServer } from './pick-server.ts';
import { readSource } from './read-source.ts';
import { saveImported } from './save-imported.ts';
import { sourceName } from './source-name.ts';

/** All give the new file, or nothing where the person turned away. */
type Import<Given = vscode.Uri> = (context: ImportContext, given?: Given) => Promise<vscode.Uri | undefined>;

const home = (): vscode.Uri => vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(process.cwd());

export const importFromServer: Import<NamedOrigin> = async ({ documents, producer }, given) => {
  refuseUntrusted(vscode.workspace.isTrusted);
  const origin = given ?? (await pickServer());
  if (origin === undefined) return undefined;
  const folder = origin.kind === 'mcp-config' ? vscode.Uri.file(path.dirname(origin.config)) : home();
  const tools = await readSource({ origin, folder, producer });
  return saveImported(origin, tools, sourceName(origin), documents);
};

export const importFromOpenApi: Import = async ({ documents, producer }, given) => {
  const file = given ?? (await askForDocument());
  if (file === undefined) return undefined;
  const origin = { kind: 'openapi', document: file.fsPath } as const;
  const tools = await readSource({ origin, folder: home(), producer });
  return saveImported(origin, tools, sourceName(origin), documents);
};

export const importFromEditor: Import = async ({ documents }) => {
  const tools = await pickOffered(offeredTools());
  if (tools === undefined) return undefined;
  return saveImported({ kind: 'vscode' }, { tools, leftOut: [], title: 'VS Code' }, 'vscode', documents);
};

async function askForDocument(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import the operations of which OpenAPI document?'),
      openLabel: vscode.l10n.t('Import'),
      filters: { OpenAPI: ['json', 'yaml', 'yml'] },
    })) ?? [];
  return file;
}
