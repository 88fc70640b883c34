// What reading found, for the rules that tell it in their own words.
import { pointerSegments } from '../tools/json-pointer.ts';
import { follow, type JsonTree } from '../tools/json-tree.ts';
import type { ProblemCode, ToolFile, ToolProblem } from '../tools/tool.ts';
import type { Fix, LintedTool, LintSubject, Rule, RuleFinding } from './rule.ts';

export interface Restated {
  readonly problem: ToolProblem;
  /** The tool that it lies in. */
  readonly linted: LintedTool;
  /** What stands at the problem's place. */
  readonly tree?: JsonTree;
}

/** The problems of some codes that lie in a tool of the subject; those of tools that were left out stay problems. */
export function* restated(subject: LintSubject, codes: readonly ProblemCode[]): Generator<Restated> {
  let tools: ReadonlyMap<string, LintedTool> | undefined;
  for (const problem of subject.problems) {
    if (problem.code === undefined || !codes.includes(problem.code)) continue;
    tools ??= new Map(subject.tools.map((linted) => [linted.tool.pointer, linted]));
    const linted = toolAround(problem.pointer, tools);
    if (linted === undefined) continue;
    const tree = treeAt(linted, problem.pointer);
    yield { problem, linted, ...(tree === undefined ? {} : { tree }) };
  }
}

function toolAround<T>(pointer: string, tools: ReadonlyMap<string, T>): T | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = tools.get(at);
    if (found !== undefined || !at.includes('/')) return found;
  }
}

/** The file without the problems that rules tell in their own words. */
export function withoutRestated(file: ToolFile, running: readonly Rule[]): ToolFile {
  const codes = new Map(
    running.flatMap((rule) => (rule.restates ?? []).map((code) => [code, rule] as const)),
  );
  const tools = new Map(file.tools.map((tool) => [tool.pointer, tool]));
  const problems = file.problems.filter(({ code, pointer }) => {
    const rule = code === undefined ? undefined : codes.get(code);
    return rule === undefined || (rule.scope !== 'file' && toolAround(pointer, tools) === undefined);
  });
  return { ...file, problems };
}

function treeAt({ tool, tree }: LintedTool, pointer: string): JsonTree | undefined {
  const found = follow(tree, pointerSegments(pointer.slice(tool.pointer.length)));
  return found.complete ? found.tree : undefined;
}

/** The problem as a finding. */
export function asFinding({ problem, linted }: Restated, fixes: readonly Fix[] = []): RuleFinding {
  const { pointer } = problem;
  const parameter = linted.tool.parameters.find((one) => `${pointer}/`.startsWith(`${one.pointer}/`))?.name;
  return {
    ...plainFinding(problem),
    ...(parameter === undefined ? {} : { parameter }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The same for a problem of a tool that was left out. */
export function plainFinding({ pointer, range, message, remedy, severity, tool }: ToolProblem): RuleFinding {
  return { pointer, range, message, remedy, severity, ...(tool === undefined ? {} : { tool }) };
}
