// Compares two versions of a schema, part by part, and reports every difference in meaning with its place.
import { compareBranches } from './diff-branches.ts';
import { annotations, keywordChanges, unknownKeywords } from './diff-keywords.ts';
import { normalSchema } from './diff-normal.ts';
import { compareProperties } from './diff-properties.ts';
import { compareTypes, typeWords } from './diff-types.ts';
import { type Around, comparePart, type Place, report, type Walk, wordsOf } from './diff-walk.ts';
import { shown } from './diff-words.ts';
import { own } from './json-tree.ts';
import { isSameJson } from './sorted-json.ts';
import type { JsonSchema, JsonValue } from './tool.ts';

/** Enough for any schema that a person wrote. */
export const mostSchemas = 10_000;
const mostChanges = 1000;
const deepest = 100;

export function compareSchemas(place: Place, walk: Walk): void {
  const { before, after } = place;
  if (isInside(place, walk.around)) return;
  const depth = walk.around === undefined ? 0 : walk.around.depth + 1;
  walk.budget.left -= 1;
  if (walk.budget.left < 0 || depth > deepest || walk.changes.length >= mostChanges) {
    reportTooMuch(place, walk);
    return;
  }
  const inside: Walk = { ...walk, around: { place, depth, around: walk.around } };
  const was = normalSchema(before.schema, before.tool.parametersSchema);
  const is = normalSchema(after.schema, after.tool.parametersSchema);
  compareWords(was, is, place, walk);
  if (compareBranches(was, is, place, inside)) return;
  const bothListed = own(was, 'enum') !== undefined && own(is, 'enum') !== undefined;
  const relation = bothListed ? undefined : compareTypes(was, is);
  if (relation !== undefined) {
    report(place, walk, {
      kind: 'type',
      effect: relation,
      keyword: 'type',
      words: `takes ${typeWords(is)} now; before, ${typeWords(was)}`,
    });
  }
  for (const { keyword, relation: effect, words } of keywordChanges(was, is)) {
    report(place, walk, { kind: keyword === 'enum' ? 'values' : 'constraint', effect, keyword, words });
  }
  compareProperties(was, is, place, inside);
  compareAdditional(was, is, place, inside);
  compareItems(was, is, place, inside);
}

/** Said once a tool, so that nobody takes what is missing for equal. */
function reportTooMuch(place: Place, walk: Walk): void {
  const words = 'is too deep or too large to be compared any further';
  if (walk.changes.some(({ message }) => message.includes(words))) return;
  report(place, walk, { kind: 'constraint', effect: 'otherwise', words });
}

function isInside(place: Place, around: Around | undefined): boolean {
  for (let at = around; at !== undefined; at = at.around) if (isSamePair(at.place, place)) return true;
  return false;
}

function isSamePair(one: Place, other: Place): boolean {
  return one.before.schema === other.before.schema && one.after.schema === other.after.schema;
}

function compareWords(was: JsonSchema, is: JsonSchema, place: Place, walk: Walk): void {
  const described = wordsOf('description', own(was, 'description'), own(is, 'description'));
  if (described !== undefined) report(place, walk, { ...described, keyword: 'description' });
  const before = own(was, 'default');
  const after = own(is, 'default');
  if (!isSameJson(before, after)) {
    const now = after === undefined ? 'has no default any more' : `has the default ${shown(after)} now`;
    const words = before === undefined || after === undefined ? now : `${now}; before, ${shown(before)}`;
    report(place, walk, { kind: 'default', effect: 'words', keyword: 'default', words });
  }
  const others = annotations.filter((keyword) => !isSameJson(own(was, keyword), own(is, keyword)));
  for (const keyword of [...others, ...unknownKeywords(was, is)]) {
    const change = wordsOf(keyword, own(was, keyword), own(is, keyword));
    if (change !== undefined) report(place, walk, { ...change, keyword });
  }
}

function compareAdditional(was: JsonSchema, is: JsonSchema, place: Place, walk: Walk): void {
  const keyword = 'additionalProperties';
  const before = own(was, keyword) ?? true;
  const after = own(is, keyword) ?? true;
  if (before === false || after === false) {
    if (before === after) return;
    const effect = after === false ? 'narrower' : 'wider';
    const words = after === false ? 'allows no other names now' : 'allows other names now';
    report(place, walk, { kind: 'constraint', effect, keyword, words });
    return;
  }
  const part = { segments: [keyword] };
  const path = place.path === '' ? '*' : `${place.path}.*`;
  if (before !== true || after !== true)
    comparePart(place, walk, path, { ...part, schema: before }, { ...part, schema: after });
}

function compareItems(was: JsonSchema, is: JsonSchema, place: Place, walk: Walk): void {
  const before = itemsOf(was);
  const after = itemsOf(is);
  for (let index = 0; index < Math.max(before.first.length, after.first.length); index += 1) {
    const path = `${place.path}[${index}]`;
    comparePart(place, walk, path, before.first[index] ?? before.rest, after.first[index] ?? after.rest);
  }
  comparePart(place, walk, `${place.path}[]`, before.rest, after.rest);
}

/** Items by place, in either draft's way to write them, and the schema of all others. */
function itemsOf(schema: JsonSchema) {
  const items = own(schema, 'items');
  const first = own(schema, 'prefixItems');
  const rest = (keyword: string) => ({ schema: own(schema, keyword), segments: [keyword] });
  const placed = (keyword: string, list: readonly JsonValue[]) =>
    list.map((item, index) => ({ schema: item, segments: [keyword, index] }));
  if (Array.isArray(items)) return { first: placed('items', items), rest: rest('additionalItems') };
  return { first: Array.isArray(first) ? placed('prefixItems', first) : [], rest: rest('items') };
}
