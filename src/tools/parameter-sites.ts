// Where each parameter of a tool stands in its file.
import { appendPointer } from './json-pointer.ts';
import { type JsonTree, type ObjectTree, rangeThrough } from './json-tree.ts';
import type { SchemaContext } from './schema-reader.ts';
import type { TextRange } from './tool.ts';

/** A parameter as found, before it is known whether it is required. */
export interface ParameterSite {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  readonly tree: JsonTree;
  readonly pointer: string;
}

/** The places of a map's parameters in source order. Of a repeated name the last one counts, as in JSON. */
export function sitesOf(
  map: ObjectTree,
  pointer: string,
  context: SchemaContext,
): Map<string, ParameterSite> {
  const sites = new Map<string, ParameterSite>();
  for (const { key, keyRange, value } of map.entries) {
    const at = appendPointer(pointer, key);
    if (sites.has(key)) reportRepeated(key, at, keyRange, context);
    sites.set(key, {
      name: key,
      nameRange: keyRange,
      range: rangeThrough(keyRange, value.range),
      tree: value,
      pointer: at,
    });
  }
  return sites;
}

export function reportRepeated(
  name: string,
  pointer: string,
  range: TextRange,
  context: SchemaContext,
): void {
  context.report({
    severity: 'warning',
    message: `The parameter ${JSON.stringify(name)} is written twice; the last one counts.`,
    remedy: 'Remove or rename one of them.',
    pointer,
    range,
  });
}
