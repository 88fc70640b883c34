// The tool files that a command is given: by name, and those that lie in a folder.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isMcpConfig } from '../sources/mcp-config-name.ts';
import { syntaxOfPath, type ToolSyntax } from '../tools/read-document.ts';
import { isNamedAsToolFile, isSearchFile, mayHoldTools } from '../tools/tool-files.ts';
import { CommandError } from './exit.ts';
import { readText, unreadable } from './input.ts';

export interface ToolFileText {
  readonly path: string;
  readonly text: string;
  readonly syntax: ToolSyntax;
}

export interface GivenFiles {
  readonly files: readonly ToolFileText[];
  /** What could not be read, and folders without a tool file; the others are read all the same. */
  readonly failures: readonly string[];
}

/** Files that were named are read whatever they hold; of folders, only those that seem to hold tools. */
export async function toolFiles(paths: readonly string[]): Promise<GivenFiles> {
  const files: ToolFileText[] = [];
  const failures: string[] = [];
  for (const each of paths) {
    try {
      const found = (await isFolder(each)) ? await inFolder(each) : [await fileAt(each)];
      if (found.length === 0) failures.push(`${each} holds no tool file. Name the file itself to see why.`);
      files.push(...found);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error.message);
    }
  }
  return { files, failures };
}

/** Standard input under a name of its own. A name without an ending does not say in which syntax it is: its start does. */
export function namedInput(name: string, text: string): ToolFileText {
  const isJson = /^[\s\uFEFF]*(?:[[{/]|$)/.test(text);
  const syntax = path.extname(name) === '' && !isJson ? 'yaml' : syntaxOfPath(name);
  return { path: name, text, syntax };
}

async function fileAt(file: string): Promise<ToolFileText> {
  return { path: file, text: await readText(file), syntax: syntaxOfPath(file) };
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch (error) {
    throw unreadable(file, error);
  }
}

const passedOver = new Set(['node_modules', '.git', '.toolprm', 'dist', 'out']);
/** A file with more is hardly written by hand; named by itself it is linted. */
const mostBytes = 10_000_000;

const isData = /\.(?:jsonc?|jsonl|ya?ml)$/i;

async function inFolder(folder: string): Promise<readonly ToolFileText[]> {
  const files: ToolFileText[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory() && !passedOver.has(entry.name)) files.push(...(await inFolder(at)));
    else if (entry.isFile() && isData.test(entry.name) && !isSearchFile(entry.name)) {
      if ((await stat(at)).size > mostBytes) continue;
      const file = await fileAt(at);
      if (isNamedAsToolFile(at) || mayHoldTools(file.text) || isMcpConfig(at, file.text)) files.push(file);
    }
  }
  return files;
}
