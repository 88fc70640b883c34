// Which documents the language server is for: those that may hold tools, by their names or by a quick look at their text,
// and configurations of MCP servers.
import type * as vscode from 'vscode';
import { isMcpConfig } from '../../sources/mcp-config-name.ts';
import { isNamedAsToolFile, isSearchFile, mayHoldTools } from '../../tools/tool-files.ts';

const schemes = ['file', 'untitled', 'vscode-vfs'];
const languages = ['json', 'jsonc', 'jsonl', 'yaml'];

/** The documents that VS Code tells the server of, once it runs; it passes over those without tools. */
export const toolSelector: readonly { readonly scheme: string; readonly language: string }[] =
  schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));

/** Characters that are looked at: activation must not wait for a large file that is about something else. */
const glance = 2_000_000;

export function isToolDocument(document: vscode.TextDocument): boolean {
  const { uri } = document;
  if (!isSelected(document) || isSearchFile(uri.path)) return false;
  return isNamedAsToolFile(uri.path) || mayHoldTools(document.getText().slice(0, glance));
}

/** Whether the server has something to say about it. */
export function isServed(document: vscode.TextDocument): boolean {
  if (isToolDocument(document)) return true;
  return isSelected(document) && isMcpConfig(document.uri.path, document.getText().slice(0, glance));
}

function isSelected({ uri, languageId }: vscode.TextDocument): boolean {
  return schemes.includes(uri.scheme) && languages.includes(languageId);
}
