// Compares `anyOf`, `oneOf` and `allOf` of two versions of a schema, branch by branch.
import { annotations } from './diff-keywords.ts';
import { type Relation, relationOfSets } from './diff-types.ts';
import { comparePart, type Part, type Place, report, type Walk } from './diff-walk.ts';
import { isObject, own } from './json-tree.ts';
import { sortedJson } from './sorted-json.ts';
import type { JsonSchema, JsonValue } from './tool.ts';

const keywords = ['anyOf', 'oneOf', 'allOf'] as const;
type Keyword = (typeof keywords)[number];

interface Branch extends Part {
  readonly schema: JsonValue;
}

/**
 * Reports how the branches differ. True where that is all there is to compare: where a schema became one of several
 * forms, or the only one that is left of them. `oneOf` is compared as `anyOf` is: its branches exclude each other in practice.
 */
export function compareBranches(was: JsonSchema, is: JsonSchema, place: Place, walk: Walk): boolean {
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const before = branchesOf(was, keyword) ?? (isOnlyBranches(is, keyword) ? [asBranch(was)] : undefined);
    const after = branchesOf(is, keyword) ?? (isOnlyBranches(was, keyword) ? [asBranch(is)] : undefined);
    const isAlone = isOnlyBranches(was, keyword) || isOnlyBranches(is, keyword);
    if (before === undefined || after === undefined || !isAlone) continue;
    compareLists(keyword, before, after, place, walk);
    return true;
  }
  for (const keyword of keywords) {
    const before = branchesOf(was, keyword);
    const after = branchesOf(is, keyword);
    if (before !== undefined && after !== undefined) compareLists(keyword, before, after, place, walk);
    else if (before !== undefined || after !== undefined)
      reportWhole(keyword, after !== undefined, place, walk);
  }
  return false;
}

function branchesOf(schema: JsonSchema, keyword: Keyword): readonly Branch[] | undefined {
  const list = own(schema, keyword);
  if (!Array.isArray(list)) return undefined;
  return list.map((branch, index) => ({ schema: branch, segments: [keyword, index] }));
}

const wordKeys: ReadonlySet<string> = new Set([...annotations, 'description', 'default', '$comment']);

/** Beside its branches it only has words. */
function isOnlyBranches(schema: JsonSchema, keyword: Keyword): boolean {
  return (
    Array.isArray(own(schema, keyword)) &&
    Object.keys(schema).every((key) => key === keyword || wordKeys.has(key) || key.startsWith('$'))
  );
}

/** The schema itself as the one form that it allows; its words are compared already. */
function asBranch(schema: JsonSchema): Branch {
  const entries = Object.entries(schema).filter(([key]) => !wordKeys.has(key));
  return { schema: Object.fromEntries(entries), segments: [] };
}

function reportWhole(keyword: Keyword, isNew: boolean, place: Place, walk: Walk): void {
  const words = isNew ? `must satisfy ${keyword} now` : `need not satisfy ${keyword} any more`;
  report(place, walk, { kind: 'constraint', effect: isNew ? 'narrower' : 'wider', keyword, words });
}

function compareLists(
  keyword: Keyword,
  before: readonly Branch[],
  after: readonly Branch[],
  place: Place,
  walk: Walk,
): void {
  const pairs = equalPairs(before, after);
  // Equal as text: only what a reference in them stands for can differ.
  for (const [was, is] of pairs) comparePart(place, walk, place.path, was, is);
  const paired = new Set(pairs.flat());
  const lost = before.filter((branch) => !paired.has(branch));
  const gained = after.filter((branch) => !paired.has(branch));
  const alike = similarPairs(lost, gained);
  for (const [was, is] of alike) comparePart(place, walk, place.path, was, is);
  const matched = new Set(alike.flat());
  reportForms(
    keyword,
    lost.filter((branch) => !matched.has(branch)).length,
    gained.filter((branch) => !matched.has(branch)).length,
    place,
    walk,
  );
}

function equalPairs(
  before: readonly Branch[],
  after: readonly Branch[],
): readonly (readonly [Branch, Branch])[] {
  const waiting = new Map<string, Branch[]>();
  for (const branch of after) {
    const key = sortedJson(branch.schema);
    waiting.set(key, [...(waiting.get(key) ?? []), branch]);
  }
  return before.flatMap((branch) => {
    const other = waiting.get(sortedJson(branch.schema))?.shift();
    return other === undefined ? [] : [[branch, other] as const];
  });
}

/** What is left is one form that changed if it is the only one, or the only one of its type. */
function similarPairs(
  lost: readonly Branch[],
  gained: readonly Branch[],
): readonly (readonly [Branch, Branch])[] {
  const [was] = lost;
  const [is] = gained;
  if (lost.length === 1 && gained.length === 1 && was !== undefined && is !== undefined) return [[was, is]];
  return lost.flatMap((branch) => {
    const key = typeKey(branch);
    const rivals = lost.filter((one) => typeKey(one) === key);
    const others = gained.filter((one) => typeKey(one) === key);
    const [other] = others;
    const isOnly = key !== undefined && rivals.length === 1 && others.length === 1;
    return isOnly && other !== undefined ? [[branch, other] as const] : [];
  });
}

function typeKey({ schema }: Branch): string | undefined {
  if (!isObject(schema)) return undefined;
  const type = own(schema, 'type') ?? own(schema, '$ref');
  return type === undefined ? undefined : sortedJson(type);
}

function reportForms(keyword: Keyword, lost: number, gained: number, place: Place, walk: Walk): void {
  const changed = relationOfSets(new Set(lost > 0 ? ['old'] : []), new Set(gained > 0 ? ['new'] : []));
  if (changed === undefined) return;
  const words = [
    ...(lost > 0 ? [`loses ${counted(lost)} of ${keyword}`] : []),
    ...(gained > 0 ? [`gains ${counted(gained)} of ${keyword}`] : []),
  ].join(' and ');
  // Every branch of `allOf` must hold: one more allows less.
  const effect = keyword === 'allOf' ? inverse(changed) : changed;
  report(place, walk, { kind: 'constraint', effect, keyword, words });
}

function inverse(relation: Relation): Relation {
  if (relation === 'otherwise') return relation;
  return relation === 'narrower' ? 'wider' : 'narrower';
}

function counted(branches: number): string {
  return branches === 1 ? 'a branch' : `${branches} branches`;
}
