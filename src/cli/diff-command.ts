// `toolprm diff`: what changed between two versions of a tool file for those who call its tools.
import type { Command } from 'commander';
import { diffTools } from '../tools/diff.ts';
import { describeChanges, summarizeChanges } from '../tools/diff-text.ts';
import { placedMessage } from '../tools/problem-words.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import type { Tool } from '../tools/tool.ts';
import { CommandError } from './exit.ts';
import { printJson, readText } from './input.ts';

interface Flags {
  readonly json?: true;
  readonly exitCode?: true;
}

export function addDiffCommand(program: Command): void {
  program
    .command('diff')
    .description('compare two versions of a tool file by what they mean: + wider, - narrower, ~ otherwise')
    .argument('<old>', 'tool file in any of the known formats')
    .argument('<new>', 'its new version; the format may be another')
    .option('--json', 'print the changes as one JSON array, each with its places in both files')
    .option('--exit-code', 'exit 1 when there are changes')
    .action(async (before: string, after: string, { json, exitCode }: Flags) => {
      const changes = diffTools(await toolsOf(before), await toolsOf(after));
      if (json) printJson(changes, 2);
      else process.stdout.write(`${describeChanges(changes)}${summarizeChanges(changes)}\n`);
      if (exitCode && changes.length > 0) process.exitCode = 1;
    });
}

/** Tools that cannot be read are told on standard error: they would look as if they were gone. */
async function toolsOf(file: string): Promise<readonly Tool[]> {
  const { file: read } = readToolDocument(await readText(file), syntaxOfPath(file));
  const errors = read.problems.filter(({ severity }) => severity === 'error');
  for (const error of errors) process.stderr.write(`${file}: ${placedMessage(error)}\n`);
  if (read.tools.length === 0 && errors.length > 0) {
    throw new CommandError(`${file} has no tool that can be read. Correct it first.`);
  }
  return read.tools;
}
