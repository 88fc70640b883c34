// Values against a tool's schema: compiled when first needed, kept as long as the tool lives.
import { Ajv, type AnySchemaObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describeErrors, type SchemaFinding } from './findings.ts';
import { isObject, own } from './json-tree.ts';
import { isRegularExpression, tolerantRegExp } from './regular-expression.ts';
import type { JsonSchema, JsonValue, Tool } from './tool.ts';

/**
 * Checks one argument's value against its parameter's schema; pointers start with the parameter's name. Nothing
 * is found for a parameter that the tool does not name and does not forbid, nor where the schema itself cannot be
 * compiled (see `uncheckable`): a broken schema accuses no value. Never throws.
 */
export function checkValue(tool: Tool, parameterName: string, value: JsonValue): readonly SchemaFinding[] {
  const check = validatorOf(tool).forValue(parameterName);
  // `[name]` defines a property of its own even for `__proto__`.
  return 'reason' in check ? [] : findings(check, { [parameterName]: value });
}

/** Checks all of a call's arguments, missing and unknown ones included. Never throws. */
export function checkArguments(tool: Tool, args: JsonValue): readonly SchemaFinding[] {
  const check = validatorOf(tool).forArguments();
  return 'reason' in check ? [] : findings(check, args);
}

/** Why a tool's arguments cannot be checked, in one sentence; nothing if they can. */
export function uncheckable(tool: Tool): string | undefined {
  const check = validatorOf(tool).forArguments();
  return 'reason' in check ? check.reason : undefined;
}

/** Where a schema is not valid JSON Schema. */
export interface SchemaFault {
  /** JSON Pointer into the schema. */
  readonly pointer: string;
  readonly message: string;
}

/**
 * Checks a schema against its meta-schema without compiling it, which takes a fraction of the time. At most one
 * fault for each place.
 */
export function schemaFaults(schema: JsonSchema): readonly SchemaFault[] {
  const { ajv } = engineFor(schema);
  if (ajv.validateSchema(plainRoot(schema)) === true) return [];
  const faults = new Map<string, SchemaFault>();
  for (const { instancePath, message, params } of ajv.errors ?? []) {
    if (faults.has(instancePath)) continue;
    const allowed: unknown = params.allowedValues;
    const choices = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
    faults.set(instancePath, { pointer: instancePath, message: `${message ?? 'is not allowed'}${choices}` });
  }
  return [...faults.values()];
}

/** Parts of the meta-schema of 2020-12, the slowest to compile first. */
const metaParts = [
  ...['core', 'validation', 'applicator', 'unevaluated', 'meta-data', 'format-annotation', 'content'].map(
    (name) => `meta/${name}`,
  ),
  'schema',
];
let preparing: Promise<void> | undefined;

/**
 * Compiles what the first check needs, in pieces with room for other work between them: at once it takes 50 ms, for which
 * an editor would stand still. Without it, the first check does so. Settles at once where it was done before.
 */
export function prepareChecks(): Promise<void> {
  preparing ??= prepareInPieces();
  return preparing;
}

async function prepareInPieces(): Promise<void> {
  const { ajv } = engineFor({});
  for (const part of metaParts) {
    await new Promise((resolve) => setImmediate(resolve));
    ajv.getSchema(`https://json-schema.org/draft/2020-12/${part}`);
  }
}

type Check = ValidateFunction | { readonly reason: string };

interface ToolValidator {
  readonly forArguments: () => Check;
  readonly forValue: (parameterName: string) => Check;
}

const validators = new WeakMap<Tool, ToolValidator>();

function validatorOf(tool: Tool): ToolValidator {
  const known = validators.get(tool);
  if (known !== undefined) return known;
  const made = makeValidator(tool.parametersSchema);
  validators.set(tool, made);
  return made;
}

function makeValidator(schema: JsonSchema): ToolValidator {
  let whole: Check | undefined;
  let values: Check | undefined;
  const single = new Map<string, Check>();
  return {
    forArguments: () => {
      whole ??= compile(schema);
      return whole;
    },
    forValue: (name) => {
      values ??= compile(valuesOnly(schema));
      if (!('reason' in values)) return values;
      // One parameter's schema is broken: the others can still be checked, each by itself.
      const known = single.get(name);
      if (known !== undefined) return known;
      const made = compile(oneProperty(valuesOnly(schema), name));
      single.set(name, made);
      return made;
    },
  };
}

/** Keywords that speak about the arguments as a whole and so cannot be judged on one of them. */
const wholeKeywords = new Set([
  ...['required', 'minProperties', 'maxProperties', 'dependencies', 'dependentRequired', 'dependentSchemas'],
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'const', 'enum', 'unevaluatedProperties'],
]);

/** The schema with nothing but its parameters' own schemas (and all that they may refer to). */
function valuesOnly(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !wholeKeywords.has(key)));
}

function oneProperty(schema: JsonSchema, name: string): JsonSchema {
  const property = own(own(schema, 'properties'), name);
  return { ...schema, properties: property === undefined ? {} : { [name]: property } };
}

function compile(schema: JsonSchema): Check {
  const engine = engineFor(schema);
  const root = plainRoot(schema);
  engine.compiled += 1;
  try {
    return engine.ajv.compile(root);
  } catch (error) {
    return {
      reason: `The schema cannot be compiled: ${error instanceof Error ? error.message : String(error)}`,
    };
  } finally {
    engine.ajv.removeSchema(root);
  }
}

function findings(validate: ValidateFunction, args: JsonValue): readonly SchemaFinding[] {
  try {
    return validate(args) === true ? [] : describeErrors(validate.errors ?? []);
  } catch {
    return []; // A schema that refers to itself without end overflows the stack: it cannot judge the value.
  }
}

const options: Options = {
  allErrors: true,
  verbose: true,
  strict: false,
  logger: false,
  // Arguments called `constructor` or `toString` are no inherited functions.
  ownProperties: true,
  // Two tools may bear the same `$id`.
  addUsedSchema: false,
  code: { regExp: Object.assign(tolerantRegExp, { code: 'new RegExp' }) },
};

interface Engine {
  readonly ajv: Ajv | Ajv2020;
  compiled: number;
}

const engines = new Map<'draft-07' | '2020-12', Engine>();

/** ajv keeps what it compiled for as long as its instance lives; a new instance now and then frees it. */
const compilationsKept = 1000;

/** Draft-07 where the schema asks for it, or writes `items` as draft-07 does; 2020-12 otherwise. */
function engineFor(schema: JsonSchema): Engine {
  const dialect = own(schema, '$schema');
  const isOld = typeof dialect === 'string' ? /draft-0[3-7]/.test(dialect) : hasItemList(schema);
  const draft = isOld ? 'draft-07' : '2020-12';
  const known = engines.get(draft);
  if (known !== undefined && known.compiled < compilationsKept) return known;
  const engine = { ajv: prepared(isOld ? new Ajv(options) : new Ajv2020(options)), compiled: 0 };
  engines.set(draft, engine);
  return engine;
}

function prepared(ajv: Ajv | Ajv2020): Ajv | Ajv2020 {
  addFormats.default(ajv);
  ajv.addFormat('regex', isRegularExpression);
  return ajv;
}

/** `items` as a list of schemas was replaced by `prefixItems` in 2020-12. */
function hasItemList(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some(hasItemList);
  if (!isObject(value)) return false;
  return Array.isArray(own(value, 'items')) || Object.values(value).some(hasItemList);
}

/** Without the names by which ajv would look the schema up, or fetch one: nothing leads out of it. */
function plainRoot(schema: JsonSchema): AnySchemaObject {
  const { $schema: _, $id: __, ...rest } = schema;
  return rest;
}
