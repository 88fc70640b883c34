// One search from a person's request: a tool file and a query.
import type { PromptStyleName } from '../calls/prompt/render-prompt.ts';
import { positionAt } from '../tools/position.ts';
import { readToolDocument, syntaxOfPath, type ToolSyntax } from '../tools/read-document.ts';
import type { ToolProblem } from '../tools/tool.ts';
import { prepareChecks } from '../tools/validate.ts';
import { type Equipment, type Run as OpenRun, openRun } from './open-run.ts';

export interface RunOptions extends Equipment {
  readonly toolsText: string;
  /** Path of the tool file as the user knows it. */
  readonly toolsFile?: string;
  /** By default what the path's ending says. */
  readonly toolsSyntax?: ToolSyntax;
  readonly query: string;
  /** How the prompt is written; by default the model's own template, else what suits the format. */
  readonly promptStyle?: PromptStyleName;
}

export interface Run extends OpenRun {
  readonly toolProblems: readonly ToolProblem[];
}

/** A tool file without a single usable tool. */
export class NoToolsError extends Error {
  readonly problems: readonly ToolProblem[];
  constructor(file: string, text: string, problems: readonly ToolProblem[]) {
    const [first] = problems;
    const { line, character } = positionAt(text, first?.range.offset ?? 0);
    const place = first === undefined ? '' : `, line ${line}, character ${character}`;
    const what =
      first === undefined ? 'Give a file that lists at least one tool.' : `${first.message} ${first.remedy}`;
    super(`${file}${place}: no tool can be used. ${what}`);
    this.name = 'NoToolsError';
    this.problems = problems;
  }
}

/**
 * Prepares a search; it runs while the events are iterated.
 * @throws {NoToolsError} for a tool file without tools; {@link RangeError} for settings outside their limits;
 *   {@link ModelError} where a model cannot be opened.
 */
export async function runSearch(options: RunOptions): Promise<Run> {
  const { toolsText, toolsFile, toolsSyntax = syntaxOfPath(toolsFile ?? ''), query, promptStyle } = options;
  await prepareChecks();
  const { tools, problems } = readToolDocument(toolsText, toolsSyntax).file;
  if (tools.length === 0) throw new NoToolsError(toolsFile ?? 'The tool file', toolsText, problems);
  const run = await openRun(
    {
      query,
      messages: [{ role: 'user', content: query }],
      tools,
      ...(toolsFile === undefined ? {} : { toolsFile }),
      ...(promptStyle === undefined ? {} : { promptStyle }),
    },
    options,
  );
  return { ...run, toolProblems: problems };
}
