// One operation of an OpenAPI document as a tool in MCP's shape.
import { own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import { readBody } from './openapi-body.ts';
import type { Definitions } from './openapi-definitions.ts';
import type { OperationPlace } from './openapi-document.ts';
import { type Argument, readParameters } from './openapi-parameters.ts';

export function operationTool(
  place: OperationPlace,
  definitions: Definitions,
  names: Set<string>,
): JsonObject {
  const needed = new Set<string>();
  const parameters = [...readParameters(place, definitions, needed), ...readBody(place, definitions, needed)];
  const properties = new Map<string, JsonValue>();
  const required: string[] = [];
  for (const argument of parameters) {
    const name = freeParameter(argument, properties, place, definitions);
    properties.set(name, argument.schema);
    if (argument.required) required.push(name);
  }
  const $defs = definitions.closure(needed);
  const description = descriptionOf(place.operation);
  return {
    name: toolName(place, names, definitions),
    ...(description === '' ? {} : { description }),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
      ...(Object.keys($defs).length === 0 ? {} : { $defs }),
    },
    annotations: annotationsOf(place),
    _meta: { operation: `${place.method.toUpperCase()} ${place.path}` },
  };
}

/** What comes first keeps its name (path, query, header, body); a later one of that name is called after its place. */
function freeParameter(
  { name, home }: Argument,
  taken: ReadonlyMap<string, JsonValue>,
  { pointer }: OperationPlace,
  { document }: Definitions,
): string {
  if (!taken.has(name)) return name;
  for (let number = 1; ; number += 1) {
    const other = number === 1 ? `${home}_${name}` : `${home}_${name}_${number}`;
    if (taken.has(other)) continue;
    document.leaveOut(
      pointer,
      `Two parameters are called ${JSON.stringify(name)}; that of the ${home} is ${other}.`,
    );
    return other;
  }
}

const longestName = 64;

/** Letters, digits, `_` and `-`, at most 64 of them, and no two alike: what every provider takes. */
function toolName(
  { operation, method, path, pointer }: OperationPlace,
  names: Set<string>,
  { document }: Definitions,
): string {
  const id = own(operation, 'operationId');
  const given = typeof id === 'string' && id.trim() !== '' ? id : undefined;
  const wanted = legalName(given ?? `${method}_${path.replace(/^\/+/, '')}`) || method;
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `_${number}`;
    const name = `${wanted.slice(0, longestName - ending.length)}${ending}`;
    if (names.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    if (given !== undefined && name !== given) {
      document.leaveOut(
        pointer,
        `The operation ${JSON.stringify(given)} is called ${name}: names must be legal and differ.`,
      );
    }
    return name;
  }
}

function legalName(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w-]+/g, '_')
    .replace(/^[_-]+|[_-]+$/g, '')
    .replace(/^(?=\d)/, '_');
}

function descriptionOf(operation: JsonObject): string {
  const texts = [own(operation, 'summary'), own(operation, 'description')].flatMap((text) =>
    typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [],
  );
  const [summary, description] = texts;
  const both = summary !== undefined && description?.startsWith(summary) ? [description] : texts;
  const isDeprecated = own(operation, 'deprecated') === true;
  return [...both, ...(isDeprecated ? ['This operation is deprecated.'] : [])].join('\n\n');
}

/** What HTTP says of the methods (RFC 9110, 9.2). */
function annotationsOf({ method, operation }: OperationPlace): JsonObject {
  const summary = own(operation, 'summary');
  const isSafe = ['get', 'head', 'options', 'trace', 'query'].includes(method);
  return {
    ...(typeof summary === 'string' && summary.trim() !== '' ? { title: summary.trim() } : {}),
    readOnlyHint: isSafe,
    ...(isSafe
      ? {}
      : { destructiveHint: method === 'delete', idempotentHint: ['put', 'delete'].includes(method) }),
  };
}
