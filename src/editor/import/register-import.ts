// The commands that import tools and refresh what was imported; what they need is loaded when the first is used.
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import { givenFile } from '../given-file.ts';
import { givenServer } from './given-server.ts';
import type { ImportContext } from './import-context.ts';

export function registerImport(context: ImportContext): vscode.Disposable {
  const register = (id: string, work: (file: vscode.Uri | undefined, given: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(id, async (given: unknown) => {
      try {
        return await work(givenFile(given), given);
      } catch (error) {
        showImportError(error, context.output);
        return undefined;
      }
    });
  return vscode.Disposable.from(
    register(commands.importFromMcp, async (_, given) => {
      const { importFromServer } = await import('./import-tools.ts');
      return importFromServer(context, givenServer(given));
    }),
    register(commands.importFromOpenApi, async (given) => {
      const { importFromOpenApi } = await import('./import-tools.ts');
      return importFromOpenApi(context, given);
    }),
    register(commands.importFromVsCode, async () => {
      const { importFromEditor } = await import('./import-tools.ts');
      return importFromEditor(context);
    }),
    register(commands.refreshImported, async (given) => {
      const file = given ?? vscode.window.activeTextEditor?.document.uri;
      if (file === undefined) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open an imported tool file first.'));
        return undefined;
      }
      const { refreshTools } = await import('./refresh-tools.ts');
      return refreshTools(context, file);
    }),
  );
}

/** What was stopped needs no message. What a server said of itself is masked where the error was made. */
function showImportError(error: unknown, output: vscode.LogOutputChannel): void {
  if (error instanceof Error && error.name === 'AbortError') return;
  if (error instanceof Error && error.name === 'ImportRefusedError') {
    void offerTrust(error.message);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof Error && 'remedy' in error ? String(error.remedy) : '';
  const text = remedy === '' ? message : `${message} ${remedy}`;
  output.error(text);
  void vscode.window.showErrorMessage(text);
}

async function offerTrust(message: string): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showWarningMessage(message, manage);
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
