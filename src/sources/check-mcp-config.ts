// What is wrong with a configuration of MCP servers beyond its shape: inputs that are not there or of no use, addresses that
// nobody connects to, keys in plain text.
import { appendPointer } from '../tools/json-pointer.ts';
import { type JsonTree, member, textOf } from '../tools/json-tree.ts';
import type { TextRange, ToolProblem } from '../tools/tool.ts';
import { type McpConfig, readMcpConfig, type ServerHome } from './mcp-config.ts';
import { looksSecret } from './secrets.ts';

export interface CheckedConfig extends McpConfig {
  /** `${input:id}` wherever it stands in a server. */
  readonly mentions: readonly InputMention[];
  /** By id; of a repeated id, the first. */
  readonly inputRanges: ReadonlyMap<string, TextRange>;
  /** Of these inputs, those that no server asks for. */
  readonly unused: readonly { readonly id: string; readonly range: TextRange; readonly pointer: string }[];
}

export interface InputMention {
  readonly id: string;
  readonly server: string;
  /** With `${` and `}`. */
  readonly range: TextRange;
}

/** Reads a configuration as `readMcpConfig` does, and says more of what is wrong with it. Never throws. */
export function checkMcpConfig(text: string): CheckedConfig {
  const config = readMcpConfig(text);
  const { home } = config;
  if (home === undefined) return { ...config, mentions: [], inputRanges: new Map(), unused: [] };
  const problems: ToolProblem[] = [...config.problems];
  const inputs = placedInputs(home, problems);
  const mentions: InputMention[] = [];
  for (const { key, value } of home.entries) {
    for (const { tree, pointer } of textsIn(value, appendPointer(home.pointer, key))) {
      const found = mentionsIn(text, tree, key);
      mentions.push(...found);
      for (const { id, range } of found) if (!inputs.has(id)) problems.push(missing(id, range, pointer));
      problems.push(...secretIn(tree, pointer));
    }
    problems.push(...launchProblems(value, appendPointer(home.pointer, key)));
  }
  const used = new Set(mentions.map(({ id }) => id));
  return {
    ...config,
    problems: problems.toSorted((one, other) => one.range.offset - other.range.offset),
    mentions,
    inputRanges: new Map([...inputs].map(([id, { range }]) => [id, range])),
    unused: [...inputs].flatMap(([id, place]) => (used.has(id) ? [] : [{ id, ...place }])),
  };
}

interface Placed {
  readonly range: TextRange;
  readonly pointer: string;
}

const kinds = ['promptString', 'pickString', 'command'];

/** The inputs that can be asked for, by id; what is wrong with the others is told. */
function placedInputs(
  { inputs, inputsPointer }: ServerHome,
  problems: ToolProblem[],
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  if (inputs === undefined) return placed;
  if (inputs.kind !== 'array') {
    problems.push(
      problem('The inputs must be a list.', 'Write [{"type": "promptString", "id": …}].', {
        range: inputs.range,
        pointer: inputsPointer,
      }),
    );
    return placed;
  }
  for (const [index, item] of inputs.items.entries()) {
    const pointer = appendPointer(inputsPointer, index);
    const id = textOf(member(item, 'id'));
    const at = { range: (member(item, 'id') ?? item).range, pointer };
    if (id === undefined || id === '') {
      problems.push(problem('An input has no id.', `Give it an "id" that servers name as \${input:id}.`, at));
      continue;
    }
    const named = `The input ${JSON.stringify(id)}`;
    if (placed.has(id)) {
      problems.push(problem(`${named} is defined twice.`, 'Remove one, or give it another id.', at));
      continue;
    }
    placed.set(id, at);
    const type = member(item, 'type');
    const word = textOf(type);
    const typed = { range: (type ?? item).range, pointer };
    if (word === undefined || !kinds.includes(word)) {
      problems.push(
        problem(`${named} has no type that is known.`, `Make it one of ${kinds.join(', ')}.`, typed),
      );
    } else if (word === 'pickString' && !hasItems(member(item, 'options'))) {
      problems.push(
        problem(`${named} has nothing to pick from.`, 'Give it "options": a list of texts.', typed),
      );
    } else if (word === 'command' && textOf(member(item, 'command')) === undefined) {
      problems.push(problem(`${named} names no command.`, 'Give it "command".', typed));
    }
  }
  return placed;
}

const hasItems = (tree: JsonTree | undefined): boolean => tree?.kind === 'array' && tree.items.length > 0;

function problem(
  message: string,
  remedy: string,
  { range, pointer }: Placed,
  severity: ToolProblem['severity'] = 'error',
): ToolProblem {
  return { severity, message, remedy, pointer, range };
}

interface PlacedText {
  readonly tree: JsonTree;
  readonly pointer: string;
}

function* textsIn(tree: JsonTree, pointer: string): Generator<PlacedText> {
  if (tree.kind === 'scalar') {
    if (typeof tree.value === 'string') yield { tree, pointer };
  } else if (tree.kind === 'array') {
    for (const [index, item] of tree.items.entries()) yield* textsIn(item, appendPointer(pointer, index));
  } else {
    for (const { key, value } of tree.entries) yield* textsIn(value, appendPointer(pointer, key));
  }
}

/** As the file spells it: nobody escapes a letter of an id. */
function mentionsIn(text: string, { range }: JsonTree, server: string): readonly InputMention[] {
  const written = text.slice(range.offset, range.offset + range.length);
  return [...written.matchAll(/\$\{input:([^{}"]*)\}/g)].map(({ 0: whole, 1: id = '', index }) => ({
    id,
    server,
    range: { offset: range.offset + index, length: whole.length },
  }));
}

function missing(id: string, range: TextRange, pointer: string): ToolProblem {
  return problem(
    `No input has the id ${JSON.stringify(id)}.`,
    `Add {"type": "promptString", "id": ${JSON.stringify(id)}} to "inputs", or correct the name.`,
    { range, pointer },
  );
}

/** Such files are shared with a project. */
function secretIn(tree: JsonTree, pointer: string): readonly ToolProblem[] {
  const value = textOf(tree);
  const values = value === undefined || value.includes('${') ? [] : [value, value.replace(/^--?[\w-]+=/, '')];
  if (!values.some(looksSecret)) return [];
  const remedy = `Write \${input:id} with an input of type "promptString" and "password": true, or \${env:NAME}; and replace the key if the file was shared.`;
  return [problem('This looks like a key in plain text.', remedy, { range: tree.range, pointer }, 'warning')];
}

const transports = ['stdio', 'http', 'sse', 'streamable-http', 'streamableHttp', 'streamable_http'];

function launchProblems(server: JsonTree, pointer: string): readonly ToolProblem[] {
  const found: ToolProblem[] = [];
  const type = member(server, 'type') ?? member(server, 'transport');
  const word = textOf(type);
  if (type !== undefined && (word === undefined || !transports.includes(word))) {
    const remedy = 'Make it "stdio", "http" or "sse", or leave it out.';
    const at = { range: type.range, pointer: appendPointer(pointer, 'type') };
    found.push(problem('This way to speak with a server is not known.', remedy, at, 'warning'));
  }
  for (const key of ['url', 'serverUrl', 'httpUrl']) {
    const tree = member(server, key);
    const url = textOf(tree);
    if (tree === undefined || url === undefined || /^https?:\/\/|\$\{/i.test(url)) continue;
    const remedy = 'Correct it; sockets and pipes are not connected to.';
    const at = { range: tree.range, pointer: appendPointer(pointer, key) };
    found.push(problem('The address does not start with http:// or https://.', remedy, at));
  }
  return found;
}
