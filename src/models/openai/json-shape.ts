// Reading untrusted JSON: each function gives the value when it has the asked shape, else undefined.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';

export function objectAt(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function arrayAt(value: unknown): readonly JsonValue[] | undefined {
  return isArray(value) ? value : undefined;
}

export function stringAt(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number. */
export function numberAt(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value behind a chain of keys and indexes, or undefined where the chain breaks. */
export function valueAt(value: unknown, ...keys: readonly (string | number)[]): JsonValue | undefined {
  let current: unknown = value;
  for (const key of keys) {
    if (typeof key === 'number') current = arrayAt(current)?.[key];
    else {
      const object = objectAt(current);
      current = object && Object.hasOwn(object, key) ? object[key] : undefined;
    }
    if (current === undefined) return undefined;
  }
  return isJson(current) ? current : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isJson(value: unknown): value is JsonValue {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

/** @throws {SyntaxError} when the text is not JSON. */
export function parseJson(text: string): JsonValue {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new SyntaxError('not a JSON value');
  return value;
}
