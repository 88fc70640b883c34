// JSON on one line with ", " and ": ", as Python's json.dumps(…, ensure_ascii=False) and Jinja's tojson print it.
import type { JsonValue } from '../tools/tool.ts';

export function spacedJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(spacedJson).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`);
  return `{${entries.join(', ')}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
