// What a validator found wrong with a value, in one plain sentence each.
import type { ErrorObject } from 'ajv';
import { appendPointer, pointerSegments } from './json-pointer.ts';

export interface SchemaFinding {
  /** The JSON Schema keyword that the value does not satisfy. */
  readonly keyword: string;
  /** JSON Pointer into the call's arguments (`/unit`, `/stops/0/city`). */
  readonly pointer: string;
  /** Names the value and what is allowed: `unit must be one of "celsius", "fahrenheit", not "kelvin"`. */
  readonly message: string;
}

/** Sentences are kept readable: a long value is cut, a long list of findings ends. */
const valueLimit = 60;
const findingLimit = 20;

/** Findings from ajv's errors, made with `verbose` and `allErrors`. */
export function describeErrors(errors: readonly ErrorObject[]): readonly SchemaFinding[] {
  return withoutBranches(errors)
    .slice(0, findingLimit)
    .map((error) => ({
      keyword: error.keyword,
      pointer: pointerOf(error),
      message: sentence(error, errors),
    }));
}

/**
 * A value that fits no branch of `anyOf` has an error for each branch as well, and so has `if`; one finding says
 * it all. ajv puts the error of the whole after those of its branches.
 */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const wholes = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.filter(
    (error) => error.keyword !== 'if' && !wholes.some((whole) => isBranchOf(error, whole)),
  );
}

function isBranchOf(error: ErrorObject, whole: ErrorObject): boolean {
  return (
    error !== whole &&
    isAtOrUnder(error.instancePath, whole.instancePath) &&
    (error.schemaPath.startsWith(`${whole.schemaPath}/`) || isReferenced(error, whole))
  );
}

/** Behind a `$ref`, the schema path starts anew at the definition; then only the order tells. */
function isReferenced(error: ErrorObject, whole: ErrorObject): boolean {
  const branches: unknown = whole.schema;
  if (!Array.isArray(branches)) return false;
  return branches.some((branch: unknown) => {
    if (typeof branch !== 'object' || branch === null || !('$ref' in branch)) return false;
    return typeof branch.$ref === 'string' && error.schemaPath.startsWith(`${branch.$ref}/`);
  });
}

function isAtOrUnder(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** An unknown property is itself the place; a missing one has none, so its object is. */
function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const extra = params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  const isProperty = ['additionalProperties', 'unevaluatedProperties', 'propertyNames'].includes(keyword);
  return isProperty && typeof extra === 'string' ? appendPointer(instancePath, extra) : instancePath;
}

function sentence(error: ErrorObject, all: readonly ErrorObject[]): string {
  const subject = nameOf(error.instancePath);
  const value = show(error.data);
  const { keyword, params, schema } = error;
  switch (keyword) {
    case 'type':
      return `${subject} must be ${orList(typeNames(schema))}, not ${value}`;
    case 'enum':
      return `${subject} must be ${enumeration(schema)}, not ${value}`;
    case 'const':
      return `${subject} must be ${show(schema)}, not ${value}`;
    case 'required':
      return `${nameOf(appendPointer(error.instancePath, String(params.missingProperty)))} is required, but missing`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${nameOf(pointerOf(error))} is not among the names allowed here`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${subject} must be ${limitWords[keyword]} ${show(schema)}, not ${value}`;
    case 'multipleOf':
      return `${subject} must be a multiple of ${show(schema)}, not ${value}`;
    case 'minLength':
    case 'maxLength':
      return `${subject} must have ${limitWords[keyword]} ${count(schema, 'character')}, not ${value}`;
    case 'minItems':
    case 'maxItems':
      return `${subject} must have ${limitWords[keyword]} ${count(schema, 'item')}, not ${sizeOf(error.data)}`;
    case 'minProperties':
    case 'maxProperties':
      return `${subject} must have ${limitWords[keyword]} ${count(schema, 'property', 'properties')}, not ${sizeOf(error.data)}`;
    case 'uniqueItems':
      return `${subject} must not repeat items, but items ${params.j} and ${params.i} are equal`;
    case 'pattern':
      return `${subject} must match the pattern ${clip(String(schema))}, not ${value}`;
    case 'format':
      return `${subject} must be in the format ${show(schema)}, not ${value}`;
    case 'not':
      return `${subject} must not be ${value}`;
    case 'anyOf':
    case 'oneOf':
      return alternatives(error, all, subject, value);
    case 'false schema':
      return `${subject} may not be given`;
    default:
      return `${subject} ${error.message ?? `does not satisfy ${keyword}`}`;
  }
}

const limitWords: Readonly<Record<string, string>> = {
  minimum: 'at least',
  maximum: 'at most',
  exclusiveMinimum: 'more than',
  exclusiveMaximum: 'less than',
  minLength: 'at least',
  maxLength: 'at most',
  minItems: 'at least',
  maxItems: 'at most',
  minProperties: 'at least',
  maxProperties: 'at most',
};

/** Where every branch only asks for a type, the types are named. */
function alternatives(
  whole: ErrorObject,
  all: readonly ErrorObject[],
  subject: string,
  value: string,
): string {
  if (whole.keyword === 'oneOf' && Array.isArray(whole.params.passingSchemas)) {
    return `${subject} must fit exactly one of the allowed forms, but ${value} fits several`;
  }
  const branches = all.filter((error) => isBranchOf(error, whole));
  const onlyTypes = branches.length > 0 && branches.every(({ keyword }) => keyword === 'type');
  const here = branches.every(({ instancePath }) => instancePath === whole.instancePath);
  if (!onlyTypes || !here) return `${subject} fits none of the allowed forms: ${value}`;
  const names = [...new Set(branches.flatMap(({ schema }) => typeNames(schema)))];
  return `${subject} must be ${orList(names)}, not ${value}`;
}

/** `/stops/0/city` as people write it: `stops[0].city`. */
function nameOf(pointer: string): string {
  const [first, ...rest] = pointerSegments(pointer);
  if (first === undefined) return 'the arguments';
  const path = rest.map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`));
  return clip(first + path.join(''));
}

const article: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

function typeNames(schema: unknown): readonly string[] {
  const types: readonly unknown[] = Array.isArray(schema) ? schema : [schema];
  return types.map((type) => article[String(type)] ?? String(type));
}

function orList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function enumeration(schema: unknown): string {
  const values: readonly unknown[] = Array.isArray(schema) ? schema : [];
  const shown = values.slice(0, 12).map(show);
  if (values.length > shown.length) shown.push('…');
  return values.length === 1 ? shown.join('') : `one of ${shown.join(', ')}`;
}

function count(schema: unknown, one: string, many = `${one}s`): string {
  return `${schema} ${schema === 1 ? one : many}`;
}

function sizeOf(data: unknown): string {
  if (Array.isArray(data)) return String(data.length);
  return String(typeof data === 'object' && data !== null ? Object.keys(data).length : 0);
}

function show(value: unknown): string {
  return clip(JSON.stringify(value) ?? 'nothing');
}

function clip(text: string): string {
  return text.length > valueLimit ? `${text.slice(0, valueLimit - 1)}…` : text;
}
