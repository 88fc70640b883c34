// Requests with a line of text: expressions, the console's commands, and what may be written next.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type Completion, completions } from '../expression/complete.ts';
import { wholeText } from '../expression/display.ts';
import { ExpressionError } from '../expression/expression.ts';
import type { Variable } from '../variables.ts';
import { type Arguments, integer, optionalInteger, optionalText, text } from './arguments.ts';
import { commands, helpText, readCommand } from './console.ts';
import type { Answer, Context, Handlers, Request } from './context.ts';
import type { FrameReference } from './references.ts';
import { RequestError } from './request-error.ts';
import { evaluated, scopeOfFrame, topFrame, variableBody } from './scopes.ts';
import { openWhatIf } from './what-if.ts';

export function evaluateRequests(context: Context): Handlers {
  async function runCommand(
    command: NonNullable<ReturnType<typeof readCommand>>,
    frame: FrameReference,
    request: Request,
  ): Promise<Answer> {
    if (command.kind === 'help') return { body: { result: helpText, variablesReference: 0 } };
    context.threads.stopped(frame.thread.id);
    const opened = await openWhatIf(context, frame.thread, command.change, frame.step, request);
    const result = `Thread ${opened.thread.id}: ${opened.thread.name}`;
    return { body: { result, variablesReference: 0 }, after: opened.go };
  }

  return {
    evaluate(args, request) {
      const line = text(args, 'expression');
      const purpose = optionalText(args, 'context') ?? 'repl';
      if (purpose === 'repl' && line.trim() === 'help')
        return { body: { result: helpText, variablesReference: 0 } };
      const frame = frameOf(context, args);
      const command = purpose === 'repl' ? readCommand(line, frame) : undefined;
      if (command !== undefined) return runCommand(command, frame, request);
      const found = purpose === 'hover' ? hovered(frame, line) : evaluated(frame, line);
      const result = purpose === 'clipboard' ? wholeText(found.value) : found.text;
      return { body: resultBody(context, frame, found, result) };
    },
    completions(args) {
      const line = text(args, 'text');
      const { firstColumn } = context.client;
      const column = Math.max(0, Math.min(line.length, integer(args, 'column') - firstColumn));
      const frame = frameOf(context, args);
      const [begun = ''] = /^\s*([a-z]*)$/.exec(line.slice(0, column)) ?? [];
      const isBeginning = /^\s*[a-z]*$/.test(line.slice(0, column));
      const targets = [
        ...completions(line, column, scopeOfFrame(frame)).map((each) => completionBody(each, firstColumn)),
        ...(isBeginning ? commandItems(begun, column, firstColumn) : []),
      ];
      return { body: { targets } };
    },
  };
}

/** The frame that is named, else the top one of the thread that stopped last. */
function frameOf(context: Context, args: Arguments): FrameReference {
  const id = optionalInteger(args, 'frameId');
  if (id !== undefined) return context.frames.get(id);
  const latest = context.threads.latest();
  if (latest === undefined) throw new RequestError('No search stands: pause one first.');
  return topFrame(latest);
}

/** Over a tool file the words are parameters and values, not names of the search: then what the call gives them. */
function hovered(frame: FrameReference, word: string): Variable {
  const name = word.trim().replace(/^(["'])(.*)\1$/, '$2');
  try {
    const given = evaluated(frame, `call.arguments[${JSON.stringify(name)}]`);
    if (given.value !== null) return given;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
  return evaluated(frame, word);
}

function resultBody(
  context: Context,
  frame: FrameReference,
  found: Variable,
  result: string,
): DebugProtocol.EvaluateResponse['body'] {
  const { type, variablesReference, namedVariables, indexedVariables } = variableBody(context, frame, found);
  return {
    result,
    variablesReference,
    ...(type === undefined ? {} : { type }),
    ...(namedVariables === undefined ? {} : { namedVariables }),
    ...(indexedVariables === undefined ? {} : { indexedVariables }),
  };
}

const kinds = { name: 'variable', member: 'property', method: 'method', word: 'keyword' } as const;

function completionBody(
  { label, text: inserted, start, length, cursor, kind, type, about }: Completion,
  firstColumn: number,
): DebugProtocol.CompletionItem {
  return {
    label,
    text: inserted,
    type: kinds[kind],
    start: start + firstColumn,
    length,
    ...(cursor === undefined ? {} : { selectionStart: cursor, selectionLength: 0 }),
    detail: type === '' ? about : `${type}: ${about}`,
  };
}

function commandItems(
  begun: string,
  column: number,
  firstColumn: number,
): readonly DebugProtocol.CompletionItem[] {
  const word = begun.trimStart();
  return commands
    .filter(([name]) => name.startsWith(word))
    .map(([name, form, about]) => ({
      label: form,
      text: name === form ? name : `${name} `,
      type: 'keyword',
      start: column - word.length + firstColumn,
      length: word.length,
      sortText: `~${name}`,
      detail: about,
    }));
}
