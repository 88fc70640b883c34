// Lists the tools of an MCP server: starts or connects to it, asks page by page, and ends it again.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { isObject } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import { jsonOf } from './as-json.ts';
import type { ImportedTools, LeftOut } from './imported-tools.ts';
import { type Connection, connectionOf } from './mcp-connections.ts';
import { explainFailure, isFallbackWorthwhile } from './mcp-failures.ts';
import type { ResolvedServer } from './server-definition.ts';
import { SourceError } from './source-error.ts';

export interface ListOptions {
  readonly signal: AbortSignal;
  /** Name and version by which the server knows this program. */
  readonly client: { readonly name: string; readonly version: string };
  readonly onProgress?: (words: string) => void;
  readonly limits?: Partial<ListLimits>;
}

/** Milliseconds, but for `pages` and `tools`. */
export interface ListLimits {
  /** A package may have to be downloaded first. */
  readonly connect: number;
  readonly page: number;
  readonly all: number;
  readonly pages: number;
  readonly tools: number;
}

const usual: ListLimits = { connect: 60_000, page: 30_000, all: 180_000, pages: 500, tools: 20_000 };

/**
 * The tools of a server, in its order. What it lists and what is no tool is left out and told. Whatever happens, the program
 * that was started has ended when this returns or throws; an abort ends it within a second.
 * @throws {SourceError} where the server cannot be started, reached or understood; what was aborted rejects with the signal's
 * reason.
 */
export async function listMcpTools(server: ResolvedServer, options: ListOptions): Promise<ImportedTools> {
  const { signal } = options;
  signal.throwIfAborted();
  const limits = { ...usual, ...options.limits };
  const timeUp = AbortSignal.timeout(limits.all);
  const either = AbortSignal.any([signal, timeUp]);
  try {
    return await listOver(server, server.kind, either, limits, options);
  } catch (error) {
    signal.throwIfAborted();
    if (timeUp.aborted) throw tookTooLong(server, limits.all);
    throw error;
  }
}

function tookTooLong({ name }: ResolvedServer, milliseconds: number): SourceError {
  return new SourceError(
    `The server ${JSON.stringify(name)} did not list all its tools within ${milliseconds / 1000} seconds.`,
    'See whether it runs by itself, then try again.',
  );
}

async function listOver(
  server: ResolvedServer,
  kind: ResolvedServer['kind'],
  signal: AbortSignal,
  limits: ListLimits,
  options: ListOptions,
): Promise<ImportedTools> {
  const connection = connectionOf(server, kind);
  const end = () => void connection.end();
  signal.addEventListener('abort', end, { once: true });
  try {
    options.onProgress?.(server.kind === 'stdio' ? 'starting the server' : 'connecting');
    return await listWith(connection, server, signal, limits, options);
  } catch (error) {
    if (kind === 'http' && !signal.aborted && isFallbackWorthwhile(error)) {
      return await listOver(server, 'sse', signal, limits, options);
    }
    // What a program said last explains its end; it may say it a moment later.
    await connection.end();
    throw explainFailure(error, server, connection);
  } finally {
    signal.removeEventListener('abort', end);
    await connection.end();
  }
}

async function listWith(
  { transport }: Connection,
  { name }: ResolvedServer,
  signal: AbortSignal,
  limits: ListLimits,
  { client: info, onProgress }: ListOptions,
): Promise<ImportedTools> {
  const client = new Client(info, { capabilities: {} });
  await abortable(client.connect(transport, { signal, timeout: limits.connect }), signal);
  if (client.getServerCapabilities()?.tools === undefined) {
    throw new SourceError(
      `The server ${JSON.stringify(name)} offers no tools.`,
      'Import from another server; this one may have prompts or resources only.',
    );
  }
  onProgress?.('asking for its tools');
  const tools: JsonObject[] = [];
  const leftOut: LeftOut[] = [];
  const cursors = new Set<string>();
  for (let cursor: string | undefined, page = 1; ; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const asked = client.request({ method: 'tools/list', params }, ResultSchema, {
      signal,
      timeout: limits.page,
    });
    const answer = jsonOf(await abortable(asked, signal));
    const next = takePage(answer, page, tools, leftOut);
    onProgress?.(`${tools.length} tools`);
    if (next === undefined || next === '') break;
    if (cursors.has(next) || page >= limits.pages || tools.length >= limits.tools) {
      leftOut.push({
        where: `page ${page + 1}`,
        message: 'The list does not end; the pages from here on were not read.',
      });
      break;
    }
    cursors.add(next);
    cursor = next;
  }
  const version = client.getServerVersion();
  return { tools, leftOut, title: version === undefined ? name : `${version.name} ${version.version}` };
}

/** Takes the tools of a page; what it returns names the next one. */
function takePage(
  answer: JsonValue | undefined,
  page: number,
  tools: JsonObject[],
  leftOut: LeftOut[],
): string | undefined {
  if (!isObject(answer) || !Array.isArray(answer.tools)) {
    throw new SourceError(
      `Page ${page} of the list of tools has no tools.`,
      'The server does not keep to the protocol: tell those who make it.',
    );
  }
  const items: readonly JsonValue[] = answer.tools;
  for (const [index, item] of items.entries()) {
    const where = `page ${page}, tool ${index + 1}`;
    if (!isObject(item)) leftOut.push({ where, message: 'It is no object.' });
    else if (typeof item.name !== 'string' || item.name.trim() === '')
      leftOut.push({ where, message: 'It has no name.' });
    else tools.push(item);
  }
  return typeof answer.nextCursor === 'string' ? answer.nextCursor : undefined;
}

/** A library that does not look at the signal in time is not waited for. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
