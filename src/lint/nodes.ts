// What a schema says of itself, read for rules about words: its description, its types, its own choices.
import { readTypeWord } from '../tools/type-words.ts';
import type { LintedTool, SchemaNode } from './rule.ts';

export function descriptionOf({ schema }: SchemaNode): string | undefined {
  const text = schema.description ?? schema.desc;
  return typeof text === 'string' ? text : undefined;
}

/** The JSON Schema types that a schema names, type words of data sets included; none where it names none. */
export function typesOf({ schema }: SchemaNode): readonly string[] {
  const { type } = schema;
  const words = Array.isArray(type) ? type : [type];
  return words.flatMap((word) => {
    if (typeof word !== 'string') return [];
    return readTypeWord(word)?.type ?? word;
  });
}

/** Whether a schema's values are of one type, apart from null. */
export function isOnly(node: SchemaNode, ...types: readonly string[]): boolean {
  const own = typesOf(node).filter((type) => type !== 'null');
  return own.length > 0 && own.every((type) => types.includes(type));
}

/** Whether a schema lists its values, or leaves them to schemas inside it. */
export function isChoice({ schema }: SchemaNode): boolean {
  return ['enum', 'const', '$ref', 'anyOf', 'oneOf', 'allOf'].some((key) => schema[key] !== undefined);
}

/** The schemas of properties; with `depth`, those at that depth only (1 is a parameter). */
export function* propertyNodes({ nodes }: LintedTool, depth?: number): Iterable<SchemaNode> {
  for (const node of nodes) {
    if (node.property !== undefined && (depth === undefined || node.depth === depth)) yield node;
  }
}
