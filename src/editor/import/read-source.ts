// Reads a source of tools in the editor: with progress that can be cancelled, questions, and leave to start a server.
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { ImportedTools } from '../../sources/imported-tools.ts';
import { readOrigin } from '../../sources/read-origin.ts';
import type { Surroundings } from '../../sources/resolve-server.ts';
import type { InputDefinition } from '../../sources/server-definition.ts';
import type { NamedOrigin, SourceOrigin } from '../../sources/source-record.ts';
import { agreeTo, type Question } from './import-permission.ts';

export interface ReadRequest {
  readonly origin: NamedOrigin | SourceOrigin;
  /** Folder that its paths are relative to. */
  readonly folder: vscode.Uri;
  /** Name and version of the program. */
  readonly producer: string;
}

/** @throws {SourceError} where it cannot be read; an `AbortError` where the person stopped or did not agree. */
export async function readSource({ origin, folder, producer }: ReadRequest): Promise<ImportedTools> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading tools'),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      const cancelled = token.onCancellationRequested(() => abort.abort());
      const [name = 'toolprm-inspector', version = ''] = producer.split(' ');
      try {
        return await readOrigin(origin, {
          signal: abort.signal,
          client: { name, version },
          folder: folder.fsPath,
          around: surroundings(folder),
          agree: (server) => agreeTo(server, vscode.workspace.isTrusted, askInDialog),
          onProgress: (message) => progress.report({ message }),
        });
      } finally {
        cancelled.dispose();
      }
    },
  );
}

async function askInDialog({ message, detail, yes }: Question): Promise<boolean> {
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, yes)) === yes;
}

function surroundings(folder: vscode.Uri): Surroundings {
  const workspace = vscode.workspace.getWorkspaceFolder(folder) ?? vscode.workspace.workspaceFolders?.[0];
  return {
    ...(workspace?.uri.scheme === 'file' ? { workspaceFolder: workspace.uri.fsPath } : {}),
    userHome: homedir(),
    env: process.env,
    ask: askForInput,
    readText: async (file) => {
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file);
      // What is not saved yet is what the person sees.
      if (open?.isDirty === true) return open.getText();
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(file));
      return new TextDecoder().decode(bytes);
    },
  };
}

/** The answer goes to the server and is kept nowhere. */
async function askForInput(input: InputDefinition): Promise<string | undefined> {
  const title = input.description ?? input.id;
  if (input.kind === 'choice')
    return vscode.window.showQuickPick([...input.options], { title, ignoreFocusOut: true });
  return vscode.window.showInputBox({
    title,
    password: input.password,
    ignoreFocusOut: true,
    ...(input.default === undefined || input.password ? {} : { value: input.default }),
  });
}
