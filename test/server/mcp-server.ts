// A real MCP server for tests, made with the protocol's own library: over standard input and output, HTTP and server-sent events.
//
//   node test/server/mcp-server.ts PERSONALITY
import { spawn } from 'node:child_process';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** Each names what it does wrong, if anything. */
export const mcpPersonalities = [
  'plain',
  'paged',
  /** Gives the same cursor again and again. */
  'endless',
  /** Never answers `tools/list`. */
  'slow',
  /** Ends when it is asked for tools, with last words that hold its token. */
  'dies',
  /** Cannot be ended by asking, and has started another program that cannot either. */
  'stubborn',
  /** Some of its tools are none. */
  'malformed',
  /** Its answer is no list. */
  'nonsense',
  'no-tools',
  /** Writes other things to its output as well. */
  'noisy',
  /** Its tools are the names of its environment variables and arguments. */
  'environment',
] as const;
export type McpPersonality = (typeof mcpPersonalities)[number];

const tool = (name: string, properties: object = { city: { type: 'string', description: 'City.' } }) => ({
  name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object', properties },
});

function listPage(personality: McpPersonality, cursor: string | undefined): Record<string, unknown> {
  switch (personality) {
    case 'paged': {
      const page = Number(cursor ?? 0);
      const tools = [tool(`tool_${2 * page}`), tool(`tool_${2 * page + 1}`)];
      return page < 3 ? { tools, nextCursor: String(page + 1) } : { tools };
    }
    case 'endless':
      return { tools: [tool('again')], nextCursor: 'again' };
    case 'malformed':
      return {
        tools: [tool('good'), 'not a tool', { description: 'No name.' }, { name: 'bare', inputSchema: null }],
      };
    case 'nonsense':
      return { tools: 'none' };
    case 'environment':
      return { tools: [...Object.keys(process.env), ...process.argv.slice(3)].map((name) => tool(name, {})) };
    default:
      return { tools: [tool('get_weather'), tool('get_time')] };
  }
}

export function mcpServer(personality: McpPersonality): Server {
  const capabilities = personality === 'no-tools' ? { prompts: {} } : { tools: {} };
  const server = new Server({ name: 'test-server', version: '1.2.3' }, { capabilities });
  if (personality === 'no-tools') return server;
  server.setRequestHandler(ListToolsRequestSchema, async ({ params }) => {
    if (personality === 'slow' || personality === 'stubborn') return new Promise<never>(() => {});
    if (personality === 'dies') {
      process.stderr.write(`cannot log in with ${process.env.TEST_TOKEN}\n`, () => process.exit(3));
      return new Promise<never>(() => {});
    }
    return listPage(personality, params?.cursor);
  });
  return server;
}

export interface RunningMcpServer {
  /** Of Streamable HTTP, or of server-sent events where only those are served. */
  readonly url: string;
  /** Headers of all requests, in order. */
  readonly headers: readonly Record<string, unknown>[];
  close(): Promise<void>;
}

/** Serves on loopback. `token`: asks for it; `only: 'sse'`: knows the older transport alone. */
export async function serveMcp(
  personality: McpPersonality,
  options: { readonly token?: string; readonly only?: 'sse'; readonly redirect?: string } = {},
): Promise<RunningMcpServer> {
  const headers: Record<string, unknown>[] = [];
  const streams = new Map<string, SSEServerTransport>();
  const http = createServer(async (request, response) => {
    headers.push({ ...request.headers });
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (options.token !== undefined && request.headers.authorization !== `Bearer ${options.token}`) {
      response.writeHead(401).end('no');
      return;
    }
    if (options.redirect !== undefined) {
      response.writeHead(307, { location: options.redirect }).end();
      return;
    }
    if (options.only !== 'sse') {
      if (request.method !== 'POST') response.writeHead(405).end();
      else {
        const transport = new StreamableHTTPServerTransport({});
        await mcpServer(personality).connect(transport);
        await transport.handleRequest(request, response);
      }
      return;
    }
    if (request.method === 'GET' && pathname === '/mcp') {
      const transport = new SSEServerTransport('/messages', response);
      streams.set(transport.sessionId, transport);
      await mcpServer(personality).connect(transport);
    } else if (request.method === 'POST' && pathname === '/messages') {
      await streams.get(searchParams.get('sessionId') ?? '')?.handlePostMessage(request, response);
    } else response.writeHead(405).end();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(http)}/mcp`, headers, close: () => closed(http) };
}

function portOf(http: HttpServer): number {
  const address = http.address();
  return isAddress(address) ? address.port : 0;
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function closed(http: HttpServer): Promise<void> {
  http.closeAllConnections();
  return new Promise((resolve) => http.close(() => resolve()));
}

/** Runs over standard input and output, where this file is what Node was started with. */
async function main(name: string | undefined): Promise<void> {
  const personality = mcpPersonalities.find((one) => one === name) ?? 'plain';
  if (personality === 'noisy') process.stdout.write('Welcome!\n{"not": "a message"}\n');
  if (personality === 'stubborn') {
    process.on('SIGTERM', () => {});
    const child = spawn(process.execPath, [
      '-e',
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)",
    ]);
    process.stderr.write(`pids ${process.pid} ${child.pid}\n`);
    setInterval(() => {}, 1000);
  }
  await mcpServer(personality).connect(new StdioServerTransport());
}

// No `await`: suites for VS Code are bundled as CommonJS.
if (process.argv[1]?.endsWith('mcp-server.ts')) void main(process.argv[2]);
