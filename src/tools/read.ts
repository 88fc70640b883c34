// Reads a tool file in any of the known shapes: the tools that are well formed, and a problem for each that is not.
import { type Candidate, findCandidates } from './candidates.ts';
import { readDocuments, type SourceDocument } from './documents.ts';
import { type ArrayTree, isTooDeep, type ParseJson, type SyntaxFault } from './json-tree.ts';
import { lineStarts } from './position.ts';
import { readTool, type ToolReading } from './read-tool.ts';
import { salvageList } from './salvage.ts';
import { atOnce, type Steps } from './slices.ts';
import { syntaxProblems } from './syntax-problems.ts';
import type { TextRange, Tool, ToolFile, ToolProblem } from './tool.ts';

/**
 * Reads the tools of a file. The shape is told by the content, for each tool by itself: OpenAI (chat and
 * responses), MCP `tools/list`, Anthropic, Gemini, VS Code `languageModelTools`, BFCL records, bare lists and maps;
 * as JSON, with comments and trailing commas allowed, or as JSON Lines. Tools come in source order. Never throws.
 */
export function readTools(text: string): ToolFile {
  const source = withoutMark(text);
  return readToolsOf(source, readDocuments(source));
}

/** A byte order mark becomes a space, so that every offset stays what it was. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** How tools are read where not everything is read anew. */
export interface ReadingOptions {
  /** Reads one tool; `readTool` without it. */
  readonly read?: (candidate: Candidate) => ToolReading;
  /** Whether lists that syntax errors tore apart are put together again; they must be JSON. */
  readonly salvage?: boolean;
  /** `parseJson` without it. */
  readonly parse?: ParseJson;
}

/** Reads the tools of documents that are parsed already. `source` is the text that their ranges mean. */
export function readToolsOf(
  source: string,
  documents: readonly SourceDocument[],
  options: ReadingOptions = {},
): ToolFile {
  return atOnce(readingTools(source, documents, options));
}

/** As `readToolsOf`; each step reads one tool. */
export function* readingTools(
  source: string,
  documents: readonly SourceDocument[],
  { read = readTool, salvage = true, parse }: ReadingOptions = {},
): Steps<ToolFile> {
  if (source.trim() === '') return { tools: [], problems: [emptyFile(source)] };
  const tools: Tool[] = [];
  const problems: ToolProblem[] = [];
  const names = new Map<string, Set<string>>();
  let wrapped = false;
  let starts: readonly number[] | undefined;

  for (const document of documents) {
    const found = readDocument(source, document, salvage, parse);
    wrapped ||= found.wrapped;
    const tooDeep = found.faults.filter(isTooDeep);
    const here: Tool[] = [];
    for (const candidate of found.candidates) {
      // A part that was blanked out is told already; what is left of the tool around it is not what the file says.
      if (containsAny(candidate.tree.range, tooDeep)) continue;
      const reading = read(candidate);
      yield;
      for (const problem of reading.problems) problems.push(problem);
      if (reading.tool === undefined) continue;
      const repeated = repeatedName(reading.tool, candidate, names);
      if (repeated !== undefined) problems.push(repeated);
      here.push(reading.tool);
    }
    if (found.faults.length > 0) {
      starts ??= lineStarts(source);
      const syntax = syntaxProblems(source, starts, found.faults, document.pointer);
      for (const problem of syntax) problems.push(inTool(problem, here));
    }
    for (const tool of here) tools.push(tool);
  }
  if (tools.length === 0 && problems.length === 0) problems.push(noTools(source, wrapped));
  const sorted = toldOnce(problems).toSorted((one, other) => one.range.offset - other.range.offset);
  return { tools, problems: sorted };
}

/** Where aliases of YAML bring the same text in several times, what is wrong with it is told of the first. */
function toldOnce(problems: readonly ToolProblem[]): readonly ToolProblem[] {
  const told = new Set<string>();
  return problems.filter(({ range, message }) => {
    const size = told.size;
    return told.add(`${range.offset} ${range.length} ${message}`).size > size;
  });
}

interface DocumentReading {
  readonly candidates: readonly Candidate[];
  readonly wrapped: boolean;
  readonly faults: readonly SyntaxFault[];
}

function readDocument(
  text: string,
  { root, pointer, faults }: SourceDocument,
  salvage: boolean,
  parse: ParseJson | undefined,
): DocumentReading {
  if (root === undefined) return { candidates: [], wrapped: false, faults };
  let remaining = faults;
  const itemsOf = (list: ArrayTree) => {
    const salvaged = faults.length === 0 || !salvage ? undefined : salvageList(text, list, faults, parse);
    if (salvaged === undefined) return list.items;
    remaining = salvaged.faults;
    return salvaged.items;
  };
  const found = findCandidates(root, pointer, itemsOf);
  return { ...found, faults: remaining };
}

/** Whether a range contains the start of one of these faults, which are in source order. */
function containsAny(range: TextRange, faults: readonly SyntaxFault[]): boolean {
  let low = 0;
  let high = faults.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((faults[middle]?.range.offset ?? 0) < range.offset) low = middle + 1;
    else high = middle;
  }
  const next = faults[low];
  return next !== undefined && next.range.offset < range.offset + range.length;
}

/** Two tools of one name, shown together, cannot be told apart by a model or by the search. */
function repeatedName(
  tool: Tool,
  { scope }: Candidate,
  names: Map<string, Set<string>>,
): ToolProblem | undefined {
  const known = names.get(scope) ?? new Set();
  names.set(scope, known);
  if (!known.has(tool.name)) {
    known.add(tool.name);
    return undefined;
  }
  return {
    code: 'repeated-name',
    severity: 'error',
    message: `The name ${JSON.stringify(tool.name)} is used by an earlier tool as well.`,
    remedy: 'Rename one of them, or remove it.',
    pointer: tool.pointer,
    range: tool.nameRange,
    tool: tool.name,
  };
}

/** A syntax error inside a tool is that tool's problem: what was read of it may not be all. */
function inTool(problem: ToolProblem, tools: readonly Tool[]): ToolProblem {
  const tool = tools.findLast(({ range }) => touches(range, problem.range.offset));
  return tool === undefined ? problem : { ...problem, pointer: tool.pointer, tool: tool.name };
}

function touches(range: TextRange, offset: number): boolean {
  return range.offset <= offset && offset <= range.offset + range.length;
}

function emptyFile(text: string): ToolProblem {
  return {
    severity: 'error',
    message: 'The file is empty.',
    remedy: 'Add a list of tools: [{"name": …, "description": …, "parameters": {…}}].',
    pointer: '',
    range: { offset: 0, length: text.length },
  };
}

function noTools(text: string, wrapped: boolean): ToolProblem {
  return {
    severity: 'warning',
    message: wrapped ? 'The list of tools is empty.' : 'The file holds no tools.',
    remedy: 'Add a tool: {"name": …, "description": …, "parameters": {…}}.',
    pointer: '',
    range: { offset: 0, length: Math.min(1, text.length) },
  };
}
