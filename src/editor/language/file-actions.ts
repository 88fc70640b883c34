// Commands on the tool file in the active editor: mend all that can be mended, convert it to another format.
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';

const fixAll = 'source.fixAll.toolprm';
const convert = 'refactor.rewrite.toolprm';
/** More actions of a kind than there are. */
const all = 50;

export function registerFileActions(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.fixAll, async () => {
      const editor = activeEditor();
      if (editor === undefined) return;
      const [action] = await actionsOf(editor, fixAll);
      if (action === undefined) {
        say(vscode.l10n.t('Nothing in this file can be mended without a choice.'));
      } else await apply(action);
    }),
    vscode.commands.registerCommand(commands.convertTools, async () => {
      const editor = activeEditor();
      if (editor === undefined) return;
      const actions = await actionsOf(editor, convert);
      if (actions.length === 0) {
        say(vscode.l10n.t('There are no tools here that could be converted.'));
        return;
      }
      const picked = await vscode.window.showQuickPick(
        actions.map((action) => ({ label: action.title, action })),
        { title: vscode.l10n.t('Convert Tools') },
      );
      if (picked !== undefined) await apply(picked.action);
    }),
  );
}

function activeEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) say(vscode.l10n.t('Open a tool file first.'));
  return editor;
}

/** The language server's actions of a kind at the cursor, with their edits. */
async function actionsOf(
  { document, selection }: vscode.TextEditor,
  kind: string,
): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<readonly (vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    kind,
    all,
  );
  return found.filter((action): action is vscode.CodeAction => 'edit' in action && action.edit !== undefined);
}

async function apply({ edit, title }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined && (await vscode.workspace.applyEdit(edit))) return;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('“{0}” could not be applied. The file may have changed meanwhile: try again.', title),
  );
}

function say(text: string): void {
  void vscode.window.showInformationMessage(text);
}
