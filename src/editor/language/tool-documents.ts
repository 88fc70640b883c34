// Which documents the language server is for: those that may hold tools, by their names or by a quick look at their text.
import type * as vscode from 'vscode';
import { isNamedAsToolFile, isSearchFile, mayHoldTools } from '../../tools/tool-files.ts';

const schemes = ['file', 'untitled', 'vscode-vfs'];
const languages = ['json', 'jsonc', 'jsonl', 'yaml'];

/** The documents that VS Code tells the server of, once it runs; it passes over those without tools. */
export const toolSelector: readonly { readonly scheme: string; readonly language: string }[] =
  schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));

/** Characters that are looked at: activation must not wait for a large file that is about something else. */
const glance = 2_000_000;

export function isToolDocument(document: vscode.TextDocument): boolean {
  const { uri, languageId } = document;
  if (!schemes.includes(uri.scheme) || !languages.includes(languageId) || isSearchFile(uri.path))
    return false;
  return isNamedAsToolFile(uri.path) || mayHoldTools(document.getText().slice(0, glance));
}
