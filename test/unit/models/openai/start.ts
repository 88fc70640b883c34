// Starts test servers for a test and closes them after it.
import { afterEach } from 'vitest';
import {
  createEndpoint,
  type Endpoint,
  type EndpointOptions,
} from '../../../../src/models/openai/endpoint.ts';
import { createOpenAIPolicy } from '../../../../src/models/openai/policy.ts';
import { probeServer } from '../../../../src/models/openai/probe.ts';
import type { Policy } from '../../../../src/models/policy.ts';
import { type ServerOptions, startServer, type TestServer } from '../../../server/server.ts';

const open: TestServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

export async function start(options: ServerOptions): Promise<TestServer> {
  const server = await startServer(options);
  open.push(server);
  return server;
}

/** Retries at once: the delays that were asked for are in `delays`. */
export function endpointOf(
  server: TestServer,
  options: Partial<EndpointOptions> = {},
): Endpoint & { readonly delays: readonly number[] } {
  const delays: number[] = [];
  const endpoint = createEndpoint({
    baseURL: server.url,
    random: () => 1,
    sleep: async (milliseconds) => {
      delays.push(milliseconds);
    },
    ...options,
  });
  return Object.assign(endpoint, { delays });
}

export async function policyOf(server: TestServer, endpoint = endpointOf(server)): Promise<Policy> {
  const abilities = await probeServer(endpoint, undefined, signal());
  return createOpenAIPolicy({ endpoint, model: abilities.model, abilities });
}

export function signal(): AbortSignal {
  return AbortSignal.timeout(20_000);
}
