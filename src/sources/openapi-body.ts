// The body of a request as arguments: the members of an object each by itself, anything else as one called `body`.
import { appendPointer } from '../tools/json-pointer.ts';
import { isObject, own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import type { Definitions } from './openapi-definitions.ts';
import type { OpenApiDocument, OperationPlace } from './openapi-document.ts';
import { type Argument, withWords } from './openapi-parameters.ts';
import { followReference } from './openapi-references.ts';

/** An optional body makes its members optional: what holds only between them cannot be said. */
export function readBody(
  { operation, pointer }: OperationPlace,
  definitions: Definitions,
  needed: Set<string>,
): readonly Argument[] {
  const written = own(operation, 'requestBody');
  if (written === undefined) return [];
  const { document, convert } = definitions;
  const body = followReference(written, `${pointer}/requestBody`, document);
  if (body === undefined) return [];
  const content = own(body.value, 'content');
  const media = preferredMedia(content);
  if (media === undefined) {
    document.leaveOut(body.pointer, 'The body has no content that is described.');
    return [];
  }
  const at = appendPointer(body.pointer, 'content', media, 'schema');
  const schema = own(own(content, media), 'schema');
  const required = own(body.value, 'required') === true;
  const members = membersOf(schema, at, definitions.document);
  if (members === undefined) {
    const whole = withWords(convert(schema, at, needed), body.value);
    return [{ name: 'body', home: 'body', schema: whole, required }];
  }
  const object = convert(members, at, needed);
  const names = own(object, 'required');
  const must = new Set(required && Array.isArray(names) ? names : []);
  return (isObject(object) ? membersIn(object) : []).map(([name, part]) => ({
    name,
    home: 'body' as const,
    schema: part,
    required: must.has(name),
  }));
}

/** JSON before forms before anything else. */
function preferredMedia(content: JsonValue | undefined): string | undefined {
  if (!isObject(content)) return undefined;
  const types = Object.keys(content);
  const wanted = [
    /^application\/json\b/i,
    /\+json\b/i,
    /^application\/x-www-form-urlencoded/i,
    /^multipart\//i,
  ];
  return (
    wanted.map((pattern) => types.find((type) => pattern.test(type))).find((type) => type !== undefined) ??
    types[0]
  );
}

/** Keywords that make an object more than a list of its members. */
const more = [
  'anyOf',
  'oneOf',
  'not',
  'if',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'propertyNames',
];

/** The schema as a plain object with members, those of `allOf` united; nothing where it is none. */
function membersOf(
  schema: JsonValue | undefined,
  pointer: string,
  document: OpenApiDocument,
  depth = 0,
): JsonObject | undefined {
  if (!isObject(schema) || depth > 8) return undefined;
  // Told when the whole is converted, if it leads nowhere.
  const quiet = { ...document, leaveOut: () => {} };
  const target = followReference(schema, pointer, quiet)?.value;
  if (target === undefined || own(target, 'nullable') === true) return undefined;
  const type = own(target, 'type');
  if ((type !== undefined && type !== 'object') || more.some((keyword) => own(target, keyword) !== undefined))
    return undefined;
  const others = own(target, 'additionalProperties');
  if (others === true || isObject(others)) return undefined;
  const parts = own(target, 'allOf');
  const united: JsonObject[] = [];
  for (const part of Array.isArray(parts) ? parts : []) {
    const inner = membersOf(part, pointer, document, depth + 1);
    if (inner === undefined) return undefined;
    united.push(inner);
  }
  const properties = own(target, 'properties');
  if (isObject(properties)) united.push(target);
  if (united.length === 0) return undefined;
  return {
    type: 'object',
    properties: Object.fromEntries(united.flatMap((one) => membersIn(one))),
    required: united.flatMap((one) => textsOf(own(one, 'required'))),
  };
}

function membersIn(schema: JsonObject): readonly [string, JsonValue][] {
  const properties = own(schema, 'properties');
  return isObject(properties) ? Object.entries(properties) : [];
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
