// What every search with a tool file has in common: the file as it is now, where the log goes, and a word on tools that are wrong.
import * as vscode from 'vscode';
import type { Run, RunOptions } from '../run/run-search.ts';
import { placedMessage } from '../tools/problem-words.ts';
import type { SearchEquipment } from './launch-search.ts';
import { searchesFolder } from './searches-folder.ts';
import { readToolText } from './tool-text.ts';

export interface ToolFileRun
  extends Pick<RunOptions, 'toolsText' | 'toolsSyntax' | 'log' | 'assets' | 'producer' | 'signal'> {
  readonly toolsFile: string;
}

/** @param start Prepares the search. @throws what `start` throws; {@link Error} where the file cannot be read. */
export async function runToolFile(
  { assets, output, producer, storage }: SearchEquipment,
  toolFile: vscode.Uri,
  signal: AbortSignal,
  start: (file: ToolFileRun) => Promise<Run>,
): Promise<Run> {
  const { text, syntax } = await readToolText(toolFile);
  const run = await start({
    toolsText: text,
    toolsSyntax: syntax,
    toolsFile: vscode.workspace.asRelativePath(toolFile, false),
    log: { folder: searchesFolder(storage, toolFile).fsPath },
    assets,
    producer,
    signal,
  });
  for (const problem of run.toolProblems) {
    output.warn(`${toolFile.fsPath}: ${placedMessage(problem)} ${problem.remedy}`);
  }
  return run;
}
