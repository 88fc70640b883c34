// Tools from an OpenAPI document: one for each operation, with its parameters and its body as the tool's parameters.
import { isObject, own, parseJson, plainValue } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import { parseYaml } from '../tools/yaml-tree.ts';
import { type ImportedTools, type LeftOut, toldOnce } from './imported-tools.ts';
import { createDefinitions } from './openapi-definitions.ts';
import type { OpenApiDocument, OperationPlace } from './openapi-document.ts';
import { operationTool } from './openapi-operation.ts';
import { followReference } from './openapi-references.ts';
import { SourceError } from './source-error.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

/**
 * Reads OpenAPI 3.0, 3.1 or 3.2, as JSON or YAML. Servers, security, responses and callbacks are no part of a tool and are
 * passed over; whatever else cannot be expressed is told in `leftOut`.
 * @throws {SourceError} where the text is no such document.
 */
export function toolsFromOpenApi(text: string): ImportedTools {
  const value = parsed(text);
  const version = own(value, 'openapi');
  if (!isObject(value) || typeof version !== 'string' || !/^3\.\d/.test(version)) throw notOpenApi(value);
  const leftOut: LeftOut[] = [];
  const document: OpenApiDocument = {
    root: value,
    isOld: version.startsWith('3.0'),
    leaveOut: (where, message) => leftOut.push({ where, message }),
  };
  const definitions = createDefinitions(document);
  const names = new Set<string>();
  const tools: JsonObject[] = [];
  for (const place of operationsOf(document)) tools.push(operationTool(place, definitions, names));
  if (isObject(own(value, 'webhooks'))) {
    document.leaveOut('/webhooks', 'Webhooks are calls that a server makes; they are no tools.');
  }
  const title = own(own(value, 'info'), 'title');
  return { tools, leftOut: toldOnce(leftOut), ...(typeof title === 'string' ? { title } : {}) };
}

function parsed(text: string): JsonValue | undefined {
  const isJson = /^\uFEFF?\s*\{/.test(text);
  const [document] = isJson ? [parseJson(text.replace(/^\uFEFF/, ' '))] : parseYaml(text);
  const fault = document?.faults[0];
  if (fault !== undefined) {
    const line = text.slice(0, fault.range.offset).split('\n').length;
    throw new SourceError(
      `The document is not well-formed ${isJson ? 'JSON' : 'YAML'}: see line ${line}.`,
      'Correct its syntax first.',
    );
  }
  return document?.root === undefined ? undefined : plainValue(document.root);
}

function notOpenApi(value: JsonValue | undefined): SourceError {
  const old = own(value, 'swagger');
  if (old !== undefined) {
    return new SourceError(
      `The document is Swagger ${typeof old === 'string' ? old : '2'}; only OpenAPI 3 is read.`,
      'Convert it first, for example with swagger2openapi.',
    );
  }
  return new SourceError(
    'The document is no OpenAPI document: it has no "openapi": "3.…" at its root.',
    'Choose the file that describes the interface.',
  );
}

function* operationsOf(document: OpenApiDocument): Generator<OperationPlace> {
  const paths = own(document.root, 'paths');
  if (!isObject(paths)) {
    document.leaveOut('', 'The document has no paths.');
    return;
  }
  for (const [path, value] of Object.entries(paths)) {
    if (path.startsWith('x-')) continue;
    const start = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const item = followReference(value, start, document);
    if (item === undefined) continue;
    const listed = own(item.value, 'parameters');
    const shared = Array.isArray(listed)
      ? listed.map((one, index) => ({ value: one, pointer: `${item.pointer}/parameters/${index}` }))
      : [];
    for (const method of methods) {
      const operation = own(item.value, method);
      const pointer = `${item.pointer}/${method}`;
      if (isObject(operation)) yield { method, path, operation, shared, pointer };
      else if (operation !== undefined) document.leaveOut(pointer, 'The operation is no object.');
    }
  }
}
