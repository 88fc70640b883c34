// Where the tools of a file came from, as the file itself says it: enough to read them again, and no secret.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { isObject, own } from '../tools/json-tree.ts';
import { sortedJson } from '../tools/sorted-json.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import type { ImportedTools } from './imported-tools.ts';
import { addressWithoutSecrets, withoutSecrets } from './secrets.ts';
import { SourceError } from './source-error.ts';

/** The member of an imported file's root that holds the record. */
export const sourceKey = 'x-toolprm-source';

/** Members of the file's owner, which no source has: an import and a refresh leave them alone. */
export const ownerPrefix = 'x-toolprm-';

/** All paths are relative to the file's folder, with `/` between their parts, where that is possible. */
export type SourceOrigin =
  /** A server of a configuration file. */
  | { readonly kind: 'mcp-config'; readonly config: string; readonly server: string }
  /** `withheld`: parts of it are masked, so that it must be given again. */
  | { readonly kind: 'mcp-command'; readonly command: readonly string[]; readonly withheld?: true }
  | { readonly kind: 'mcp-url'; readonly url: string; readonly withheld?: true }
  | { readonly kind: 'openapi'; readonly document: string }
  /** Tools that extensions of VS Code offer. */
  | { readonly kind: 'vscode' };

export type SourceRecord = SourceOrigin & {
  /** What the source calls itself. */
  readonly title?: string;
  /** ISO 8601, UTC. */
  readonly imported: string;
  /** SHA-256 of the tools as they were imported: tells whether they were changed by hand since. */
  readonly digest: string;
};

/** A source that a person has just named: its paths are absolute, and it may hold what is not to be written down. */
export type NamedOrigin =
  | { readonly kind: 'mcp-config'; readonly config: string; readonly server: string }
  | { readonly kind: 'mcp-command'; readonly command: readonly string[] }
  | { readonly kind: 'mcp-url'; readonly url: string }
  | { readonly kind: 'openapi'; readonly document: string };

/** What of it may stand in a file of this folder. */
export function recordedOrigin(origin: NamedOrigin, folder: string): SourceOrigin {
  const from = (file: string) => path.relative(folder, file).split(path.sep).join('/');
  switch (origin.kind) {
    case 'mcp-config':
      return { ...origin, config: from(origin.config) };
    case 'openapi':
      return { ...origin, document: from(origin.document) };
    case 'mcp-command':
      return commandOrigin(origin.command);
    case 'mcp-url':
      return addressOrigin(origin.url);
  }
}

export function importRecord(origin: SourceOrigin, { tools, title }: ImportedTools, at: Date): SourceRecord {
  return {
    ...origin,
    ...(title === undefined ? {} : { title }),
    imported: at.toISOString(),
    digest: digestOf(tools),
  };
}

function commandOrigin(command: readonly string[]): SourceOrigin {
  const { args, withheld } = withoutSecrets(command);
  return { kind: 'mcp-command', command: args, ...(withheld ? { withheld } : {}) };
}

function addressOrigin(address: string): SourceOrigin {
  const url = addressWithoutSecrets(address);
  return { kind: 'mcp-url', url, ...(url === address ? {} : { withheld: true as const }) };
}

/** The order of the tools does not count. */
export function digestOf(tools: readonly JsonValue[]): string {
  return `sha256:${createHash('sha256')
    .update(sortedJson(tools.map((tool) => sortedJson(withoutOwned(tool))).sort()))
    .digest('hex')}`;
}

/** A tool without what its file's owner has added to it. */
function withoutOwned(tool: JsonValue): JsonValue {
  if (!isObject(tool)) return tool;
  return Object.fromEntries(Object.entries(tool).filter(([key]) => !key.startsWith(ownerPrefix)));
}

/** The text of a new tool file. */
export function importedText(tools: readonly JsonObject[], record: SourceRecord): string {
  return `${JSON.stringify({ [sourceKey]: record, tools }, undefined, 2)}\n`;
}

/**
 * The record of a file's root. Files come from anywhere: what it says is checked, and never acted on before somebody agrees.
 * @throws {SourceError} where there is none, or none that is understood.
 */
export function readSourceRecord(root: JsonValue | undefined): SourceRecord {
  const value = own(root, sourceKey);
  if (!isObject(value)) {
    throw new SourceError(
      'The file does not say where its tools came from.',
      'Only files that were imported can be refreshed: import the tools into a new file.',
    );
  }
  const origin = readOrigin(value);
  const { title, imported, digest } = value;
  if (origin === undefined || typeof imported !== 'string' || typeof digest !== 'string') {
    throw new SourceError(
      `What the file says of its source under ${JSON.stringify(sourceKey)} is not understood.`,
      'Import the tools again into a new file.',
    );
  }
  return { ...origin, ...(typeof title === 'string' ? { title } : {}), imported, digest };
}

function readOrigin(value: JsonObject): SourceOrigin | undefined {
  const { kind, config, server, command, url, document } = value;
  const withheld = value.withheld === true ? { withheld: true as const } : {};
  if (kind === 'mcp-config' && isPath(config) && typeof server === 'string') return { kind, config, server };
  if (kind === 'mcp-command' && isWords(command)) return { kind, command, ...withheld };
  if (kind === 'mcp-url' && typeof url === 'string') return { kind, url, ...withheld };
  if (kind === 'openapi' && isPath(document)) return { kind, document };
  return kind === 'vscode' ? { kind } : undefined;
}

function isWords(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}

/** A path of this machine: reading one of another machine would tell that machine who reads. */
function isPath(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '' && !/^(?:[\\/]{2}|[a-z][a-z+.-]+:)/i.test(value);
}
