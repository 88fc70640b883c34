// The texts of the values that satisfy a schema, as a pattern with finite bounds.
// What it does not express, the splitter still judges: `not`, `if`, dependencies, expressions and formats beyond those of
// regex-pattern.ts and format-pattern.ts, different items where there are many values, one branch only of `oneOf`.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { Pattern } from '../pattern.ts';
import { chars, choice, nothing, repeat, separated, sequence, text } from '../pattern-build.ts';
import { spacedJson } from '../spaced-json.ts';
import { distinctItems } from './distinct-list.ts';
import { formatPattern } from './format-pattern.ts';
import { integerPattern, type NumberBounds, numberPattern } from './number-pattern.ts';
import { regexPattern } from './regex-pattern.ts';
import {
  countOf,
  hasType,
  isList,
  isObject,
  joinSchemas,
  numberOf,
  resolveReference,
  typesOf,
  withoutKeys,
} from './schema-reading.ts';
import type { ValueSyntax } from './value-syntax.ts';

export interface ValueLimits {
  /** Characters of a string whose schema does not demand more. */
  readonly maxString: number;
  /** Items of a list, or entries of a free object, whose schema does not demand more. */
  readonly maxItems: number;
}

interface Scope extends ValueLimits {
  readonly syntax: ValueSyntax;
  /** Where `$ref` points into. */
  readonly root: JsonObject;
  /** Levels of nesting and of references that are left. */
  readonly depth: number;
  /** What must follow a number, which does not end by itself; nothing inside of lists and objects. */
  readonly numberEnd: Pattern;
}

const deepest = 8;

/**
 * The pattern of a schema's values in one syntax. `root` is what `#` in a reference means. Undefined where no value
 * can be written within the limits (for example a schema that refers to itself without an end).
 * @param numberEnd what follows the value if it is a number: only then is it clear that no further digit comes.
 */
export function valuePattern(
  schema: JsonValue,
  root: JsonObject,
  syntax: ValueSyntax,
  limits: ValueLimits,
  numberEnd: Pattern = nothing,
): Pattern | undefined {
  return patternOf(schema, { ...limits, syntax, root, depth: deepest, numberEnd });
}

function patternOf(schema: JsonValue | undefined, scope: Scope): Pattern | undefined {
  if (schema === false || scope.depth <= 0) return undefined;
  if (!isObject(schema)) return scalar(scope);
  if (typeof schema.$ref === 'string') {
    const target = resolveReference(scope.root, schema.$ref);
    const rest = withoutKeys(schema, '$ref');
    const joined = isObject(target) ? joinSchemas(target, rest) : (target ?? rest);
    return patternOf(joined, deeper(scope));
  }
  if (isList(schema.allOf)) {
    const parts = schema.allOf.map((part) => dereferenced(part, scope.root)).filter(isObject);
    return patternOf(parts.reduce(joinSchemas, withoutKeys(schema, 'allOf')), deeper(scope));
  }
  const key = isList(schema.anyOf) ? 'anyOf' : 'oneOf';
  const branches = schema[key];
  if (isList(branches) && branches.length > 0) {
    const base = withoutKeys(schema, key);
    return anyOf(
      branches.map((branch) => {
        const plain = dereferenced(branch, scope.root);
        return patternOf(isObject(plain) ? joinSchemas(base, plain) : plain, deeper(scope));
      }),
    );
  }
  return plainValue(schema, scope);
}

function dereferenced(schema: JsonValue, root: JsonObject): JsonValue {
  if (!isObject(schema) || typeof schema.$ref !== 'string') return schema;
  const target = resolveReference(root, schema.$ref);
  return isObject(target) ? joinSchemas(target, withoutKeys(schema, '$ref')) : (target ?? true);
}

function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth - 1 };
}

/** The scope inside a list or an object, where a comma or bracket follows every value anyway. */
function inside(scope: Scope): Scope {
  return { ...scope, depth: scope.depth - 1, numberEnd: nothing };
}

function ended(number: Pattern | undefined, scope: Scope): Pattern | undefined {
  return number && sequence(number, scope.numberEnd);
}

/** Any one of fixed values. */
function literals(scope: Scope, values: readonly JsonValue[]): Pattern {
  const patterns = values.flatMap((value) =>
    scope.syntax
      .spellings(value)
      .map((spelling) => (typeof value === 'number' ? sequence(spelling, scope.numberEnd) : text(spelling))),
  );
  return choice(...patterns);
}

function anyOf(patterns: readonly (Pattern | undefined)[]): Pattern | undefined {
  const possible = patterns.filter((pattern) => pattern !== undefined);
  return possible.length === 0 ? undefined : choice(...possible);
}

function plainValue(schema: JsonObject, scope: Scope): Pattern | undefined {
  const types = typesOf(schema);
  if (schema.const !== undefined) return literals(scope, [schema.const]);
  const values = enumValues(schema);
  if (values) return literals(scope, values);
  if (!types) return scalar(scope);
  return anyOf(types.map((type) => ofType(type, schema, scope)));
}

/** The values of an enumeration that its type allows; all of them where it allows none. */
function enumValues(schema: JsonObject): readonly JsonValue[] | undefined {
  if (!isList(schema.enum) || schema.enum.length === 0) return undefined;
  const types = typesOf(schema);
  const fitting = schema.enum.filter((value) => !types || types.some((type) => hasType(value, type)));
  return fitting.length > 0 ? fitting : schema.enum;
}

function ofType(type: string, schema: JsonObject, scope: Scope): Pattern | undefined {
  switch (type) {
    case 'string':
      return stringValue(schema, scope);
    case 'integer':
      return ended(multiples(schema) ?? integerPattern(boundsOf(schema)), scope);
    case 'number':
      return ended(multiples(schema) ?? numberPattern(boundsOf(schema)), scope);
    case 'boolean':
      return literals(scope, [true, false]);
    case 'null':
      return literals(scope, [null]);
    case 'array':
      return listValue(schema, scope);
    case 'object':
      return objectValue(schema, scope);
    default:
      return scalar(scope);
  }
}

const anyNumber = numberPattern({}) ?? text('0');

/** Any JSON value that is not nested. */
function scalar(scope: Scope): Pattern {
  return choice(
    scope.syntax.strings(0, scope.maxString),
    sequence(anyNumber, scope.numberEnd),
    literals(scope, [true, false, null]),
  );
}

function stringValue(schema: JsonObject, scope: Scope): Pattern | undefined {
  const min = countOf(schema.minLength) ?? 0;
  const max = Math.min(countOf(schema.maxLength) ?? Infinity, Math.max(min, scope.maxString));
  if (min > max) return undefined;
  const format = typeof schema.format === 'string' ? formatPattern(schema.format) : undefined;
  const regex =
    typeof schema.pattern === 'string' ? regexPattern(schema.pattern, scope.maxString) : undefined;
  const content = format ?? (regex && withLength(regex, min, max));
  return content ? scope.syntax.quoted(content) : scope.syntax.strings(min, max);
}

/** Applies length bounds where the expression is one repeated character; elsewhere they are left to the validator. */
function withLength(content: Pattern, min: number, max: number): Pattern {
  if (content.kind !== 'repeat' || content.item.kind !== 'chars') return content;
  const from = Math.max(content.min, min);
  const to = Math.min(content.max, max);
  return from <= to ? repeat(content.item, from, to) : content;
}

function boundsOf(schema: JsonObject): NumberBounds {
  const entries = (['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const).flatMap((key) => {
    const value = numberOf(schema[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The most multiples that are listed one by one. */
const mostMultiples = 256;

/** The whole multiples within bounds, where `multipleOf` is whole and they are few; undefined where that is not so. */
function multiples(schema: JsonObject): Pattern | undefined {
  const factor = numberOf(schema.multipleOf);
  if (factor === undefined || factor <= 1 || !Number.isSafeInteger(factor)) return undefined;
  const bounds = boundsOf(schema);
  const low = Math.ceil(
    Math.max(bounds.minimum ?? -Infinity, bounds.exclusiveMinimum ?? -Infinity, -100 * factor) / factor,
  );
  const high = Math.floor(
    Math.min(bounds.maximum ?? Infinity, bounds.exclusiveMaximum ?? Infinity, low * factor + 200 * factor) /
      factor,
  );
  if (high - low >= mostMultiples) return undefined;
  const values: string[] = [];
  for (let step = low; step <= high; step++) {
    const value = step * factor;
    if (value !== bounds.exclusiveMinimum && value !== bounds.exclusiveMaximum) values.push(String(value));
  }
  return values.length === 0 ? undefined : choice(...values);
}

function listValue(schema: JsonObject, scope: Scope): Pattern | undefined {
  const min = countOf(schema.minItems) ?? 0;
  const max = Math.min(countOf(schema.maxItems) ?? Infinity, Math.max(min, scope.maxItems));
  const inner = inside(scope);
  const fixed = isList(schema.prefixItems) ? schema.prefixItems : isList(schema.items) ? schema.items : [];
  if (fixed.length > 0) {
    const items = fixed.slice(0, Math.max(min, Math.min(fixed.length, max)));
    return bracketed(items.map((item) => patternOf(item, inner)));
  }
  const item = isList(schema.items) ? undefined : patternOf(schema.items, inner);
  if (min > max) return undefined;
  if (!item) return min === 0 ? text('[]') : undefined;
  const distinct = schema.uniqueItems === true ? distinctValues(schema.items, min, max, inner) : undefined;
  return sequence('[', distinct ?? separated(item, ', ', min, max), ']');
}

function distinctValues(
  items: JsonValue | undefined,
  min: number,
  max: number,
  scope: Scope,
): Pattern | undefined {
  const schema = items === undefined ? undefined : dereferenced(items, scope.root);
  const values = isObject(schema) ? enumValues(schema) : undefined;
  if (!values) return undefined;
  const different = new Map(values.map((value) => [spacedJson(value), value]));
  const patterns = [...different.values()].map((value) => literals(scope, [value]));
  return distinctItems(patterns, min, max);
}

function bracketed(items: readonly (Pattern | undefined)[]): Pattern | undefined {
  const parts: (Pattern | string)[] = ['['];
  for (const [index, item] of items.entries()) {
    if (!item) return undefined;
    if (index > 0) parts.push(', ');
    parts.push(item);
  }
  return sequence(...parts, ']');
}

/** Properties in the schema's order, then those that are only required; what is not required may be left out. */
function objectValue(schema: JsonObject, scope: Scope): Pattern | undefined {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = new Set(
    isList(schema.required) ? schema.required.filter((name) => typeof name === 'string') : [],
  );
  const names = [...new Set([...Object.keys(properties), ...required])];
  if (names.length === 0) return freeObject(schema, scope);
  const members: { readonly entry: Pattern; readonly isRequired: boolean }[] = [];
  for (const name of names) {
    const own = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties;
    const value = patternOf(own, inside(scope));
    const isRequired = required.has(name);
    if (value)
      members.push({ entry: sequence(choice(...scope.syntax.spellings(name)), ': ', value), isRequired });
    else if (isRequired) return undefined;
  }
  const ways: Pattern[] = members.some((member) => member.isRequired) ? [] : [text('')];
  // One way for each property that can come first; those after it are written behind a comma.
  for (const [first, member] of members.entries()) {
    const rest = members.slice(first + 1).map(({ entry, isRequired }) => {
      const more = sequence(', ', entry);
      return isRequired ? more : repeat(more, 0, 1);
    });
    ways.push(sequence(member.entry, ...rest));
    if (member.isRequired) break;
  }
  return sequence('{', choice(...ways), '}');
}

/** An object whose properties are not told: some plain keys with plain values. */
function freeObject(schema: JsonObject, scope: Scope): Pattern | undefined {
  const min = countOf(schema.minProperties) ?? 0;
  const value =
    schema.additionalProperties === false ? undefined : patternOf(schema.additionalProperties, inside(scope));
  if (!value) return min === 0 ? text('{}') : undefined;
  const max = Math.min(countOf(schema.maxProperties) ?? Infinity, Math.max(min, scope.maxItems));
  const letter = chars(['A', 'Z'], ['a', 'z'], '_');
  const body = repeat(chars(['A', 'Z'], ['a', 'z'], ['0', '9'], '_ -'), 0, 31);
  const key = scope.syntax.quoted(sequence(letter, body));
  return min > max ? undefined : sequence('{', separated(sequence(key, ': ', value), ', ', min, max), '}');
}
