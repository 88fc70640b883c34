// Configurations of MCP servers: VS Code's `mcp.json`, and the `mcpServers` of other programs, with the place of each server.
import { appendPointer } from '../tools/json-pointer.ts';
import { type Entry, type JsonTree, member, parseJson, textOf } from '../tools/json-tree.ts';
import type { TextRange, ToolProblem } from '../tools/tool.ts';
import { type ReadingPlace, readServer } from './mcp-server-entry.ts';
import type { InputDefinition, ServerDefinition } from './server-definition.ts';

export interface McpConfig {
  readonly servers: readonly ServerDefinition[];
  readonly inputs: readonly InputDefinition[];
  /** What is wrong, with its place; servers that are well formed are read all the same. */
  readonly problems: readonly ToolProblem[];
  /** Absent where it has no servers. */
  readonly home?: ServerHome;
}

/** Where a file has its servers and inputs. */
export interface ServerHome {
  readonly entries: readonly Entry[];
  readonly pointer: string;
  readonly inputs: JsonTree | undefined;
  readonly inputsPointer: string;
}

/**
 * Reads a configuration; comments and trailing commas are allowed. Servers stand in `servers` (VS Code's `mcp.json`), in
 * `mcpServers` (other programs), or in either of them under `mcp` (VS Code's settings). Never throws.
 */
export function readMcpConfig(text: string): McpConfig {
  const { root, faults } = parseJson(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text);
  const problems: ToolProblem[] = faults.map(({ range }) => ({
    severity: 'error',
    message: 'The configuration is not well-formed JSON here.',
    remedy: 'Correct the syntax; comments and trailing commas are allowed.',
    pointer: '',
    range,
  }));
  const place: ReadingPlace = { report: (problem) => problems.push(problem) };
  const home = homeOf(root);
  if (home === undefined) {
    if (faults.length === 0) problems.push(noServers(text));
    return { servers: [], inputs: [], problems };
  }
  const servers = home.entries.flatMap((entry) => {
    const at = appendPointer(home.pointer, entry.key);
    return readServer(entry, at, place) ?? [];
  });
  return { servers, inputs: readInputs(home.inputs), problems, home };
}

function homeOf(root: JsonTree | undefined): ServerHome | undefined {
  for (const path of [[], ['mcp'], ['settings', 'mcp']]) {
    const around = path.reduce<JsonTree | undefined>((tree, key) => member(tree, key), root);
    for (const key of ['servers', 'mcpServers']) {
      const map = member(around, key);
      if (map?.kind !== 'object') continue;
      return {
        entries: map.entries,
        pointer: appendPointer('', ...path, key),
        inputs: member(around, 'inputs'),
        inputsPointer: appendPointer('', ...path, 'inputs'),
      };
    }
  }
  return undefined;
}

function noServers(text: string): ToolProblem {
  return {
    severity: 'error',
    message: 'The configuration has no servers.',
    remedy: 'Add them: {"servers": {"name": {"command": …, "args": […]}}}.',
    pointer: '',
    range: { offset: 0, length: Math.min(1, text.length) } satisfies TextRange,
  };
}

const inputKinds: Readonly<Record<string, InputDefinition['kind']>> = {
  promptString: 'text',
  pickString: 'choice',
  command: 'command',
};

function readInputs(tree: JsonTree | undefined): readonly InputDefinition[] {
  if (tree?.kind !== 'array') return [];
  return tree.items.flatMap((item) => {
    const id = textOf(member(item, 'id'));
    if (id === undefined) return [];
    const description = textOf(member(item, 'description'));
    const given = textOf(member(item, 'default'));
    const password = member(item, 'password');
    return [
      {
        id,
        kind: inputKinds[textOf(member(item, 'type')) ?? ''] ?? 'text',
        ...(description === undefined ? {} : { description }),
        ...(given === undefined ? {} : { default: given }),
        password: password?.kind === 'scalar' && password.value === true,
        options: optionsOf(member(item, 'options')),
      },
    ];
  });
}

/** Plain texts, or `{label, value}`. */
function optionsOf(tree: JsonTree | undefined): readonly string[] {
  if (tree?.kind !== 'array') return [];
  return tree.items.flatMap((item) => textOf(item) ?? textOf(member(item, 'value')) ?? []);
}
