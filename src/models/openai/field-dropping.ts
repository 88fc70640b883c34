// Requests to servers that reject fields they do not know (trtllm-serve): drop the named field, ask again, remember.
import type { JsonObject } from '../../tools/tool.ts';
import { ServerError } from './errors.ts';

/** Fields that are never dropped: without them the request would mean something else. */
const essential = new Set([
  'model',
  'prompt',
  'messages',
  'max_tokens',
  'stream',
  'stop',
  'n',
  'temperature',
]);

export function withoutFields(body: JsonObject, fields: ReadonlySet<string>): JsonObject {
  if (fields.size === 0) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.has(name)));
}

/**
 * True when the error names fields of the body that can be left out; they are then in `dropped` and the request is
 * worth sending again.
 */
export function learnsFrom(error: unknown, body: JsonObject, dropped: Set<string>): boolean {
  if (!(error instanceof ServerError) || error.code !== 'rejected') return false;
  const fresh = error.unknownFields.filter(
    (name) => Object.hasOwn(body, name) && !dropped.has(name) && !essential.has(name),
  );
  for (const name of fresh) dropped.add(name);
  return fresh.length > 0;
}
