// What would be started or connected to, in the words that a person agrees to.
import { joinCommand } from './command-line.ts';
import { resolveServer, type Surroundings } from './resolve-server.ts';
import { addressWithoutSecrets, masked } from './secrets.ts';
import type { InputDefinition, ResolvedServer, ServerDefinition } from './server-definition.ts';

/** What stands for an input that nobody was asked for. */
const inputMark = /\$\{input:/;

export interface DescribedServer {
  readonly name: string;
  readonly kind: 'program' | 'address';
  /** The exact command line, or the address; secrets are masked, inputs stand there as `${input:id}`. */
  readonly what: string;
  /** More that matters: the folder it runs in, the names of the variables or headers that it gets. */
  readonly details: readonly string[];
}

/** Asks nobody: the inputs stay as they are written. @throws {SourceError} as `resolveServer` does. */
export async function describeDefinition(
  server: ServerDefinition,
  inputs: readonly InputDefinition[],
  around: Surroundings,
): Promise<DescribedServer> {
  const ask = async ({ id }: InputDefinition) => `\${input:${id}}`;
  // A password is masked where it is one; its placeholder is none.
  const open = inputs.map((input) => ({ ...input, password: false }));
  return describeServer(await resolveServer(server, open, { ...around, ask }));
}

export function describeServer(server: ResolvedServer): DescribedServer {
  const { name, secrets } = server;
  const hidden = secrets.filter((secret) => !inputMark.test(secret));
  if (server.kind !== 'stdio') {
    const headers = Object.keys(server.headers);
    const url = addressWithoutSecrets(server.url);
    return {
      name,
      kind: 'address',
      what: masked(url, hidden),
      details: [
        ...(url === server.url ? [] : ['A query, user or password in the address is not shown.']),
        ...(headers.length === 0 ? [] : [`Headers: ${headers.join(', ')}`]),
      ],
    };
  }
  const variables = Object.keys(server.env);
  return {
    name,
    kind: 'program',
    what: masked(joinCommand([server.command, ...server.args]), hidden),
    details: [
      ...(server.cwd === undefined ? [] : [`Folder: ${server.cwd}`]),
      ...(variables.length === 0 ? [] : [`Variables: ${variables.join(', ')}`]),
    ],
  };
}
