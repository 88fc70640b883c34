// `toolprm prompt`: the exact prompt that a policy would be given.
import type { Command } from 'commander';
import { bfclHammerPrompt } from '../calls/prompt/hammer.ts';
import { isPromptStyleName, promptStyleNames, renderPrompt } from '../calls/prompt/render-prompt.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import { CommandError } from './exit.ts';
import { printJson, readText } from './input.ts';

interface PromptOptions {
  readonly format: string;
  readonly bfcl?: string;
  readonly tools?: string;
  readonly query?: string;
}

export function addPromptCommand(program: Command): void {
  program
    .command('prompt')
    .description(
      'print prompts: for every BFCL record a JSON line {id, prompt}, or one for tools and a query',
    )
    .requiredOption('--format <style>', `prompt style: ${promptStyleNames.join(', ')}`)
    .option('--bfcl <file>', 'BFCL question file (JSON Lines)')
    .option('--tools <file>', 'tool file')
    .option('--query <text>', 'the query')
    .action(async ({ format, bfcl, tools, query }: PromptOptions) => {
      if (!isPromptStyleName(format)) {
        throw new CommandError(
          `"${format}" is no prompt style: choose one of ${promptStyleNames.join(', ')}.`,
          2,
        );
      }
      if (bfcl !== undefined) await printBfcl(format, bfcl);
      else if (tools !== undefined && query !== undefined) {
        const { file } = readToolDocument(await readText(tools), syntaxOfPath(tools));
        process.stdout.write(await renderPrompt(format, file.tools, [{ role: 'user', content: query }]));
      } else throw new CommandError('Give --bfcl FILE, or --tools FILE with --query TEXT.', 2);
    });
}

async function printBfcl(format: string, file: string): Promise<void> {
  if (format !== 'hammer2.1') {
    throw new CommandError(
      'BFCL records are rendered as Hammer2.1 prompts only: give --format hammer2.1.',
      2,
    );
  }
  const lines = (await readText(file)).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      printJson(bfclHammerPrompt(line));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${file}, line ${index + 1}: ${why}\n`);
      process.exitCode = 1;
    }
  }
}
