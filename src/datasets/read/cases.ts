// Reads the project's own cases (*.toolprm-cases.jsonl): a query, its tools, and the calls that are expected.
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, posix } from 'node:path';
import { own } from '../../tools/json-tree.ts';
import { placedMessage } from '../../tools/problem-words.ts';
import { readTools } from '../../tools/read.ts';
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { Example, ExampleTool, SplitName } from '../example.ts';
import { type Chunks, isFault, type ReadOptions, type RowFault } from './read-problem.ts';
import { readRows } from './read-rows.ts';
import { readCalls } from './row-calls.ts';
import { createToolReader, type ToolReader } from './row-tools.ts';
import { callTags } from './xlam.ts';

export interface CasesOptions extends ReadOptions {
  /** The text of a tool file that a case names, by the path as it stands there. */
  readonly toolFile: (path: string) => Promise<string>;
}

const form =
  'Write {"id", "query", "tools": [{"name", "description", "parameters"}] or the path of a tool file, "calls": [{"name", "arguments"}]}.';

/**
 * One case a line: `{id, query, tools, calls}`, and perhaps `domain`, `split` and `tags`. `tools` is a list in any shape
 * that tool files have, or the path of a tool file; `calls` are the expected calls, `[]` where none fits. Files of examples
 * are cases as well.
 * @throws what the chunks throw; `AbortError` when `signal` aborts.
 */
export async function* readCases(
  chunks: Chunks,
  options: CasesOptions,
  signal?: AbortSignal,
): AsyncGenerator<Example> {
  const toolReader = createToolReader();
  const files = new Map<string, Promise<Offered>>();
  yield* readRows(chunks, options, signal, (row) => caseExample(row, options, toolReader, files));
}

/** Reads tool files in the folder of the cases file or under it; paths that lead elsewhere are refused. */
export function toolFilesBeside(casesFile: string): CasesOptions['toolFile'] {
  return async (path) => readFile(toolFileBeside(casesFile, path), 'utf8');
}

/**
 * The path of a tool file that a case names: in the folder of the cases file or under it.
 * @param casesFile A path or a URI.
 * @throws {Error} for paths that lead elsewhere.
 */
export function toolFileBeside(casesFile: string, path: string): string {
  const inside = posix.normalize(path.replaceAll('\\', '/'));
  if (isAbsolute(inside) || inside === '..' || inside.startsWith('../') || /^[A-Za-z]:/.test(inside)) {
    throw new Error('the path leads out of the folder of the cases');
  }
  return casesFile.slice(0, casesFile.length - basename(casesFile).length) + inside;
}

type Offered = { readonly tools: readonly ExampleTool[] } | RowFault;

async function caseExample(
  row: JsonObject,
  options: CasesOptions,
  toolReader: ToolReader,
  files: Map<string, Promise<Offered>>,
): Promise<Example | RowFault> {
  const [id, query] = [own(row, 'id'), own(row, 'query')];
  if (typeof id !== 'string' || id === '') return { fault: 'The case has no id.', remedy: form };
  if (typeof query !== 'string' || query.trim() === '')
    return { fault: 'The case has no query.', remedy: form };
  const given = own(row, 'tools');
  const offered = typeof given === 'string' ? await fileTools(given, options, files) : toolReader.read(given);
  if (isFault(offered)) return offered;
  const gold = readCalls(own(row, 'calls'), offered.tools);
  if (isFault(gold)) return gold;
  const [domain, split, tags] = [own(row, 'domain'), own(row, 'split'), own(row, 'tags')];
  const known = splits.find((name) => name === split);
  if (split !== undefined && known === undefined) {
    return {
      fault: `The split ${JSON.stringify(split)} is unknown.`,
      remedy: `Write one of ${splits.join(', ')}.`,
    };
  }
  return {
    id,
    query,
    tools: offered.tools,
    ...(typeof given === 'string' ? { toolsFile: given } : {}),
    calls: gold.calls,
    ...(typeof domain === 'string' ? { domain } : {}),
    ...(known === undefined ? {} : { split: known }),
    ...(tags === undefined ? callTags(gold.calls.length) : { tags: texts(tags) }),
  };
}

const splits: readonly SplitName[] = ['train', 'validation', 'test'];

function texts(value: JsonValue): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Each file is read once, whatever the number of cases that name it. */
function fileTools(
  path: string,
  options: CasesOptions,
  files: Map<string, Promise<Offered>>,
): Promise<Offered> {
  const known = files.get(path);
  if (known !== undefined) return known;
  const reading = readToolFile(path, options);
  files.set(path, reading);
  return reading;
}

async function readToolFile(path: string, { toolFile }: CasesOptions): Promise<Offered> {
  let text: string;
  try {
    text = await toolFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      fault: `The tool file ${JSON.stringify(path)} cannot be read: ${reason}.`,
      remedy: 'Give a path relative to the cases file, in its folder or under it.',
    };
  }
  const { tools, problems } = readTools(text);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) {
    return {
      fault: `The tool file ${JSON.stringify(path)} has an error: ${placedMessage(error)}`,
      remedy: error.remedy,
    };
  }
  return {
    tools: tools.map(({ name, description, parametersSchema }) => ({
      name,
      ...(description === undefined ? {} : { description }),
      parametersSchema,
    })),
  };
}
