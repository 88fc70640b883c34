// The schemas that tools of one OpenAPI document refer to: each is converted once, and given to the tools that need it.
import { pointerSegments } from '../tools/json-pointer.ts';
import type { JsonValue } from '../tools/tool.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { lookUp } from './openapi-references.ts';
import { convertSchema } from './openapi-schema.ts';

export interface Definitions {
  readonly document: OpenApiDocument;
  /** A schema as JSON Schema; names of definitions that it needs go into `needed`. */
  readonly convert: (schema: JsonValue | undefined, pointer: string, needed: Set<string>) => JsonValue;
  /** The definitions that these need, and those that they need in turn. */
  readonly closure: (needed: ReadonlySet<string>) => Readonly<Record<string, JsonValue>>;
}

interface Definition {
  readonly schema: JsonValue;
  readonly needed: ReadonlySet<string>;
}

export function createDefinitions(document: OpenApiDocument): Definitions {
  const names = new Map<string, string>();
  const made = new Map<string, Definition>();
  const waiting: { readonly name: string; readonly value: JsonValue; readonly pointer: string }[] = [];

  /** The name of the definition that a reference stands for; nothing where there is no such thing. */
  function nameFor(reference: string, pointer: string): string | undefined {
    const known = names.get(reference);
    if (known !== undefined) return known;
    const target = lookUp(reference, pointer, document);
    if (target === undefined) return undefined;
    const name = freeName(target.pointer, new Set(names.values()));
    names.set(reference, name);
    waiting.push({ name, ...target });
    return name;
  }

  const convert: Definitions['convert'] = (schema, pointer, needed) =>
    convertSchema(schema, pointer, {
      isOld: document.isOld,
      leaveOut: document.leaveOut,
      refer: (reference, at) => {
        const name = nameFor(reference, at);
        if (name !== undefined) needed.add(name);
        return name;
      },
    });

  function makeWaiting(): void {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const needed = new Set<string>();
      made.set(next.name, { schema: convert(next.value, next.pointer, needed), needed });
    }
  }

  return {
    document,
    convert,
    closure: (needed) => {
      makeWaiting();
      const found = new Map<string, JsonValue>();
      const open = [...needed];
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        const definition = made.get(name);
        if (definition === undefined || found.has(name)) continue;
        found.set(name, definition.schema);
        open.push(...definition.needed);
      }
      return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
    },
  };
}

/** `#/components/schemas/Pet` is `Pet`; what lies deeper is named by its whole way. */
function freeName(pointer: string, taken: ReadonlySet<string>): string {
  const segments = pointerSegments(pointer);
  const isComponent = segments.length === 3 && segments[0] === 'components' && segments[1] === 'schemas';
  const wanted =
    (isComponent ? segments.slice(2) : segments).join('_').replaceAll(/[^\w.-]+/g, '_') || 'root';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (!taken.has(name)) return name;
  }
}
