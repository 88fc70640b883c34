// JSON text in which the order of an object's members does not count.
import { isObject } from './json-tree.ts';
import type { JsonValue } from './tool.ts';

/** Equal for values that are equal as JSON; numbers count by value (`1.0` is `1`). */
export function sortedJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(',')}}`;
}

/** Whether two values are equal as JSON, or both absent. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return sortedJson(one) === sortedJson(other);
}
