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

/** Members that tools have and that few other files have; a quick look before a file is parsed. */
const telling =
  /"(?:parameters|parametersJsonSchema|inputSchema|input_schema|function_?declarations|languageModelTools)"\s*:|"arguments"\s*:\s*(?:\{\s*"type"|\[\s*\{\s*"name")/i;

/** Whether a file of any name is worth parsing. False for nearly every JSON file. */
export function mayHoldTools(text: string): boolean {
  return telling.test(text);
}

/** Whether the file's name says that it holds tools; then it is listed even when none of them can be used. */
export function isNamedAsToolFile(path: string): boolean {
  return /(?:tool|function)[^/]*\.jsonc?l?$/i.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Logs and labels of searches are JSON Lines too, and hold tools, but are no tool files. */
export function isSearchFile(path: string): boolean {
  return /\.(?:toolprm|labels)\.jsonl$/.test(path);
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
