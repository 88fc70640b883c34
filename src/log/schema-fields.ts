// Builds object schemas whose fields are checked by the compiler against the TypeScript type they describe.
import type { JsonSchema } from '../tools/tool.ts';

/** A field that may be absent. Not itself a schema, so that the compiler tells it from a required one. */
class OptionalField {
  readonly schema: JsonSchema;
  constructor(schema: JsonSchema) {
    this.schema = schema;
  }
}

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;
/** One schema for every field of `T`: a forgotten, invented or wrongly optional field does not compile. */
export type Fields<T> = {
  readonly [K in keyof T]-?: IsOptional<T, K> extends true ? OptionalField : JsonSchema;
};

export const optional = (schema: JsonSchema): OptionalField => new OptionalField(schema);

/**
 * The schema of an object with these fields. Further fields are allowed: a newer program may add some to the same
 * version of the format, and a reader passes over what it does not know.
 */
export function objectOf<T>(fields: Fields<T>, description?: string): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [name, field] of Object.entries<OptionalField | JsonSchema>(fields)) {
    if (field instanceof OptionalField) {
      properties[name] = field.schema;
      continue;
    }
    properties[name] = field;
    required.push(name);
  }
  return { ...(description === undefined ? {} : { description }), type: 'object', required, properties };
}

/** One of these words. The record names each once, so that a word added to the type does not compile here. */
export function oneWordOf<T extends string>(words: Readonly<Record<T, true>>): JsonSchema {
  return { type: 'string', enum: Object.keys(words) };
}

/** One of several shapes, told apart by the value of one field. */
export function oneShapeOf(field: string, shapes: readonly JsonSchema[], description: string): JsonSchema {
  return {
    description,
    type: 'object',
    discriminator: { propertyName: field },
    required: [field],
    properties: { [field]: text },
    oneOf: shapes,
  };
}

export const text: JsonSchema = { type: 'string' };
export const flag: JsonSchema = { type: 'boolean' };
export const anything: JsonSchema = {};
export const anyObject: JsonSchema = { type: 'object' };
/** A score, in [0, 1]. */
export const unit: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };
/** A log-probability, score gap or other measure of either sign. */
export const measure: JsonSchema = { type: 'number' };
export const amount: JsonSchema = { type: 'number', minimum: 0 };
export const count: JsonSchema = { type: 'integer', minimum: 0 };
export const positive: JsonSchema = { type: 'integer', minimum: 1 };
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
export const described = (description: string, schema: JsonSchema): JsonSchema => ({
  description,
  ...schema,
});
