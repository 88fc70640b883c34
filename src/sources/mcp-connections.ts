// The ways to an MCP server: a program's standard input and output, Streamable HTTP, and the older server-sent events.
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { childTransport } from './child-transport.ts';
import type { ResolvedServer } from './server-definition.ts';

export interface Connection {
  readonly transport: Transport;
  /** What a program said last on its error output. */
  readonly lastWords: () => string;
  /** How a program ended, once it has. */
  readonly howItEnded: () => string | undefined;
  /** Can be called again and again; resolves when nothing is left. */
  readonly end: () => Promise<void>;
}

/** Bytes that one answer over HTTP may have; a stream may have as many in all. */
const largestAnswer = 64 << 20;
/** Milliseconds in which a server is told that its session is over. */
const farewell = 500;

export function connectionOf(server: ResolvedServer, kind: ResolvedServer['kind']): Connection {
  if (server.kind === 'stdio') return childTransport(server);
  const url = new URL(server.url);
  const init = { requestInit: { headers: { ...server.headers } }, fetch: boundedFetch };
  const silent = { lastWords: () => '', howItEnded: () => undefined };
  if (kind === 'sse') {
    const transport = new SSEClientTransport(url, init);
    return { ...silent, transport, end: () => transport.close() };
  }
  const transport = new StreamableHTTPClientTransport(url, {
    ...init,
    reconnectionOptions: {
      maxRetries: 1,
      initialReconnectionDelay: 500,
      maxReconnectionDelay: 2000,
      reconnectionDelayGrowFactor: 2,
    },
  });
  let ending: Promise<void> | undefined;
  const end = async () => {
    if (transport.sessionId !== undefined) {
      const late = new Promise<void>((resolve) => setTimeout(resolve, farewell).unref());
      await Promise.race([transport.terminateSession().catch(() => {}), late]);
    }
    await transport.close();
  };
  return {
    ...silent,
    transport,
    end: () => {
      ending ??= end();
      return ending;
    },
  };
}

async function boundedFetch(url: string | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.body === null) return response;
  let left = largestAnswer;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        left -= chunk.byteLength;
        if (left < 0) controller.error(new Error(`The answer is larger than ${largestAnswer >> 20} MB.`));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
