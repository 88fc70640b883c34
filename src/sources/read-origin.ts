// Reads the tools of a source, whatever kind it is; a server is started or connected to only after somebody agreed.
import path from 'node:path';
import { type DescribedServer, describeDefinition } from './describe-server.ts';
import type { ImportedTools } from './imported-tools.ts';
import { type ListOptions, listMcpTools } from './mcp.ts';
import { readMcpConfig } from './mcp-config.ts';
import { toolsFromOpenApi } from './openapi.ts';
import { resolveServer, type Surroundings } from './resolve-server.ts';
import type { InputDefinition, ServerDefinition } from './server-definition.ts';
import { reasonOf, SourceError } from './source-error.ts';
import type { NamedOrigin, SourceOrigin } from './source-record.ts';

export interface ReadOptions extends ListOptions {
  /** Folder that paths of the origin are relative to. */
  readonly folder: string;
  readonly around: Surroundings;
  /** Whether the server may be started or connected to. Nothing of it has run, and nobody was asked for inputs, before. */
  readonly agree: (server: DescribedServer) => Promise<boolean>;
}

/**
 * The tools of a source.
 * @throws {SourceError} where it cannot be read; an `AbortError` where it was stopped or not agreed to.
 */
export async function readOrigin(
  origin: SourceOrigin | NamedOrigin,
  options: ReadOptions,
): Promise<ImportedTools> {
  switch (origin.kind) {
    case 'openapi': {
      const file = path.resolve(options.folder, origin.document);
      return toolsFromOpenApi(await textOf(file, options.around));
    }
    case 'mcp-config': {
      const { server, inputs } = await configuredServer(origin, options);
      return listAgreed(server, inputs, options);
    }
    case 'mcp-command':
      if ('withheld' in origin) throw withheld('The command');
      return listAgreed(definitionOfCommand(origin.command), [], options);
    case 'mcp-url':
      if ('withheld' in origin) throw withheld('The address');
      return listAgreed(definitionOfAddress(origin.url), [], options);
    case 'vscode':
      throw new SourceError('These tools came from extensions of VS Code.', 'Refresh the file in VS Code.');
  }
}

function withheld(what: string): SourceError {
  return new SourceError(
    `${what} of the server holds what looks like a secret, which is not in the file.`,
    'Write the server into a configuration file with inputs, and import from there.',
  );
}

async function configuredServer(
  { config, server: name }: Extract<SourceOrigin, { readonly kind: 'mcp-config' }>,
  { folder, around }: ReadOptions,
): Promise<{ readonly server: ServerDefinition; readonly inputs: readonly InputDefinition[] }> {
  const { servers, inputs, problems } = readMcpConfig(await textOf(path.resolve(folder, config), around));
  const server = servers.find((one) => one.name === name);
  if (server !== undefined) return { server, inputs };
  const own = problems.find(({ message }) => message.startsWith(JSON.stringify(name))) ?? problems[0];
  if (own !== undefined) throw new SourceError(`${config}: ${own.message}`, own.remedy);
  const names = servers.map((one) => JSON.stringify(one.name)).join(', ');
  throw new SourceError(
    `${config} has no server ${JSON.stringify(name)}.`,
    names === '' ? 'It has no servers at all.' : `Choose one of ${names}.`,
  );
}

async function textOf(file: string, { readText }: Surroundings): Promise<string> {
  try {
    return await readText(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = isMissing ? 'there is no such file' : reasonOf(error);
    throw new SourceError(`${file} cannot be read: ${why}.`, 'Check the path.');
  }
}

async function listAgreed(
  definition: ServerDefinition,
  inputs: readonly InputDefinition[],
  options: ReadOptions,
): Promise<ImportedTools> {
  const { around, signal, agree } = options;
  const agreed = await agree(await describeDefinition(definition, inputs, around));
  if (!agreed) throw new DOMException('It was not agreed to.', 'AbortError');
  signal.throwIfAborted();
  return listMcpTools(await resolveServer(definition, inputs, around), options);
}

const nowhere = { pointer: '', range: { offset: 0, length: 0 }, nameRange: { offset: 0, length: 0 } };

function definitionOfCommand([command = '', ...args]: readonly string[]): ServerDefinition {
  return { ...nowhere, name: path.basename(command), launch: { kind: 'stdio', command, args, env: {} } };
}

function definitionOfAddress(url: string): ServerDefinition {
  return { ...nowhere, name: URL.parse(url)?.host ?? 'server', launch: { kind: 'http', url, headers: {} } };
}
