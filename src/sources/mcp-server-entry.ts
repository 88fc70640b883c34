// One server of an MCP configuration.
import { appendPointer } from '../tools/json-pointer.ts';
import {
  type Entry,
  type JsonTree,
  member,
  type ObjectTree,
  rangeThrough,
  textOf,
} from '../tools/json-tree.ts';
import type { ToolProblem } from '../tools/tool.ts';
import type { HttpLaunch, ServerDefinition, StdioLaunch } from './server-definition.ts';

export interface ReadingPlace {
  readonly report: (problem: ToolProblem) => void;
}

export function readServer(
  { key, keyRange, value }: Entry,
  pointer: string,
  place: ReadingPlace,
): ServerDefinition | undefined {
  const refuse = (message: string, remedy: string, tree: JsonTree = value, at = pointer): undefined => {
    place.report({
      severity: 'error',
      message: `${JSON.stringify(key)}: ${message}`,
      remedy,
      pointer: at,
      range: tree.range,
    });
    return undefined;
  };
  if (value.kind !== 'object')
    return refuse('A server must be an object.', 'Write {"command": …} or {"url": …}.');
  const reader: FieldReader = {
    body: value,
    refuse: (message, remedy, tree, name) => refuse(message, remedy, tree, appendPointer(pointer, name)),
  };
  const launch = readLaunch(reader, refuse);
  return (
    launch && { name: key, launch, pointer, range: rangeThrough(keyRange, value.range), nameRange: keyRange }
  );
}

interface FieldReader {
  readonly body: ObjectTree;
  readonly refuse: (message: string, remedy: string, tree: JsonTree, name: string) => undefined;
}

function readLaunch(
  reader: FieldReader,
  refuse: (message: string, remedy: string) => undefined,
): StdioLaunch | HttpLaunch | undefined {
  const { body } = reader;
  const type = textOf(member(body, 'type')) ?? textOf(member(body, 'transport'));
  const url =
    textOf(member(body, 'url')) ?? textOf(member(body, 'serverUrl')) ?? textOf(member(body, 'httpUrl'));
  const command = textOf(member(body, 'command'));
  if (url !== undefined && (command === undefined || (type !== undefined && type !== 'stdio'))) {
    return readHttp(reader, url, type);
  }
  if (command !== undefined && command.trim() !== '') return readStdio(reader, command);
  return refuse('It names neither a command nor an address.', 'Give it "command" and "args", or "url".');
}

function readHttp(
  { body, refuse }: FieldReader,
  url: string,
  type: string | undefined,
): HttpLaunch | undefined {
  const headers = readTexts(member(body, 'headers'));
  if (headers === undefined) {
    const tree = member(body, 'headers') ?? body;
    return refuse('The headers must be an object of texts.', 'Write {"Name": "value"}.', tree, 'headers');
  }
  const kept = Object.entries(headers).filter((header): header is [string, string] => header[1] !== null);
  return { kind: type === 'sse' ? 'sse' : 'http', url, headers: Object.fromEntries(kept) };
}

function readStdio({ body, refuse }: FieldReader, command: string): StdioLaunch | undefined {
  const list = member(body, 'args');
  const args = list === undefined ? [] : list.kind === 'array' ? list.items.map(scalarText) : undefined;
  if (args === undefined || args.includes(undefined)) {
    return refuse('The arguments must be a list of texts.', 'Write ["-y", "server"].', list ?? body, 'args');
  }
  const env = readTexts(member(body, 'env'));
  if (env === undefined) {
    const tree = member(body, 'env') ?? body;
    return refuse('The environment must be an object of texts.', 'Write {"NAME": "value"}.', tree, 'env');
  }
  const envFile = textOf(member(body, 'envFile'));
  const cwd = textOf(member(body, 'cwd'));
  return {
    kind: 'stdio',
    command,
    args: args.filter((arg) => arg !== undefined),
    env,
    ...(envFile === undefined ? {} : { envFile }),
    ...(cwd === undefined ? {} : { cwd }),
  };
}

/** An object of texts, numbers and `null`; nothing where it is anything else. */
function readTexts(tree: JsonTree | undefined): Readonly<Record<string, string | null>> | undefined {
  if (tree === undefined) return {};
  if (tree.kind !== 'object') return undefined;
  const entries: [string, string | null][] = [];
  for (const { key, value } of tree.entries) {
    const text = value.kind === 'scalar' && value.value === null ? null : scalarText(value);
    if (text === undefined) return undefined;
    entries.push([key, text]);
  }
  return Object.fromEntries(entries);
}

function scalarText(tree: JsonTree): string | undefined {
  return tree.kind === 'scalar' && tree.value !== null ? String(tree.value) : undefined;
}
