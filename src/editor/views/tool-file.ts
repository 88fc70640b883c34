// What the view "Tool Files" shows of one file: its tools with their places, and how many problems each has.
import { lineStarts, positionOf } from '../../tools/position.ts';
import { readTools } from '../../tools/read.ts';
import type { TextRange, Tool, ToolProblem } from '../../tools/tool.ts';

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

export function readToolFile(text: string): FoundToolFile {
  const { tools, problems } = readTools(text);
  const starts = lineStarts(text);
  return { tools: tools.map((tool) => foundTool(tool, problems, starts)), problems };
}

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
