// The case that a launch names: its query, its tools and the calls that are expected.
import type { Example } from '../../datasets/example.ts';
import { plainTool } from '../../datasets/example-line.ts';
import { readCases, toolFileBeside } from '../../datasets/read/cases.ts';
import type { ReadProblem } from '../../datasets/read/read-problem.ts';
import { oneLine } from '../../log/visible.ts';
import type { LaunchArguments } from '../host.ts';
import type { CaseLaunch, CaseName } from './launch-arguments.ts';
import { messageOf, RequestError } from './request-error.ts';

type ReadText = (file: string) => Promise<string>;

/**
 * The launch with what its case says.
 * @throws {RequestError} where the file cannot be read, has no such case, or has several and none is named.
 */
export async function withCase(
  { case: named, ...given }: CaseLaunch,
  readText: ReadText,
  signal: AbortSignal,
): Promise<LaunchArguments> {
  const { query, tools, toolsFile, calls } = await findCase(named, readText, signal);
  const own =
    toolsFile === undefined
      ? { tools: named.file, toolsText: JSON.stringify(tools.map(plainTool)) }
      : { tools: toolFileBeside(named.file, toolsFile) };
  const { tools: chosen, ...others } = given;
  return { query, expected: calls, ...(chosen === undefined ? own : { tools: chosen }), ...others };
}

async function findCase({ file, id }: CaseName, readText: ReadText, signal: AbortSignal): Promise<Example> {
  const text = await readText(file).catch((error: unknown) => {
    throw new RequestError(`The cases of ${file} cannot be read: ${messageOf(error)}`);
  });
  const problems: ReadProblem[] = [];
  const cases: Example[] = [];
  const options = {
    file,
    onProblem: (problem: ReadProblem) => problems.push(problem),
    toolFile: (named: string) => readText(toolFileBeside(file, named)),
  };
  for await (const example of readCases([text], options, signal)) {
    if (example.id === id) return example;
    cases.push(example);
  }
  const [first, second] = cases;
  if (id === undefined && first !== undefined && second === undefined) return first;
  const [problem] = problems;
  const lost = problem === undefined ? '' : ` Line ${problem.line}: ${problem.message} ${problem.remedy}`;
  if (first === undefined) throw new RequestError(`${file} has no case that can be used.${lost}`);
  throw new RequestError(
    id === undefined
      ? `${file} has several cases: set "id" of "case" to one of ${listed(cases)}.`
      : `${file} has no case ${quoted(id)}: there are ${listed(cases)}.${lost}`,
  );
}

const mostListed = 8;

function listed(cases: readonly Example[]): string {
  const ids = cases.slice(0, mostListed).map(({ id }) => quoted(id));
  const more = cases.length - ids.length;
  return `${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const quoted = (id: string): string => `"${oneLine(id, 40)}"`;
