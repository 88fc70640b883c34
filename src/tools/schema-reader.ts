// A schema out of a tool file, made JSON Schema: type words mapped, flags on parameters moved where they belong.
import { appendPointer, localReference } from './json-pointer.ts';
import { follow, type JsonTree, member, type ObjectTree, plainValue, textOf } from './json-tree.ts';
import { isOwnKey } from './own-key.ts';
import { isRegularExpression } from './regular-expression.ts';
import { schemaLists, schemaMaps, subschemas } from './schema-keywords.ts';
import type { JsonObject, JsonSchema, JsonValue, ProblemCode, TextRange } from './tool.ts';
import { isJsonType, readTypeWord, type TypeMeaning } from './type-words.ts';

/**
 * What the file may write. `json-schema`: JSON Schema, anything else is reported (and still read); `gemini`: type
 * words in upper case and numbers as text; `loose`: the type words of data sets, `required` on each parameter.
 */
export type SchemaDialect = 'json-schema' | 'gemini' | 'loose';

export interface SchemaProblem {
  readonly code?: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly pointer: string;
  readonly range: TextRange;
}

export interface SchemaContext {
  readonly dialect: SchemaDialect;
  /** The whole schema, in which `#/…` is looked up. */
  readonly root: JsonTree;
  readonly report: (problem: SchemaProblem) => void;
}

/** Gemini's JSON writes these 64-bit counts as text. */
const counts = new Set(['minItems', 'maxItems', 'minLength', 'maxLength', 'minProperties', 'maxProperties']);

/** Reads an object that is a schema. */
export function readSchema(tree: ObjectTree, pointer: string, context: SchemaContext): JsonSchema {
  const entries: [string, JsonValue][] = [];
  for (const { key, value } of tree.entries) {
    if (isOwnKey(key)) continue;
    const at = appendPointer(pointer, key);
    if (key === 'type') entries.push(...readType(value, at, context));
    else if (key === 'nullable' && isFlag(value)) continue;
    else if (key === 'required' && isFlag(value)) reportFlag(value, at, context);
    else if (key === '$ref') entries.push(['$ref', readReference(value, at, context)]);
    else if (schemaMaps.has(key) && value.kind === 'object') entries.push([key, readMap(value, at, context)]);
    else if (schemaLists.has(key) || (key === 'items' && value.kind === 'array')) {
      entries.push([key, readList(value, at, context)]);
    } else if (subschemas.has(key)) entries.push([key, readSubschema(value, at, context)]);
    else entries.push([key, readKeyword(key, value, at, context)]);
  }
  const schema = withRequired(Object.fromEntries(entries), tree);
  return flagged(tree, 'nullable') ? allowNull(schema) : schema;
}

function readSubschema(tree: JsonTree, pointer: string, context: SchemaContext): JsonValue {
  if (tree.kind === 'object') return readSchema(tree, pointer, context);
  if (isFlag(tree)) return plainValue(tree);
  context.report({
    code: 'invalid-schema',
    severity: 'error',
    message: 'A schema must be an object here.',
    remedy: 'Write a schema such as {"type": "string"}.',
    pointer,
    range: tree.range,
  });
  return true;
}

function readMap(tree: ObjectTree, pointer: string, context: SchemaContext): JsonObject {
  return Object.fromEntries(
    tree.entries.map(({ key, value }) => [key, readSubschema(value, appendPointer(pointer, key), context)]),
  );
}

function readList(tree: JsonTree, pointer: string, context: SchemaContext): JsonValue {
  if (tree.kind !== 'array') return plainValue(tree);
  return tree.items.map((item, index) => readSubschema(item, appendPointer(pointer, index), context));
}

function readKeyword(key: string, tree: JsonTree, pointer: string, context: SchemaContext): JsonValue {
  const { dialect } = context;
  if (key === 'pattern') checkPattern(tree, pointer, context);
  const text = textOf(tree);
  // Seal-Tools gives one example where JSON Schema has a list of them.
  if (key === 'examples' && dialect === 'loose' && tree.kind !== 'array') return [plainValue(tree)];
  const isCount = dialect === 'gemini' && counts.has(key) && text !== undefined && /^\d+$/.test(text);
  return isCount ? Number(text) : plainValue(tree);
}

function checkPattern(tree: JsonTree, pointer: string, context: SchemaContext): void {
  const pattern = textOf(tree);
  if (pattern === undefined || isRegularExpression(pattern)) return;
  context.report({
    code: 'invalid-schema',
    severity: 'error',
    message: 'The pattern is not a regular expression of JavaScript.',
    remedy: 'Correct it; of other languages, (?i) and (?P<name>…) for example are not understood.',
    pointer,
    range: tree.range,
  });
}

function readType(tree: JsonTree, pointer: string, context: SchemaContext): [string, JsonValue][] {
  if (tree.kind === 'array') {
    const types = tree.items.map((item, index) => {
      const word = textOf(item);
      const meaning = word === undefined ? undefined : meaningOf(word, item, `${pointer}/${index}`, context);
      return meaning?.type ?? plainValue(item);
    });
    return [['type', [...new Set(types)]]];
  }
  const word = textOf(tree);
  if (word === undefined) return [['type', plainValue(tree)]];
  return Object.entries(schemaOf(meaningOf(word, tree, pointer, context)));
}

function schemaOf(meaning: TypeMeaning): JsonObject {
  return {
    ...(meaning.type === undefined ? {} : { type: meaning.type }),
    ...(meaning.items === undefined ? {} : { items: schemaOf(meaning.items) }),
  };
}

function meaningOf(word: string, tree: JsonTree, pointer: string, context: SchemaContext): TypeMeaning {
  if (isJsonType(word)) return { type: word };
  const meaning = readTypeWord(word);
  if (context.dialect === 'loose' && meaning !== undefined) return meaning;
  if (context.dialect === 'gemini') {
    if (word === 'TYPE_UNSPECIFIED') return {};
    const lower = word.toLowerCase();
    if (isJsonType(lower)) return { type: lower };
  }
  const suggestion = meaning?.type ?? 'string';
  context.report({
    code: 'unknown-type',
    severity: context.dialect === 'loose' ? 'warning' : 'error',
    message: `${JSON.stringify(word)} is not a JSON Schema type.`,
    remedy: `Write ${meaning?.type === undefined ? 'a type such as ' : ''}"${suggestion}"; until then it is read as ${meaning?.type ?? 'any value'}.`,
    pointer,
    range: tree.range,
  });
  return meaning ?? {};
}

function readReference(tree: JsonTree, pointer: string, context: SchemaContext): JsonValue {
  const reference = textOf(tree);
  if (reference === undefined) return plainValue(tree);
  const segments = localReference(reference);
  if (segments !== undefined ? follow(context.root, segments).complete : isKnownElsewhere(reference))
    return reference;
  context.report({
    code: segments === undefined ? 'external-ref' : 'unresolved-ref',
    severity: 'error',
    message:
      segments === undefined
        ? `The reference ${JSON.stringify(reference)} leads out of the tool, and nothing is fetched.`
        : `The reference ${JSON.stringify(reference)} leads to nothing in the tool's schema.`,
    remedy: 'Copy what it refers to into the schema\'s own "$defs" and refer to it as "#/$defs/…".',
    pointer,
    range: tree.range,
  });
  return reference;
}

/** Anchors (`#unit`) are left to the validator; the meta-schemas come with it. */
function isKnownElsewhere(reference: string): boolean {
  return /^#[^/]|^https?:\/\/json-schema\.org\/draft(-07|\/2020-12)\/schema#?$/.test(reference);
}

export function isFlag(tree: JsonTree): boolean {
  return tree.kind === 'scalar' && typeof tree.value === 'boolean';
}

/** Whether a key is there and `true`. */
export function flagged(tree: JsonTree, key: string): boolean {
  const flag = member(tree, key);
  return flag?.kind === 'scalar' && flag.value === true;
}

function reportFlag(tree: JsonTree, pointer: string, context: SchemaContext): void {
  if (context.dialect === 'loose') return;
  context.report({
    code: 'required-flag',
    severity: 'error',
    message:
      '"required" is true or false here, but JSON Schema wants a list of names in the object around it.',
    remedy: 'Remove it, and put the parameter\'s name into "required": […] next to "properties".',
    pointer,
    range: tree.range,
  });
}

/** Where an object has no `required` list of its own, the flags on its properties make one. */
function withRequired(schema: JsonObject, tree: ObjectTree): JsonObject {
  const properties = member(tree, 'properties');
  if (properties?.kind !== 'object' || member(tree, 'required')?.kind === 'array') return schema;
  const required = requiredNames(properties);
  return required.length === 0 ? schema : { ...schema, required };
}

/**
 * The required names of a map of parameters. Hammer marks them `"required": true`; xLAM marks the others by their
 * type (`"int, optional"`), so that where one is marked so, those unmarked and without a default are required.
 */
export function requiredNames(properties: ObjectTree): readonly string[] {
  const optionals = new Set(properties.entries.filter(({ value }) => saysOptional(value)));
  const names = properties.entries.filter((property) => {
    const flag = member(property.value, 'required');
    if (flag !== undefined && isFlag(flag)) return flagged(property.value, 'required');
    return optionals.size > 0 && !optionals.has(property) && member(property.value, 'default') === undefined;
  });
  return [...new Set(names.map(({ key }) => key))];
}

function saysOptional(tree: JsonTree): boolean {
  const word = textOf(member(tree, 'type'));
  return word !== undefined && !isJsonType(word) && readTypeWord(word)?.optional === true;
}

/** OpenAPI's `nullable` in JSON Schema's words. */
function allowNull(schema: JsonObject): JsonObject {
  const { type, anyOf } = schema;
  const enumeration = schema.enum;
  return {
    ...schema,
    ...(typeof type === 'string' ? { type: [type, 'null'] } : {}),
    ...(Array.isArray(enumeration) && !enumeration.includes(null) ? { enum: [...enumeration, null] } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: [...anyOf, { type: 'null' }] } : {}),
  };
}
