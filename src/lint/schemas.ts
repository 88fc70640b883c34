// Questions that rules ask of a schema: whether it is an object's, whether it allows null, where its references lead.
import { localReference } from '../tools/json-pointer.ts';
import { isObject, own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import type { LintedTool, LintSubject, SchemaNode } from './rule.ts';

/** Every schema of every tool. */
export function* schemasOf(subject: LintSubject): Generator<readonly [LintedTool, SchemaNode]> {
  for (const linted of subject.tools) for (const node of linted.nodes) yield [linted, node];
}

/** The types that a schema in normal form names. */
export function typesIn(schema: JsonObject): readonly string[] {
  const type = own(schema, 'type');
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((each) => typeof each === 'string') : [];
}

export function describesObject(schema: JsonObject): boolean {
  return typesIn(schema).includes('object') || isObject(own(schema, 'properties'));
}

/** Keywords that say what a value is without a type. */
const telling = ['$ref', '$dynamicRef', 'anyOf', 'oneOf', 'allOf', 'enum', 'const', 'not', 'if'];

export function saysWhat(schema: JsonObject): boolean {
  return own(schema, 'type') !== undefined || telling.some((key) => own(schema, key) !== undefined);
}

export function allowsNull(schema: JsonObject): boolean {
  const enumeration = own(schema, 'enum');
  if (Array.isArray(enumeration) && !enumeration.includes(null)) return false;
  if (typesIn(schema).includes('null')) return true;
  if (own(schema, 'const') === null) return true;
  return ['anyOf', 'oneOf'].some((key) => {
    const branches = own(schema, key);
    return Array.isArray(branches) && branches.some((branch) => isObject(branch) && allowsNull(branch));
  });
}

/** What a local reference leads to, looked up in the tool's root schema. */
export function targetOf(root: JsonObject, reference: JsonValue | undefined): JsonObject | undefined {
  const segments = typeof reference === 'string' ? localReference(reference) : undefined;
  if (segments === undefined) return undefined;
  const found = segments.reduce<JsonValue | undefined>(
    (value, segment) => (Array.isArray(value) ? value[Number(segment)] : own(value, segment)),
    root,
  );
  return isObject(found) ? found : undefined;
}

/** A schema, or what its `$ref` leads to; follows at most as many references as anyone writes. */
export function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  let at = schema;
  for (let step = 0; step < 8; step += 1) {
    const target = targetOf(root, own(at, '$ref'));
    if (target === undefined) return at;
    at = target;
  }
  return at;
}

/** The root of a tool's schema in normal form. */
export function rootOf({ nodes, tool }: LintedTool): JsonObject {
  return nodes[0]?.schema ?? tool.parametersSchema;
}
