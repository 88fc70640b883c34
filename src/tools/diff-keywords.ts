// What a change of one keyword does to the values that a schema allows.
import { type Relation, relationOfSets } from './diff-types.ts';
import { listed, shown } from './diff-words.ts';
import { own } from './json-tree.ts';
import { isSameJson, sortedJson } from './sorted-json.ts';
import type { JsonSchema, JsonValue } from './tool.ts';

export interface KeywordChange {
  readonly keyword: string;
  readonly relation: Relation;
  /** Continues a sentence that starts with the parameter's name. */
  readonly words: string;
}

/** Keywords that say nothing about which values are allowed; their changes are told as words. */
export const annotations = ['title', 'examples', 'deprecated', 'readOnly', 'writeOnly'] as const;

/** Keywords whose content is compared part by part. */
const parts = [
  'properties',
  'required',
  'items',
  'prefixItems',
  'additionalProperties',
  'anyOf',
  'oneOf',
  'allOf',
];

/** Keywords that are compared here in a way of their own, beside `type` and the bounds. */
const special = ['enum', 'multipleOf', 'uniqueItems'];

const bounds = [
  { keyword: 'minimum', exclusive: 'exclusiveMinimum', upper: false },
  { keyword: 'maximum', exclusive: 'exclusiveMaximum', upper: true },
] as const;

const counts = [
  { keyword: 'minLength', upper: false, unit: 'character' },
  { keyword: 'maxLength', upper: true, unit: 'character' },
  { keyword: 'minItems', upper: false, unit: 'item' },
  { keyword: 'maxItems', upper: true, unit: 'item' },
  { keyword: 'minProperties', upper: false, unit: 'member' },
  { keyword: 'maxProperties', upper: true, unit: 'member' },
] as const;

/** Any other keyword of JSON Schema that a value must satisfy: without it, more values are allowed. */
const assertions = [
  'pattern',
  'format',
  'not',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
  'additionalItems',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentEncoding',
  'contentMediaType',
] as const;

/** They work together: alone, more of one may allow more or less. */
const conditions = ['if', 'then', 'else', 'contains', 'minContains', 'maxContains'] as const;

/** Everything of a schema that is compared keyword by keyword, but its types. */
export function keywordChanges(before: JsonSchema, after: JsonSchema): readonly KeywordChange[] {
  return [
    ...enumChange(before, after),
    ...bounds.flatMap((bound) => boundChange(bound, before, after)),
    ...counts.flatMap((count) => countChange(count, before, after)),
    ...multipleChange(before, after),
    ...uniqueChange(before, after),
    ...assertions.flatMap((keyword) => assertionChange(keyword, before, after)),
    ...conditions.flatMap((keyword) => conditionChange(keyword, before, after)),
  ];
}

/** Keywords that nobody above knows (`propertyOrdering`, `x-unit`): told, but taken as words. */
export function unknownKeywords(before: JsonSchema, after: JsonSchema): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (keyword) => !known.has(keyword) && !isSameJson(own(before, keyword), own(after, keyword)),
  );
}

const known: ReadonlySet<string> = new Set([
  ...annotations,
  ...parts,
  ...special,
  ...bounds.flatMap(({ keyword, exclusive }) => [keyword, exclusive]),
  ...counts.map(({ keyword }) => keyword),
  ...assertions,
  ...conditions,
  ...[
    'type',
    'const',
    'description',
    'default',
    '$ref',
    '$defs',
    'definitions',
    '$schema',
    '$id',
    '$comment',
  ],
]);

function enumChange(before: JsonSchema, after: JsonSchema): readonly KeywordChange[] {
  const was = valuesOf(before);
  const is = valuesOf(after);
  if (was === undefined || is === undefined) {
    if (is !== undefined) {
      return [{ keyword: 'enum', relation: 'narrower', words: `now takes only ${listed([...is.values()])}` }];
    }
    if (was === undefined) return [];
    return [
      { keyword: 'enum', relation: 'wider', words: `takes more than ${listed([...was.values()])} now` },
    ];
  }
  const relation = relationOfSets(new Set(was.keys()), new Set(is.keys()));
  if (relation === undefined) return [];
  const lost = [...was].filter(([key]) => !is.has(key)).map(([, value]) => value);
  const gained = [...is].filter(([key]) => !was.has(key)).map(([, value]) => value);
  const words = [
    ...(lost.length > 0 ? [`no longer takes ${listed(lost)}`] : []),
    ...(gained.length > 0 ? [`now also takes ${listed(gained)}`] : []),
  ];
  return [{ keyword: 'enum', relation, words: words.join(', and ') }];
}

function valuesOf(schema: JsonSchema): ReadonlyMap<string, JsonValue> | undefined {
  const values = own(schema, 'enum');
  return Array.isArray(values) ? new Map(values.map((value) => [sortedJson(value), value])) : undefined;
}

interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

function boundChange(
  { keyword, exclusive, upper }: (typeof bounds)[number],
  before: JsonSchema,
  after: JsonSchema,
): readonly KeywordChange[] {
  const was = boundOf(before, keyword, exclusive, upper);
  const is = boundOf(after, keyword, exclusive, upper);
  const relation = relationOfBounds(was, is, upper);
  if (relation === undefined) return [];
  const changed =
    own(after, exclusive) !== undefined && own(after, keyword) === undefined ? exclusive : keyword;
  return [
    {
      keyword: changed,
      relation,
      words: `must be ${boundWords(is, upper)} now; before, ${boundWords(was, upper)}`,
    },
  ];
}

/** The tighter one where a schema gives both. */
function boundOf(schema: JsonSchema, keyword: string, exclusive: string, upper: boolean): Bound | undefined {
  const open = own(schema, exclusive);
  const closed = own(schema, keyword);
  if (typeof open !== 'number') {
    return typeof closed === 'number' ? { value: closed, exclusive: open === true } : undefined;
  }
  if (typeof closed === 'number' && (upper ? closed < open : closed > open)) {
    return { value: closed, exclusive: false };
  }
  return { value: open, exclusive: true };
}

function relationOfBounds(
  before: Bound | undefined,
  after: Bound | undefined,
  upper: boolean,
): Relation | undefined {
  if (before === undefined || after === undefined) {
    if (before === after) return undefined;
    return before === undefined ? 'narrower' : 'wider';
  }
  if (before.value !== after.value) {
    return after.value < before.value === upper ? 'narrower' : 'wider';
  }
  if (before.exclusive === after.exclusive) return undefined;
  return after.exclusive ? 'narrower' : 'wider';
}

function boundWords(bound: Bound | undefined, upper: boolean): string {
  if (bound === undefined) return upper ? 'as large as one likes' : 'as small as one likes';
  if (bound.exclusive) return `${upper ? 'below' : 'above'} ${bound.value}`;
  return `at ${upper ? 'most' : 'least'} ${bound.value}`;
}

function countChange(
  { keyword, upper, unit }: (typeof counts)[number],
  before: JsonSchema,
  after: JsonSchema,
): readonly KeywordChange[] {
  const was = countOf(before, keyword, upper);
  const is = countOf(after, keyword, upper);
  const relation = relationOfBounds(was, is, upper);
  if (relation === undefined) return [];
  return [
    {
      keyword,
      relation,
      words: `must have ${countWords(is, upper, unit)} now; before, ${countWords(was, upper, unit)}`,
    },
  ];
}

function countWords(bound: Bound | undefined, upper: boolean, unit: string): string {
  if (bound === undefined) return `any number of ${unit}s`;
  return `at ${upper ? 'most' : 'least'} ${bound.value} ${unit}${bound.value === 1 ? '' : 's'}`;
}

/** At least 0 says nothing. */
function countOf(schema: JsonSchema, keyword: string, upper: boolean): Bound | undefined {
  const value = own(schema, keyword);
  if (typeof value !== 'number' || (!upper && value <= 0)) return undefined;
  return { value, exclusive: false };
}

function multipleChange(before: JsonSchema, after: JsonSchema): readonly KeywordChange[] {
  const keyword = 'multipleOf';
  const was = own(before, keyword);
  const is = own(after, keyword);
  const [change] = assertionChange(keyword, before, after);
  if (change === undefined || typeof was !== 'number' || typeof is !== 'number')
    return change ? [change] : [];
  const relation = is % was === 0 ? 'narrower' : was % is === 0 ? 'wider' : 'otherwise';
  return [{ ...change, relation }];
}

function uniqueChange(before: JsonSchema, after: JsonSchema): readonly KeywordChange[] {
  const keyword = 'uniqueItems';
  const was = own(before, keyword) === true;
  const is = own(after, keyword) === true;
  if (was === is) return [];
  return is
    ? [{ keyword, relation: 'narrower', words: 'may not repeat items now' }]
    : [{ keyword, relation: 'wider', words: 'may repeat items now' }];
}

function assertionChange(keyword: string, before: JsonSchema, after: JsonSchema): readonly KeywordChange[] {
  const was = own(before, keyword);
  const is = own(after, keyword);
  if (isSameJson(was, is)) return [];
  if (was === undefined) return [{ keyword, relation: 'narrower', words: `has ${named(keyword, is)} now` }];
  if (is === undefined) return [{ keyword, relation: 'wider', words: `has no ${keyword} any more` }];
  const words = `has ${named(keyword, is)} now; before, ${named(keyword, was)}`;
  return [{ keyword, relation: 'otherwise', words }];
}

function conditionChange(keyword: string, before: JsonSchema, after: JsonSchema): readonly KeywordChange[] {
  return assertionChange(keyword, before, after).map((change) => ({ ...change, relation: 'otherwise' }));
}

/** Small values are shown; a schema is only said to be there. */
function named(keyword: string, value: JsonValue | undefined): string {
  const isPlain = value !== undefined && (typeof value !== 'object' || value === null);
  return isPlain ? `the ${keyword} ${shown(value)}` : `another ${keyword}`;
}
