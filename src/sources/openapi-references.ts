// References inside an OpenAPI document. Other documents are never opened.
import { appendPointer, localReference } from '../tools/json-pointer.ts';
import { isObject, own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import type { OpenApiDocument } from './openapi-document.ts';

export interface Referred {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** A reference that leads to a reference, and so on, is followed this far. */
const longestChain = 16;

/** The object itself, or the one that it refers to; nothing, which is then told, where there is none. */
export function followReference(
  value: JsonValue | undefined,
  pointer: string,
  document: OpenApiDocument,
): Referred | undefined {
  let at = value;
  let place = pointer;
  for (let links = 0; links < longestChain; links += 1) {
    if (!isObject(at)) {
      document.leaveOut(place, 'There is no object here.');
      return undefined;
    }
    const reference = own(at, '$ref');
    if (typeof reference !== 'string') return { value: at, pointer: place };
    const target = lookUp(reference, place, document);
    if (target === undefined) return undefined;
    at = target.value;
    place = target.pointer;
  }
  document.leaveOut(pointer, 'The references here lead in a circle.');
  return undefined;
}

/** What a reference names; nothing, which is then told, where it names nothing in this document. */
export function lookUp(
  reference: string,
  pointer: string,
  document: OpenApiDocument,
): { readonly value: JsonValue; readonly pointer: string } | undefined {
  const segments = localReference(reference);
  if (segments === undefined) {
    document.leaveOut(
      pointer,
      `It refers to another document, ${JSON.stringify(reference)}, which is not opened.`,
    );
    return undefined;
  }
  const value = segments.reduce<JsonValue | undefined>(
    (inner, segment) => (Array.isArray(inner) ? inner[Number(segment)] : own(inner, segment)),
    document.root,
  );
  if (value === undefined) {
    document.leaveOut(pointer, `It refers to ${JSON.stringify(reference)}, which is not in the document.`);
    return undefined;
  }
  return { value, pointer: appendPointer('', ...segments) };
}
