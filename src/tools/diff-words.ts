// How a semantic diff speaks of names and values. They come out of files, so long ones are cut.
import { sortedJson } from './sorted-json.ts';
import type { JsonValue } from './tool.ts';

const longestValue = 60;
const mostValues = 8;

/** A value as JSON. */
export function shown(value: JsonValue): string {
  const text = sortedJson(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

export function listed(values: readonly JsonValue[]): string {
  const some = values.slice(0, mostValues).map(shown);
  const rest = values.length - some.length;
  return rest > 0 ? `${some.join(', ')} and ${rest} more` : some.join(', ');
}
