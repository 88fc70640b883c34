// The tool files that a command is given: by name, and those that lie in a folder.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isNamedAsToolFile, isSearchFile, mayHoldTools } from '../tools/tool-files.ts';
import { readText, unreadable } from './input.ts';

export interface ToolFileText {
  readonly path: string;
  readonly text: string;
}

/** Files that were named are read whatever they hold; of folders, only those that seem to hold tools. */
export async function toolFiles(paths: readonly string[]): Promise<readonly ToolFileText[]> {
  const files: ToolFileText[] = [];
  for (const each of paths) {
    if (await isFolder(each)) files.push(...(await inFolder(each)));
    else files.push({ path: each, text: await readText(each) });
  }
  return files;
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
      const text = await readText(at);
      if (isNamedAsToolFile(at) || mayHoldTools(text)) files.push({ path: at, text });
    }
  }
  return files;
}
