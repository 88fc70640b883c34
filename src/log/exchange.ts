// Keeps exchanges small: the prompt that all requests of a search share is stored once, in the log's first event.
import type { JsonObject, JsonValue } from '../tools/tool.ts';

const marker = '$prompt';

/**
 * The value with every string that starts with `prompt` as `{"$prompt": true, "rest": "…"}`. An object that has a
 * `$prompt` of its own becomes `{"$prompt": false, "value": {…}}`, so that {@link expand} gives back exactly the value.
 */
export function abbreviate(value: JsonValue, prompt: string): JsonValue {
  if (typeof value === 'string') {
    if (prompt === '' || !value.startsWith(prompt)) return value;
    return { [marker]: true, rest: value.slice(prompt.length) };
  }
  if (!isContainer(value)) return value;
  if (isList(value)) return value.map((item) => abbreviate(item, prompt));
  const members = mapMembers(value, (member) => abbreviate(member, prompt));
  return Object.hasOwn(value, marker) ? { [marker]: false, value: members } : members;
}

/** Undoes {@link abbreviate}. Markers that it cannot have written are left as they are. */
export function expand(value: JsonValue, prompt: string): JsonValue {
  if (!isContainer(value)) return value;
  if (isList(value)) return value.map((item) => expand(item, prompt));
  const { rest, value: escaped } = value;
  if (value[marker] === true && typeof rest === 'string') return prompt + rest;
  const isEscape =
    value[marker] === false && escaped !== undefined && isContainer(escaped) && !isList(escaped);
  return mapMembers(isEscape ? escaped : value, (member) => expand(member, prompt));
}

function isContainer(value: JsonValue): value is readonly JsonValue[] | JsonObject {
  return typeof value === 'object' && value !== null;
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** `Object.fromEntries` defines members, so that one called `__proto__` stays a member. */
function mapMembers(object: JsonObject, map: (member: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, map(member)]));
}
