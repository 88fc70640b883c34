// A value that came over the network as JSON, checked to be that and not nested beyond reason.
import { depthLimit } from '../tools/depth.ts';
import type { JsonValue } from '../tools/tool.ts';

/** The value as JSON; nothing where it is none, or where it is nested so deep that no tool file could hold it. */
export function jsonOf(value: unknown, depth = 0): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || depth > depthLimit) return undefined;
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, depth + 1) ?? null);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const json = jsonOf(inner, depth + 1);
      return json === undefined ? [] : [[key, json]];
    }),
  );
}
