// `toolprm tools`: what a tool file holds, in normal form, and what is wrong with it.
import type { Command } from 'commander';
import pc from 'picocolors';
import { lineStarts, positionOf } from '../tools/position.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import type { Parameter, ToolFile } from '../tools/tool.ts';
import { printJson, readText } from './input.ts';

export function addToolsCommand(program: Command): void {
  program
    .command('tools')
    .description('print the tools of a file in normal form; exit 1 when one is malformed')
    .argument('<file>', 'tool file in any of the known formats')
    .option('--json', 'print the normal form as one JSON object')
    .action(async (file: string, options: { readonly json?: true }) => {
      const text = await readText(file);
      const { file: read } = readToolDocument(text, syntaxOfPath(file));
      if (read.problems.some((problem) => problem.severity === 'error')) process.exitCode = 1;
      if (options.json === true) printJson(read, 2);
      else printTools(file, text, read);
    });
}

function printTools(file: string, text: string, { tools, problems }: ToolFile): void {
  const lines: string[] = [];
  for (const tool of tools) {
    lines.push(`${pc.bold(tool.name)}(${tool.parameters.map(signature).join(', ')})  ${pc.dim(tool.format)}`);
    if (tool.description !== undefined) lines.push(`  ${tool.description}`);
  }
  const starts = lineStarts(text);
  for (const { severity, message, remedy, range } of problems) {
    const { line, character } = positionOf(starts, range.offset);
    lines.push(`${file}:${line}:${character}: ${severity}: ${message} ${remedy}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function signature({ name, required, schema }: Parameter): string {
  const type = typeof schema.type === 'string' ? `: ${schema.type}` : '';
  return `${name}${required ? '' : '?'}${type}`;
}
