// How a keyword that a provider refuses or passes over is done without.
import { appendPointer } from '../tools/json-pointer.ts';
import { member, own, plainValue } from '../tools/json-tree.ts';
import { boundInWords } from './bound-words.ts';
import { isAnnotation } from './known-keywords.ts';
import type { KeywordTreatment } from './profile.ts';
import type { Fix, SchemaEdit, SchemaNode } from './rule.ts';

/** Bounds only narrow what is valid already: a sentence of the description can say them. */
const bounds = new Set([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'pattern', 'format'],
  ...['minContains', 'maxContains', 'propertyNames'],
]);

/** The ways to do without a keyword, the best first. */
export function keywordFixes(node: SchemaNode, keyword: string, treatment: KeywordTreatment): readonly Fix[] {
  const pointer = appendPointer(node.pointer, keyword);
  const rewritten = rewriting(node, keyword, pointer);
  const said =
    rewritten === undefined && bounds.has(keyword) ? saidInstead(node, keyword, treatment) : undefined;
  const remove: Fix = {
    title: `Remove "${keyword}"`,
    edits: [{ kind: 'remove', pointer }],
    // What is merely passed over is still checked here, and by others. A bound is lost unless it is said.
    mechanical:
      rewritten === undefined &&
      treatment === 'rejected' &&
      (isAnnotation(keyword) || (keyword === 'uniqueItems' && own(node.schema, keyword) === false)),
  };
  return [rewritten, said, remove].filter((fix) => fix !== undefined);
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

function saidInstead(node: SchemaNode, keyword: string, treatment: KeywordTreatment): Fix | undefined {
  const value = own(node.schema, keyword);
  const words = value === undefined ? undefined : boundInWords(keyword, value);
  return words === undefined
    ? undefined
    : sayInstead(node, keyword, words, treatment === 'rejected' && isDescribed(node));
}

/** A description of nothing but a bound would hide that there is none: a person is to write it. */
export function isDescribed({ schema }: SchemaNode): boolean {
  const description = own(schema, 'description');
  return typeof description === 'string' && description.trim() !== '';
}

/**
 * Takes a keyword away and adds a sentence to the description; the description stays as it is where it has the sentence.
 */
export function sayInstead(node: SchemaNode, keyword: string, words: string, mechanical: boolean): Fix {
  const description = own(node.schema, 'description');
  const before = typeof description === 'string' ? description.trimEnd() : '';
  const remove: SchemaEdit = { kind: 'remove', pointer: appendPointer(node.pointer, keyword) };
  const text = before === '' ? words : `${/[.!?:;)\]]$/.test(before) ? before : `${before}.`} ${words}`;
  const say: SchemaEdit = { kind: 'set', pointer: appendPointer(node.pointer, 'description'), value: text };
  return {
    title: `Say "${keyword}" in the description instead`,
    edits: before.includes(words) ? [remove] : [say, remove],
    mechanical,
  };
}
