// `toolprm show`: the tree of a finished log, or of what can be salvaged of one.
import type { Command } from 'commander';
import { readLog } from '../log/reader.ts';
import { createTree } from '../log/tree-builder.ts';
import { CommandError } from './exit.ts';
import { printJson, readText } from './input.ts';
import { printTree } from './live.ts';

export function addShowCommand(program: Command): void {
  program
    .command('show')
    .description('draw the tree of a search log')
    .argument('<log>', 'a .toolprm.jsonl file')
    .option('--json', 'print the tree as one JSON object')
    .action(async (file: string, options: { readonly json?: true }) => {
      const { events, problems } = readLog(await readText(file));
      for (const { line, message, remedy } of problems) {
        process.stderr.write(`${file}:${line}: ${message} ${remedy}\n`);
      }
      if (problems.some((problem) => problem.severity === 'loss')) process.exitCode = 1;
      if (events.length === 0) throw new CommandError(`${file} holds no event of a search.`);
      const builder = createTree();
      for (const event of events) builder.apply(event);
      const tree = builder.snapshot();
      if (options.json === true) printJson({ ...tree, problems: [...problems, ...tree.problems] }, 2);
      else printTree(tree, process.stdout, undefined);
    });
}
