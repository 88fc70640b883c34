// The command "Compare Tools with…": what two versions of a tool file say otherwise, as sentences.
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import { givenFile } from '../given-file.ts';
import { readToolText } from '../tool-text.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

/** An earlier version of a file, or another file. */
interface Before extends vscode.QuickPickItem {
  readonly read: () => Promise<{ readonly text: string; readonly path: string } | undefined>;
}

export function registerDiffTools(documents: VirtualDocuments): vscode.Disposable {
  return vscode.commands.registerCommand(commands.diffTools, async (given: unknown, other: unknown) => {
    const file = givenFile(given) ?? vscode.window.activeTextEditor?.document.uri;
    if (file === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a tool file first.'));
      return undefined;
    }
    try {
      return await diffTools(documents, file, givenFile(other));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The tools cannot be compared: {0}', reason));
      return undefined;
    }
  });
}

/** The report, which is also shown; nothing where the person gave up. */
async function diffTools(
  documents: VirtualDocuments,
  file: vscode.Uri,
  other: vscode.Uri | undefined,
): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(file);
  const before = other === undefined ? await askForBefore(document) : await readFile(other);
  if (before === undefined) return undefined;
  const [
    { diffTools: changesOf },
    { changesMarkdown, summarizeChanges },
    { readToolDocument, syntaxOfPath },
  ] = await Promise.all([
    import('../../tools/diff.ts'),
    import('../../tools/diff-text.ts'),
    import('../../tools/read-document.ts'),
  ]);
  const now = await readToolText(file);
  const changes = changesOf(
    readToolDocument(before.text, syntaxOfPath(before.path)).file.tools,
    readToolDocument(now.text, now.syntax).file.tools,
  );
  const name = vscode.workspace.asRelativePath(file).replaceAll(/[\\`*_[\]<>#|]/g, '\\$&');
  const lines = [
    `# ${name}`,
    '',
    `Since the other version: ${summarizeChanges(changes)}.`,
    '',
    changes.length === 0
      ? 'The same calls are allowed, in the same words; only the text may differ.'
      : changesMarkdown(changes),
    '',
  ];
  const report = lines.join('\n');
  await vscode.commands.executeCommand('markdown.showPreview', documents.keep('Changes of tools.md', report));
  return report;
}

async function askForBefore(
  document: vscode.TextDocument,
): Promise<{ readonly text: string; readonly path: string } | undefined> {
  const { uri } = document;
  const committed = await lastCommit(uri);
  const choices: Before[] = [
    ...(committed === undefined
      ? []
      : [
          {
            label: `$(git-commit) ${vscode.l10n.t('The last commit')}`,
            read: async () => ({ text: committed, path: uri.path }),
          },
        ]),
    ...(document.isDirty && !document.isUntitled
      ? [{ label: `$(save) ${vscode.l10n.t('The saved file')}`, read: () => readFile(uri) }]
      : []),
    { label: `$(file) ${vscode.l10n.t('Another tool file…')}`, read: askForFile },
  ];
  const [only] = choices;
  if (choices.length === 1) return only?.read();
  const picked = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Compare the tools of {0} with', vscode.workspace.asRelativePath(uri)),
  });
  return picked?.read();
}

async function askForFile(): Promise<{ readonly text: string; readonly path: string } | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Compare with which tool file?'),
      filters: { [vscode.l10n.t('Tool files')]: ['json', 'jsonc', 'jsonl', 'yaml', 'yml'] },
    })) ?? [];
  return file === undefined ? undefined : readFile(file);
}

async function readFile(file: vscode.Uri): Promise<{ readonly text: string; readonly path: string }> {
  const bytes = await vscode.workspace.fs.readFile(file);
  return { text: new TextDecoder().decode(bytes), path: file.path };
}

/** The file at HEAD, through the documents that VS Code's own Git extension serves; nothing where there is none. */
async function lastCommit(file: vscode.Uri): Promise<string | undefined> {
  if (file.scheme !== 'file') return undefined;
  const query = JSON.stringify({ path: file.fsPath, ref: 'HEAD' });
  try {
    return (await vscode.workspace.openTextDocument(file.with({ scheme: 'git', query }))).getText();
  } catch {
    return undefined;
  }
}
