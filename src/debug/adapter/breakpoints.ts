// Breakpoints as clients set them: on lines, on functions, on what goes wrong.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { syntaxOfPath, type ToolSyntax } from '../../tools/read-document.ts';
import type { PlacedBreakpoint } from '../breakpoints/breakpoint-set.ts';
import { exceptionFilters } from '../breakpoints/exception-filters.ts';
import type { SourceBreakpoint } from '../breakpoints/source-draft.ts';
import { breakpointLocations } from '../breakpoints/tool-places.ts';
import {
  type Arguments,
  argumentsOf,
  integer,
  numbers,
  objects,
  optionalInteger,
  optionalText,
  text,
  texts,
} from './arguments.ts';
import type { Client, Context, Handlers } from './context.ts';
import { spanBody } from './frames.ts';
import { messageOf, RequestError } from './request-error.ts';
import { promptReference } from './sources.ts';

/** What texts are called that are no files; no path of a file is like it. */
const loggedTools = '\0tools.json';
const prompt = '\0prompt.txt';

export function breakpointRequests(context: Context): Handlers {
  /** Filters by the numbers of their breakpoints. */
  const filters = new Map<number, string>();
  /** By file, what its breakpoints wait for: a later text may be read sooner, and the later breakpoints are meant. */
  const turns = new Map<string, Promise<unknown>>();

  return {
    setBreakpoints(args) {
      const set = context.breakpoints();
      const lines = linesOf(args, context.client);
      const source = argumentsOf(args.source);
      const path = pathOf(source);
      const turn = (turns.get(path) ?? Promise.resolve()).then(async () => {
        const { text: read, problem } = await textOf(context, source);
        const message = problem === undefined ? {} : { message: problem };
        const placed = set.setSource(path, lines, read);
        return {
          body: {
            breakpoints: placed.map((each) => breakpointBody({ ...each, ...message }, context.client)),
          },
        };
      });
      turns.set(
        path,
        turn.catch(() => undefined),
      );
      return turn;
    },
    setFunctionBreakpoints(args) {
      const named = objects(args, 'breakpoints').map((each) => ({
        name: text(each, 'name'),
        ...termsOf(each),
      }));
      const placed = context.breakpoints().setFunctions(named);
      return { body: { breakpoints: placed.map((each) => breakpointBody(each, context.client)) } };
    },
    setExceptionBreakpoints(args) {
      const plain = texts(args, 'filters');
      const options = objects(args, 'filterOptions').map((each) => ({
        filterId: text(each, 'filterId'),
        condition: optionalText(each, 'condition'),
      }));
      const placed = context.breakpoints().setExceptions(plain, options);
      filters.clear();
      const ids = [...plain, ...options.map(({ filterId }) => filterId)];
      for (const [index, { id }] of placed.entries()) filters.set(id, ids[index] ?? '');
      return { body: { breakpoints: placed.map((each) => breakpointBody(each, context.client)) } };
    },
    async breakpointLocations(args) {
      const { client } = context;
      const first = integer(args, 'line') + 1 - client.firstLine;
      const last = (optionalInteger(args, 'endLine') ?? integer(args, 'line')) + 1 - client.firstLine;
      const { text: source, syntax } = await textOf(context, argumentsOf(args.source));
      const spans = breakpointLocations(source, syntax, first, last);
      return { body: { breakpoints: spans.map((span) => spanBody(span, client)) } };
    },
    exceptionInfo(args) {
      const { stop } = context.threads.stopped(integer(args, 'threadId'));
      if (stop?.brokeOff !== undefined) return { body: exceptionBody('Search Broke Off', stop.brokeOff) };
      const hit = stop?.hits.find(({ breakpoint }) => filters.has(breakpoint));
      if (stop?.reason !== 'exception' || hit === undefined) {
        throw new RequestError('The search was stopped by no exception here.');
      }
      const filter = filters.get(hit.breakpoint) ?? '';
      const about = exceptionFilters.find((each) => each.filter === filter);
      return { body: exceptionBody(about?.label ?? filter, hit.why, filter) };
    },
  };
}

function exceptionBody(
  exceptionId: string,
  why: string,
  typeName?: string,
): DebugProtocol.ExceptionInfoResponse['body'] {
  return {
    exceptionId,
    description: why,
    breakMode: 'always',
    details: { message: why, ...(typeName === undefined ? {} : { typeName }) },
  };
}

/** Tells the breakpoints what the search is given, and the client what that changed. */
export function giveTools(context: Context, tools: readonly string[]): void {
  const { sources } = context;
  const isToolFile = (path: string): boolean => path === loggedTools || sources.isTools(path);
  const changed = context.breakpoints().give({ tools, isToolFile });
  for (const each of changed) {
    context.send('breakpoint', { reason: 'changed', breakpoint: breakpointBody(each, context.client) });
  }
}

interface SourceText {
  /** Empty where it cannot be read. */
  readonly text: string;
  readonly syntax: ToolSyntax;
  readonly problem?: string;
}

const referenceOf = (source: Arguments): number => optionalInteger(source, 'sourceReference') ?? 0;

/** What breakpoints are filed under. @throws {RequestError} where the source names no file. */
function pathOf(source: Arguments): string {
  const reference = referenceOf(source);
  if (reference === promptReference) return prompt;
  return reference > 0 ? loggedTools : text(source, 'path');
}

/** The text that a client's source stands for. @throws {RequestError} where there is no such source. */
async function textOf({ sources, host, threads }: Context, source: Arguments): Promise<SourceText> {
  const path = pathOf(source);
  const syntax = syntaxOfPath(path);
  if (path === prompt) {
    return {
      text: '',
      syntax,
      problem: 'Nothing is decided in the prompt: set breakpoints in the tool file.',
    };
  }
  if (path === loggedTools) {
    return { text: sources.text(referenceOf(source), threads.all()[0]?.player.tree.header), syntax };
  }
  try {
    return { text: await host.readText(path), syntax };
  } catch (error) {
    return { text: '', syntax, problem: `The file cannot be read: ${messageOf(error)}` };
  }
}

function linesOf(args: Arguments, { firstLine, firstColumn }: Client): readonly SourceBreakpoint[] {
  const up = (line: number): number => line + 1 - firstLine;
  if (args.breakpoints === undefined) return numbers(args, 'lines').map((line) => ({ line: up(line) }));
  return objects(args, 'breakpoints').map((each) => {
    const column = optionalInteger(each, 'column');
    return {
      line: up(integer(each, 'line')),
      column: column === undefined ? undefined : column + 1 - firstColumn,
      logMessage: optionalText(each, 'logMessage'),
      ...termsOf(each),
    };
  });
}

function termsOf(args: Arguments): Pick<SourceBreakpoint, 'condition' | 'hitCondition'> {
  return { condition: optionalText(args, 'condition'), hitCondition: optionalText(args, 'hitCondition') };
}

function breakpointBody(
  { id, verified, message, line, column, endLine, endColumn }: PlacedBreakpoint,
  client: Client,
): DebugProtocol.Breakpoint {
  const span =
    line === undefined || column === undefined
      ? {}
      : spanBody(
          {
            line,
            column,
            ...(endLine === undefined ? {} : { endLine }),
            ...(endColumn === undefined ? {} : { endColumn }),
          },
          client,
        );
  return { id, verified, ...(message === undefined ? {} : { message }), ...span };
}
