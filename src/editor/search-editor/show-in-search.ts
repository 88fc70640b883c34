// From a tool file to the open searches: selects the candidate that decided the tool or parameter at the cursor.
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import { readTree } from './read-log.ts';
import type { SearchEditors } from './search-editors.ts';
import { bestMatch, placeAt } from './source-place.ts';

export function registerShowInSearch(editors: SearchEditors): vscode.Disposable {
  return vscode.commands.registerTextEditorCommand(commands.showInSearch, async (textEditor) => {
    const problem = await showInSearches(editors, textEditor);
    if (problem !== undefined) void vscode.window.showInformationMessage(problem);
  });
}

/** Says why nothing could be shown. */
async function showInSearches(
  editors: SearchEditors,
  { document, selection }: vscode.TextEditor,
): Promise<string | undefined> {
  if (editors.all.length === 0) return vscode.l10n.t('Open a search first: no search is open.');
  const { readToolDocument, syntaxOfDocument } = await import('../../tools/read-document.ts');
  const syntax = syntaxOfDocument(document.languageId, document.uri.path);
  const { tools } = readToolDocument(document.getText(), syntax).file;
  const place = placeAt(tools, document.offsetAt(selection.active));
  if (place === undefined) return vscode.l10n.t('Put the cursor into a tool first.');
  let shown = 0;
  for (const { document: search, feed, panel } of editors.all) {
    const header = await search.header();
    if (header?.tools.some(({ name }) => name === place.tool) !== true) continue;
    const node = bestMatch(await readTree(search.source), place);
    if (node === undefined) continue;
    feed.tellAfterLog({ type: 'select', candidate: node.id });
    if (shown === 0) panel.reveal(undefined, true);
    shown += 1;
  }
  if (shown > 0) return undefined;
  return place.parameter === undefined
    ? vscode.l10n.t('No candidate of an open search calls {0}.', place.tool)
    : vscode.l10n.t('No candidate of an open search gives {0} of {1}.', place.parameter, place.tool);
}
