// Finds tool files of the workspace, by name and by content, a few at a time, so that the editor never waits for them.
import * as vscode from 'vscode';
import { settings } from '../contributions.ts';
import type { FoundToolFile } from './tool-file.ts';

export interface ListedFile {
  readonly uri: vscode.Uri;
  /** Absent for a file that was not read, with the reason. */
  readonly content?: FoundToolFile;
  readonly unread?: string;
}

/** Most files that are looked at, and most that are listed. */
const mostCandidates = 5000;
const mostListed = 500;
/** Bytes. A file that is named as a tool file may be larger than one that only might be. */
const largest = {
  json: { named: 2 << 20, other: 256 << 10 },
  // Its parser takes four times as long.
  yaml: { named: 512 << 10, other: 64 << 10 },
} as const;
const passedOver = '**/{node_modules,.git,.toolprm,dist,out,build,coverage,.venv,venv,__pycache__}/**';

/** In the order of their paths, those whose name tells before those whose content must. Ends early when cancelled. */
export async function* findToolFiles(token: vscode.CancellationToken): AsyncGenerator<ListedFile> {
  const { isNamedAsToolFile, isSearchFile } = await import('../../tools/tool-files.ts');
  const uris = (await candidates(token)).filter((uri) => !isSearchFile(uri.path));
  const named = uris.filter((uri) => isNamedAsToolFile(uri.path));
  const others = uris.filter((uri) => !isNamedAsToolFile(uri.path));
  let listed = 0;
  for (const uri of [...named, ...others]) {
    if (token.isCancellationRequested || listed >= mostListed) return;
    const found = await readListedFile(uri);
    if (found === undefined) continue;
    listed += 1;
    yield found;
  }
}

/** The file as the view lists it; `undefined` where it holds no tools. */
export async function readListedFile(uri: vscode.Uri): Promise<ListedFile | undefined> {
  const { isNamedAsToolFile, isSearchFile, mayHoldTools } = await import('../../tools/tool-files.ts');
  const { readToolFile } = await import('./tool-file.ts');
  const { syntaxOfPath } = await import('../../tools/read-document.ts');
  if (isSearchFile(uri.path)) return undefined;
  const named = isNamedAsToolFile(uri.path);
  const limit = largest[syntaxOfPath(uri.path)][named ? 'named' : 'other'];
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > limit) {
      if (!named) return undefined;
      return { uri, unread: vscode.l10n.t('{0} MB, too large to list', (size / 1e6).toFixed(1)) };
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    if (!named && !mayHoldTools(text)) return undefined;
    const { prepareChecks } = await import('../../tools/validate.ts');
    await prepareChecks();
    const content = await readToolFile(text, uri.path);
    return content === undefined ? undefined : { uri, content };
  } catch (error) {
    if (!named) return undefined;
    return { uri, unread: error instanceof Error ? error.message : String(error) };
  }
}

/** The patterns of the setting; anything else in it is passed over. */
export function includePatterns(): readonly string[] {
  const value = vscode.workspace.getConfiguration().get<unknown>(settings.toolsInclude);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
}

async function candidates(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const pattern of includePatterns()) {
    const uris = await vscode.workspace.findFiles(pattern, passedOver, mostCandidates - found.size, token);
    for (const uri of uris) found.set(uri.toString(), uri);
    if (found.size >= mostCandidates || token.isCancellationRequested) break;
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}
