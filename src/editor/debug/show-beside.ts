// Puts the search view and its tool file into groups of their own: at every stop the debugger goes to the file, and would
// cover a view in the same group.
import * as vscode from 'vscode';
import type { SearchEditors } from '../search-editor/search-editors.ts';

/** @param toolFile `undefined` where it is not known: then only the view is shown. Leaves the keyboard where it is. */
export async function showBeside(
  editors: SearchEditors,
  log: vscode.Uri,
  toolFile: vscode.Uri | undefined,
): Promise<void> {
  const text = toolFile && (await showText(editors, toolFile));
  const own = editors.find(log);
  const views = [...(own === undefined ? [] : [own]), ...editors.all];
  const column = views
    .filter(({ panel }) => panel.visible)
    .map(({ panel }) => panel.viewColumn)
    .find((known) => known !== undefined && known !== text);
  await editors.reveal(log, {
    takeFocus: false,
    ...(column === undefined ? {} : { column }),
    ...(column === undefined && text !== undefined ? { column: text + 1 } : {}),
  });
}

/** The column in which the file can be seen; where it cannot, it is opened beside a search, else in the column in use. */
async function showText(editors: SearchEditors, file: vscode.Uri): Promise<vscode.ViewColumn | undefined> {
  const isShown = ({ document }: vscode.TextEditor): boolean => document.uri.toString() === file.toString();
  const known = vscode.window.visibleTextEditors.find(isShown)?.viewColumn;
  if (known !== undefined) return known;
  const isCovering = editors.all.some(({ panel }) => panel.active);
  const viewColumn = isCovering ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  const shown = await vscode.window.showTextDocument(file, {
    viewColumn,
    preserveFocus: true,
    preview: true,
  });
  return shown.viewColumn;
}
