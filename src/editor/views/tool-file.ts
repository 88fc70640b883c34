// What the view "Tool Files" shows of one file: its tools with their places, and how many problems each has.
import { lineStarts, positionOf } from '../../tools/position.ts';
import { syntaxOfPath } from '../../tools/read-document.ts';
import type { TextRange, Tool, ToolProblem } from '../../tools/tool.ts';
import { holdsTools, isNamedAsToolFile } from '../../tools/tool-files.ts';
import { createToolReader } from '../../tools/tool-reader.ts';

/** Lines and characters count from 0, as VS Code counts them. */
export interface Place {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

export interface FoundTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
  readonly problems: readonly ToolProblem[];
  readonly place: Place;
}

export interface FoundToolFile {
  readonly tools: readonly FoundTool[];
  /** All of the file, those of its tools too. */
  readonly problems: readonly ToolProblem[];
}

/**
 * Reads in slices, as far as the syntax has them: the extension host has others to serve.
 * @returns `undefined` for a file of another kind, as an OpenAPI document is, which has objects with names and parameters too.
 */
export async function readToolFile(text: string, path: string): Promise<FoundToolFile | undefined> {
  const { file } = await createToolReader(syntaxOfPath(path)).readInSlices(text, never);
  if (!isNamedAsToolFile(path) && !holdsTools(file, false)) return undefined;
  const { tools, problems } = file;
  const starts = lineStarts(text);
  return { tools: tools.map((tool) => foundTool(tool, problems, starts)), problems };
}

/** Nobody stops the reading of one file: the limit on its size does. */
const never = new AbortController().signal;

function foundTool(tool: Tool, problems: readonly ToolProblem[], starts: readonly number[]): FoundTool {
  return {
    name: tool.name,
    description: tool.description ?? '',
    parameters: tool.parameters.map(({ name, required }) => ({ name, required })),
    problems: problems.filter((problem) => within(problem.range, tool.range)),
    place: placeOf(tool.range, starts),
  };
}

function within(inner: TextRange, outer: TextRange): boolean {
  return inner.offset >= outer.offset && inner.offset <= outer.offset + outer.length;
}

function placeOf({ offset, length }: TextRange, starts: readonly number[]): Place {
  const start = positionOf(starts, offset);
  const end = positionOf(starts, offset + length);
  return {
    startLine: start.line - 1,
    startCharacter: start.character - 1,
    endLine: end.line - 1,
    endCharacter: end.character - 1,
  };
}
