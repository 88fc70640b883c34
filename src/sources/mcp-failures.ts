// Why an MCP server gave no tools, in words that help, without its secrets.
import { SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { describeServer } from './describe-server.ts';
import type { Connection } from './mcp-connections.ts';
import { masked } from './secrets.ts';
import type { ResolvedServer } from './server-definition.ts';
import { reasonOf, SourceError } from './source-error.ts';

/** A server that refuses the first message of Streamable HTTP may know the older way only (MCP, "Backwards Compatibility"). */
export function isFallbackWorthwhile(error: unknown): boolean {
  const code = error instanceof StreamableHTTPError ? error.code : undefined;
  return code !== undefined && code >= 400 && code < 500 && ![401, 403, 407, 429].includes(code);
}

export function explainFailure(
  error: unknown,
  server: ResolvedServer,
  { howItEnded, lastWords }: Pick<Connection, 'howItEnded' | 'lastWords'>,
): SourceError {
  if (error instanceof SourceError) return error;
  const { message, remedy } = explain(error, server, howItEnded());
  const said = lastWords();
  const heard = said === '' ? '' : ` Its last words: ${oneLine(withoutFrames(said))}`;
  return new SourceError(masked(`${message}${heard}`, server.secrets), remedy);
}

interface Explanation {
  readonly message: string;
  readonly remedy: string;
}

function explain(error: unknown, server: ResolvedServer, ended: string | undefined): Explanation {
  const name = `The server ${JSON.stringify(server.name)}`;
  const { what } = describeServer(server);
  if (codeOf(error) === 'ENOENT') {
    return {
      message: `${name} cannot be started: there is no program, or no folder, for ${what}.`,
      remedy: 'Install the program, or give its full path; check the folder it is to run in.',
    };
  }
  if (error instanceof McpError && error.code === ErrorCode.RequestTimeout) {
    return {
      message: `${name} did not answer in time (${what}).`,
      remedy: 'See whether it runs by itself and speaks MCP, then try again.',
    };
  }
  if (server.kind === 'stdio') {
    const how = ended ?? reasonOf(error);
    return {
      message: `${name} gave no tools: ${oneLine(how)} (${what}).`,
      remedy: 'Run the command by itself to see what it needs.',
    };
  }
  const status = error instanceof StreamableHTTPError || error instanceof SseError ? error.code : undefined;
  if (status === 401 || status === 403) {
    return {
      message: `${name} refuses the connection (${status}): it wants to know who asks.`,
      remedy: 'Write it into a configuration file with the header "Authorization", its token as an input.',
    };
  }
  return {
    message: `${name} cannot be reached at ${what}: ${oneLine(causeOf(error))}`,
    remedy: 'Check the address, and whether the server runs.',
  };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) {
    const code = codeOf(error.cause);
    return typeof code === 'string' ? code : reasonOf(error.cause);
  }
  return reasonOf(error);
}

/** A stack trace is longer than what may be told, and would push out the error that it belongs to. */
function withoutFrames(said: string): string {
  return said.replaceAll(/^[ \t]+at .*(?:\r?\n|$)/gm, '');
}

const longest = 400;

function oneLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.length > longest ? `…${plain.slice(-longest)}` : plain;
}
