// Checks messages of a debug adapter against the machine-readable specification of the protocol.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const file = path.resolve(import.meta.dirname, '../../fixtures/debug-adapter-protocol/debugProtocol.json');
const specification: Record<string, unknown> & { definitions: Record<string, unknown> } = JSON.parse(
  readFileSync(file, 'utf8'),
);
// ajv does not know draft 04 by name; what is used of it means the same in draft 07.
delete specification.$schema;
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(specification, 'protocol');

const checks = new Map<string, ValidateFunction>();

export interface AdapterMessage {
  readonly seq: number;
  readonly type: string;
  readonly event?: string;
  readonly command?: string;
  readonly success?: boolean;
  readonly request_seq?: number;
  readonly body?: unknown;
}

/** What is wrong with a message that an adapter sent; nothing where it is as the protocol says. */
export function faultsOf(message: AdapterMessage): readonly string[] {
  const name = definitionOf(message);
  let check = checks.get(name);
  if (check === undefined) {
    check = ajv.compile({ $ref: `protocol#/definitions/${name}` });
    checks.set(name, check);
  }
  // What goes over the wire.
  if (check(JSON.parse(JSON.stringify(message)))) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message: why }) => `${name}${instancePath} ${why}: ${JSON.stringify(message)}`,
  );
}

/** Messages of our own are only checked as events and responses of any kind. */
function definitionOf({ type, event, command, success }: AdapterMessage): string {
  const named = (stem: string, kind: string): string => {
    const name = `${stem.charAt(0).toUpperCase()}${stem.slice(1)}${kind}`;
    return name in specification.definitions ? name : kind;
  };
  if (type === 'event') return named(event ?? '', 'Event');
  if (type === 'response') return success === true ? named(command ?? '', 'Response') : 'ErrorResponse';
  return 'ProtocolMessage';
}
