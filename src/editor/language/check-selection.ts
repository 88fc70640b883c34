// The command "Check Selection as Tools": what is wrong with JSON or YAML that stands in a file of any language.
import * as vscode from 'vscode';
import type { LintSelectionResult } from '../../protocol/language.ts';
import { commands } from '../contributions.ts';
import type { LanguageServer } from './language-server.ts';

export function registerCheckSelection(server: LanguageServer): vscode.Disposable {
  return vscode.commands.registerCommand(commands.lintSelection, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || editor.selection.isEmpty) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the tools first: a JSON list, an object or a single tool.'),
      );
      return;
    }
    try {
      await checkSelection(server, editor);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The selection could not be checked: {0}', reason));
    }
  });
}

interface Choice extends vscode.QuickPickItem {
  /** What is selected in the editor when it is chosen; absent for the choice that mends. */
  readonly range?: vscode.Range;
}

async function checkSelection(server: LanguageServer, editor: vscode.TextEditor): Promise<void> {
  const { document, selection } = editor;
  const result = await server.ask('toolprm/lintSelection', {
    text: document.getText(selection),
    syntax: document.languageId === 'yaml' ? 'yaml' : 'json',
  });
  const names = result.tools.join(', ');
  if (result.diagnostics.length === 0) {
    void vscode.window.showInformationMessage(
      result.tools.length === 0
        ? vscode.l10n.t('The selection holds no tools.')
        : vscode.l10n.t('No problem was found in {0}.', names),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(choices(result, selection.start), {
    title: vscode.l10n.t('Problems of the Selection'),
    placeHolder: names,
    matchOnDetail: true,
    onDidSelectItem: (item) => {
      if (typeof item !== 'string' && 'range' in item && item.range instanceof vscode.Range)
        editor.revealRange(item.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
  });
  if (picked === undefined) return;
  if (picked.range === undefined) await mend(editor, result, selection.start);
  else await vscode.window.showTextDocument(document, { selection: picked.range });
}

function choices({ diagnostics, fixAll }: LintSelectionResult, start: vscode.Position): readonly Choice[] {
  const found = diagnostics.map(({ message, code, severity, range }) => ({
    label: `$(${iconOf(severity)}) ${message}`,
    description: String(code ?? ''),
    detail: vscode.l10n.t('Line {0}', start.line + range.start.line + 1),
    range: moved(range, start),
  }));
  if (fixAll.length === 0) return found;
  return [{ label: `$(wand) ${vscode.l10n.t('Mend all that can be mended')}` }, ...found];
}

async function mend(
  { document }: vscode.TextEditor,
  { fixAll }: LintSelectionResult,
  start: vscode.Position,
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    fixAll.map(({ range, newText }) => vscode.TextEdit.replace(moved(range, start), newText)),
  );
  await vscode.workspace.applyEdit(edit);
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** From the selection into the document. */
function moved({ start, end }: { readonly start: Place; readonly end: Place }, by: vscode.Position) {
  const into = ({ line, character }: Place) =>
    new vscode.Position(by.line + line, line === 0 ? by.character + character : character);
  return new vscode.Range(into(start), into(end));
}

/** By the protocol's numbers: 1 error, 2 warning, then milder ones. */
function iconOf(severity: number | undefined): string {
  return severity === 1 ? 'error' : severity === 2 ? 'warning' : 'info';
}
