// JSON as values: objects give their own keys and nothing else.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { brief } from './display.ts';
import { type ListValue, type ObjectValue, typeOf, type Value } from './value.ts';

/** The value of JSON; its parts are read when they are asked for. */
export function fromJson(json: JsonValue): Value {
  if (typeof json !== 'object' || json === null) return json;
  return isArray(json) ? jsonList(json) : jsonObject(json);
}

function isArray(json: readonly JsonValue[] | JsonObject): json is readonly JsonValue[] {
  return Array.isArray(json);
}

function jsonList(items: readonly JsonValue[]): ListValue {
  return { kind: 'list', of: 'value', length: items.length, item: (index) => fromJson(items[index] ?? null) };
}

/** An object of JSON; only its own keys are names. */
export function jsonObject(json: JsonObject): ObjectValue {
  const read = (name: string): Value | undefined => {
    const member = Object.hasOwn(json, name) ? json[name] : undefined;
    return member === undefined ? undefined : fromJson(member);
  };
  return {
    kind: 'object',
    type: 'object',
    names: () => Object.keys(json),
    get: read,
    known: () =>
      Object.keys(json).map((name) => {
        const member = read(name) ?? null;
        return [name, { type: typeOf(member), about: brief(member, 60) }] as const;
      }),
    brief: () => briefObject(json),
  };
}

/** `{city: "Oslo", days: 3}`; long ones end in `…`. */
export function briefObject(json: JsonObject): string {
  const parts: string[] = [];
  let length = 0;
  for (const [name, member] of Object.entries(json)) {
    const inner = typeof member === 'object' && member !== null;
    const text = inner ? (Array.isArray(member) ? `[${member.length}]` : '{…}') : brief(member, 60);
    parts.push(`${name}: ${text}`);
    length += name.length + text.length;
    if (length > 160) {
      parts.push('…');
      break;
    }
  }
  return `{${parts.join(', ')}}`;
}
