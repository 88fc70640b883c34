// What the server says of a configuration of MCP servers: its problems, what each server starts, the import of its tools.
import {
  type CodeAction,
  type CodeLens,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type Location,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import type { LanguageCommands } from '../protocol/language.ts';
import { joinCommand } from '../sources/command-line.ts';
import { addressWithoutSecrets, withoutSecrets } from '../sources/secrets.ts';
import type { ServerDefinition } from '../sources/server-definition.ts';
import { codeBlock, inCode, inText } from './markdown.ts';
import { contains, overlap, rangeIn } from './ranges.ts';
import type { ServerConfig } from './server-configs.ts';

const source = 'toolprm';

export function configDiagnostics(open: ServerConfig): Diagnostic[] {
  const { problems, unused } = open.config;
  return [
    ...problems.map(({ range, severity, message, remedy }) => ({
      range: rangeIn(open, range),
      severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source,
      message: `${message} ${remedy}`,
    })),
    ...unused.map(({ id, range }) => ({
      range: rangeIn(open, range),
      severity: DiagnosticSeverity.Hint,
      source,
      message: `No server asks for the input ${JSON.stringify(id)}.`,
      tags: [DiagnosticTag.Unnecessary],
    })),
  ];
}

const importTitle = 'Import tools from this server…';

type ImportArguments = LanguageCommands['toolprm.importFromMcp'];

function importCommand({ uri }: ServerConfig, { name }: ServerDefinition) {
  const given: ImportArguments = [{ config: uri, server: name }];
  return { title: importTitle, command: 'toolprm.importFromMcp', arguments: [...given] };
}

/** Only of a file: what is imported remembers where its server is defined. */
const isImportable = ({ uri }: ServerConfig): boolean => uri.startsWith('file:');

/** One above each server that is well formed. */
export function configLenses(open: ServerConfig): CodeLens[] {
  if (!isImportable(open)) return [];
  return open.config.servers.map((server) => ({
    range: rangeIn(open, { offset: server.nameRange.offset, length: 0 }),
    command: importCommand(open, server),
  }));
}

/** For the server around the cursor. */
export function configActions(open: ServerConfig, range: Range): CodeAction[] {
  const start = open.document.offsetAt(range.start);
  const place = { offset: start, length: open.document.offsetAt(range.end) - start };
  const server = open.config.servers.find((one) => overlap(one.range, place));
  if (server === undefined || !isImportable(open)) return [];
  return [{ title: importTitle, command: importCommand(open, server) }];
}

/** At a server's name: what would be started or connected to. Nothing secret is shown. */
export function configHover(open: ServerConfig, offset: number): Hover | null {
  const server = open.config.servers.find(({ nameRange }) => contains(nameRange, offset));
  if (server === undefined) return null;
  const asked = open.config.mentions.filter((mention) => mention.server === server.name);
  const inputs = [...new Set(asked.map(({ id }) => id))].map((id) => {
    const description = open.config.inputs.find((input) => input.id === id)?.description;
    return `${inCode(id)}${description === undefined ? '' : ` (${inText(description)})`}`;
  });
  const value = [
    `**${inCode(server.name)}** · MCP server`,
    ...launchWords(server),
    ...(inputs.length === 0 ? [] : [`Asks for ${inputs.join(', ')}.`]),
  ].join('\n\n');
  return { range: rangeIn(open, server.nameRange), contents: { kind: MarkupKind.Markdown, value } };
}

function launchWords({ launch }: ServerDefinition): readonly string[] {
  if (launch.kind !== 'stdio') {
    const headers = Object.keys(launch.headers).map(inCode);
    return [
      `Connects to ${inCode(addressWithoutSecrets(launch.url))} (${launch.kind === 'sse' ? 'server-sent events' : 'streamable HTTP'}).`,
      ...(headers.length === 0 ? [] : [`Headers: ${headers.join(', ')}.`]),
    ];
  }
  const variables = Object.keys(launch.env).map(inCode);
  const { args } = withoutSecrets([launch.command, ...launch.args]);
  return [
    'Starts a program that speaks over its standard input and output:',
    codeBlock(joinCommand(args), 'sh', 5),
    ...(variables.length === 0 ? [] : [`Variables: ${variables.join(', ')}.`]),
    ...(launch.cwd === undefined ? [] : [`Folder: ${inCode(launch.cwd)}.`]),
    ...(launch.envFile === undefined ? [] : [`Variables of the file ${inCode(launch.envFile)}.`]),
  ];
}

/** From `${input:id}` to the input. */
export function configDefinition(open: ServerConfig, offset: number): Location | null {
  const mention = open.config.mentions.find(({ range }) => contains(range, offset));
  const target = mention && open.config.inputRanges.get(mention.id);
  return target === undefined ? null : { uri: open.uri, range: rangeIn(open, target) };
}
