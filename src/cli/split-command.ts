// `toolprm split`: a response's text as decisions, checked against tools where they are given.
import type { Command } from 'commander';
import { type CallFormat, callFormatOf, callFormats } from '../calls/format.ts';
import { splitResponse } from '../calls/split.ts';
import { readTools } from '../tools/read.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import type { Tool } from '../tools/tool.ts';
import { CommandError } from './exit.ts';
import { printJson, readStandardInput, readText, standardInputLines } from './input.ts';

interface SplitOptions {
  readonly format: string;
  readonly tools?: string;
  readonly jsonl?: true;
}

export function addSplitCommand(program: Command): void {
  program
    .command('split')
    .description('split a response (standard input) into decisions, as a JSON array')
    .requiredOption('--format <name>', `wire format: ${callFormats.join(', ')}`)
    .option('--tools <file>', 'tool file to check the calls against')
    .option('--jsonl', 'read lines {text, tools?}, write lines {decisions}')
    .action(async (options: SplitOptions) => {
      const format = callFormatOf(options.format);
      if (format === undefined) {
        throw new CommandError(
          `"${options.format}" is no format: choose one of ${callFormats.join(', ')}.`,
          2,
        );
      }
      const tools = options.tools === undefined ? undefined : await toolsIn(options.tools);
      if (options.jsonl === undefined) printJson(split(format, await readStandardInput(), tools).decisions);
      else await splitLines(format, tools);
    });
}

async function toolsIn(file: string): Promise<readonly Tool[]> {
  return readToolDocument(await readText(file), syntaxOfPath(file)).file.tools;
}

function split(format: CallFormat, text: string, tools: readonly Tool[] | undefined) {
  const { decisions, failure, rest } = splitResponse(format, text, tools);
  if (failure !== undefined) {
    process.exitCode = 1;
    process.stderr.write(`${failure.message}\n`);
  }
  return { decisions, ...(failure === undefined ? {} : { failure }), ...(rest === '' ? {} : { rest }) };
}

async function splitLines(format: CallFormat, fileTools: readonly Tool[] | undefined): Promise<void> {
  for await (const line of standardInputLines()) {
    const input = parseLine(line.text, line.number);
    const tools = input.tools === undefined ? fileTools : readTools(input.tools).tools;
    printJson(split(format, input.text, tools));
  }
}

function parseLine(text: string, number: number): { readonly text: string; readonly tools?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`Standard input, line ${number}, is not JSON: ${String(error)}`);
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw new CommandError(`Standard input, line ${number}: give an object with a string "text".`);
  }
  return {
    text: value.text,
    ...('tools' in value && value.tools !== undefined ? { tools: JSON.stringify(value.tools) } : {}),
  };
}
