// `toolprm validate`: calls against the tools that they are meant for, one verdict a line.
import type { Command } from 'commander';
import { type CallFinding, checkCall } from '../calls/check-call.ts';
import { readCall } from '../calls/read-call.ts';
import { indexTools, type ToolIndex } from '../calls/split/schema-problems.ts';
import { isObject, parseJson, plainValue } from '../tools/json-tree.ts';
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import { uncheckable } from '../tools/validate.ts';
import { CommandError } from './exit.ts';
import { printJson, readText, standardInputLines } from './input.ts';

export function addValidateCommand(program: Command): void {
  program
    .command('validate')
    .description(
      'check calls against tools: JSON Lines in, {name, arguments} or as providers write them, one verdict a line out; exit 1 when one is wrong',
    )
    .requiredOption('--tools <file>', 'tool file in any of the known formats')
    .action(async ({ tools: file }: { readonly tools: string }) => {
      const tools = await readIndex(file);
      let index = 0;
      for await (const { text } of standardInputLines()) {
        const { name, findings } = checkLine(tools, text);
        const ok = findings.length === 0;
        if (!ok) process.exitCode = 1;
        printJson({ index, ok, ...(name === undefined ? {} : { name }), findings });
        index += 1;
      }
    });
}

async function readIndex(file: string): Promise<ToolIndex> {
  const read = readToolDocument(await readText(file), syntaxOfPath(file));
  const { tools, problems } = read.file;
  if (tools.length === 0) {
    const [first] = problems;
    throw new CommandError(
      `${file} holds no tool that calls could be checked against. ${first?.message ?? ''}`.trim(),
    );
  }
  for (const tool of tools) {
    const reason = uncheckable(tool);
    if (reason !== undefined)
      process.stderr.write(`${file}: ${JSON.stringify(tool.name)} is checked in part only. ${reason}\n`);
  }
  return indexTools(tools);
}

type LineFinding = CallFinding | (Omit<CallFinding, 'verdict'> & { readonly verdict: 'syntax' });

interface LineVerdict {
  readonly name?: string;
  readonly findings: readonly LineFinding[];
}

function checkLine(tools: ToolIndex, text: string): LineVerdict {
  const call = readCall(parsed(text));
  if (call === undefined) {
    return unreadable('This line is not a call: give {"name": …, "arguments": {…}} as JSON.');
  }
  const { name, arguments: given } = call;
  if (given === undefined) {
    return { name, ...unreadable('The call has no arguments: give {} where there are none.') };
  }
  const args = argumentsOf(given);
  if (args === undefined)
    return { name, ...unreadable('The arguments are not an object, nor a text that holds one as JSON.') };
  return { name, findings: checkCall(tools, name, args) };
}

function unreadable(message: string): { readonly findings: readonly LineFinding[] } {
  return { findings: [{ verdict: 'syntax', keyword: null, pointer: '', message }] };
}

/** OpenAI writes the arguments as a text that holds JSON. */
function argumentsOf(given: JsonValue): JsonObject | undefined {
  const value = typeof given === 'string' ? parsed(given) : given;
  return isObject(value) ? value : undefined;
}

/** Strict JSON: what a program could not read is no call. */
function parsed(text: string): JsonValue | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const { root } = parseJson(text);
  return root === undefined ? undefined : plainValue(root);
}
