// Asks a person for what a search needs and was not given: the tool file and the query.
import * as vscode from 'vscode';
import { oneLine } from '../log/visible.ts';

const lastQuery = 'toolprm.lastQuery';
const toolLanguages = new Set(['json', 'jsonc', 'jsonl', 'yaml']);

/** The tool file in the active editor, else one of the workspace's, else one that is browsed for. */
export async function askForToolFile(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && toolLanguages.has(active.languageId) && !isSearchLog(active.uri))
    return active.uri;
  const found = await vscode.workspace.findFiles(
    '**/*tool*.{json,jsonc,jsonl,yaml,yml}',
    '**/{node_modules,.toolprm}/**',
    100,
  );
  if (found.length === 0) return browse();
  const browsing = { label: vscode.l10n.t('Browse…'), uri: undefined };
  const items = found
    .filter((uri) => !isSearchLog(uri))
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick([...items, browsing], {
    title: vscode.l10n.t('Search with the tools of which file?'),
  });
  return picked === browsing ? browse() : picked?.uri;
}

function isSearchLog(uri: vscode.Uri): boolean {
  return uri.path.endsWith('.toolprm.jsonl');
}

async function browse(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose a tool file'),
    openLabel: vscode.l10n.t('Search with these tools'),
    filters: { [vscode.l10n.t('Tool files')]: ['json', 'jsonc', 'jsonl', 'yaml', 'yml'] },
  });
  return files?.[0];
}

/**
 * The query; the last one of this workspace is offered again.
 * @param tool What the query is meant for, where that is known.
 */
export async function askForQuery(memory: vscode.Memento, tool?: string): Promise<string | undefined> {
  const last = memory.get<unknown>(lastQuery);
  const query = await vscode.window.showInputBox({
    title: vscode.l10n.t('ToolPRM: Run Search'),
    prompt:
      tool === undefined
        ? vscode.l10n.t('What is asked of the model?')
        : vscode.l10n.t('What is asked of the model, so that it should call {0}?', oneLine(tool, 60)),
    placeHolder: vscode.l10n.t('What is the weather in Oslo in celsius?'),
    ...(typeof last === 'string' ? { value: last } : {}),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Type a query.') : undefined),
  });
  if (query !== undefined) await memory.update(lastQuery, query);
  return query;
}
