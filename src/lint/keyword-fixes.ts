// How a keyword that a provider refuses or passes over is done without.
import { appendPointer } from '../tools/json-pointer.ts';
import { isObject, member, own, plainValue } from '../tools/json-tree.ts';
import { isAnnotation } from './known-keywords.ts';
import type { KeywordTreatment } from './profile.ts';
import type { Fix, SchemaEdit, SchemaNode } from './rule.ts';

/** Bounds only narrow what is valid already: without them the tool takes more, and means the same. */
const bounds = new Set([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'pattern', 'format'],
  ...['minContains', 'maxContains', 'propertyNames'],
]);

/** The ways to do without a keyword, the best first. */
export function keywordFixes(node: SchemaNode, keyword: string, treatment: KeywordTreatment): readonly Fix[] {
  const pointer = appendPointer(node.pointer, keyword);
  const rewritten = rewriting(node, keyword, pointer);
  const remove: Fix = {
    title: `Remove "${keyword}"`,
    edits: [{ kind: 'remove', pointer }],
    // What is merely passed over is still checked here, and by others.
    mechanical:
      rewritten === undefined && treatment === 'rejected' && (bounds.has(keyword) || isAnnotation(keyword)),
  };
  const folded = bounds.has(keyword) ? foldedInto(node, keyword, pointer) : undefined;
  return [...(rewritten === undefined ? [] : [rewritten]), remove, ...(folded === undefined ? [] : [folded])];
}

/** The same said with keywords that more providers take. */
function rewriting(node: SchemaNode, keyword: string, pointer: string): Fix | undefined {
  const { schema } = node;
  const value = own(schema, keyword);
  if (keyword === 'oneOf' && own(schema, 'anyOf') === undefined) {
    return { title: 'Write "anyOf"', edits: [{ kind: 'rename', pointer, name: 'anyOf' }], mechanical: true };
  }
  if (keyword === 'const' && own(schema, 'enum') === undefined && value !== undefined) {
    const edits: SchemaEdit[] = [
      { kind: 'set', pointer: appendPointer(node.pointer, 'enum'), value: [value] },
      { kind: 'remove', pointer },
    ];
    return { title: 'Write an "enum" with one value', edits, mechanical: true };
  }
  if (keyword === 'allOf') return inlined(node, pointer);
  return keyword === 'type' ? nullableType(node, pointer) : undefined;
}

function inlined(node: SchemaNode, pointer: string): Fix | undefined {
  const list = member(node.tree, 'allOf');
  const [only, ...others] = list?.kind === 'array' ? list.items : [];
  if (only?.kind !== 'object' || others.length > 0) return undefined;
  if (only.entries.some(({ key }) => key !== 'description' && own(node.schema, key) !== undefined))
    return undefined;
  const added = only.entries.filter(({ key }) => own(node.schema, key) === undefined);
  const edits: SchemaEdit[] = added.map(({ key, value }) => ({
    kind: 'set',
    pointer: appendPointer(node.pointer, key),
    value: plainValue(value),
  }));
  return {
    title: 'Write its one schema without "allOf"',
    edits: [...edits, { kind: 'remove', pointer }],
    mechanical: true,
  };
}

function nullableType(node: SchemaNode, pointer: string): Fix | undefined {
  const list = own(node.schema, 'type');
  const [type, ...others] = Array.isArray(list) ? list.filter((one) => one !== 'null') : [];
  if (type === undefined || others.length > 0) return undefined;
  return {
    title: 'Write one type and "nullable"',
    edits: [
      { kind: 'set', pointer, value: type },
      { kind: 'set', pointer: appendPointer(node.pointer, 'nullable'), value: true },
    ],
    mechanical: true,
  };
}

function foldedInto(node: SchemaNode, keyword: string, pointer: string): Fix | undefined {
  const value = own(node.schema, keyword);
  const description = own(node.schema, 'description');
  if (value === undefined || isObject(value)) return undefined;
  const said = `${keyword}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  const text = typeof description === 'string' ? `${description.trimEnd()} (${said})` : said;
  return {
    title: `Say "${keyword}" in the description instead`,
    edits: [
      { kind: 'set', pointer: appendPointer(node.pointer, 'description'), value: text },
      { kind: 'remove', pointer },
    ],
    mechanical: false,
  };
}
