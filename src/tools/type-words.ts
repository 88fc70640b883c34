// The type words that data sets use in place of JSON Schema's: Python's, Java's and JavaScript's names.
// Source: BFCL, bfcl_eval/constants/type_mappings.py (gorilla @ 6ea5797, Apache-2.0); xLAM's "List[int], optional".

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

const jsonTypes: ReadonlySet<string> = new Set([
  'object',
  'array',
  'string',
  'number',
  'integer',
  'boolean',
  'null',
]);

export function isJsonType(word: string): word is JsonType {
  return jsonTypes.has(word);
}

/** What a type word says. No `type` means that any value will do. */
export interface TypeMeaning {
  readonly type?: JsonType;
  readonly items?: TypeMeaning;
  /** The word itself says that the parameter may be left out (`"int, optional"`, `"Optional[int]"`). */
  readonly optional?: true;
}

/** By the word in lower case. BFCL maps `any` to a string: its models write such values as source text. */
const meanings: ReadonlyMap<string, JsonType> = new Map([
  ...words('object', 'object', 'dict', 'dictionary', 'hashmap', 'hashtable', 'map', 'mapping'),
  ...words('array', 'array', 'list', 'tuple', 'arraylist', 'queue', 'stack', 'set', 'sequence', 'iterable'),
  ...words('string', 'string', 'str', 'char', 'any'),
  ...words('integer', 'integer', 'int', 'byte', 'short', 'long', 'bigint'),
  ...words('number', 'number', 'float', 'double'),
  ...words('boolean', 'boolean', 'bool'),
  ...words('null', 'null', 'none', 'nonetype'),
]);

function words(type: JsonType, ...names: string[]): [string, JsonType][] {
  return names.map((name) => [name, type]);
}

/** No type word is longer; what is comes from no type. */
const lengthLimit = 200;

/** Deeper than this, `List[List[…` is read as a list of anything. */
const nestingLimit = 8;

/** The meaning of a type word, or nothing if nobody knows it. */
export function readTypeWord(word: string, nesting = 0): TypeMeaning | undefined {
  if (word.length > lengthLimit) return undefined;
  const optional = /,\s*optional\s*$/i.exec(word);
  if (optional !== null) {
    const meaning = readTypeWord(word.slice(0, optional.index), nesting);
    return meaning === undefined ? undefined : { ...meaning, optional: true };
  }
  const plain = word.trim();
  if (plain === '') return {};
  const simple = meanings.get(plain.toLowerCase());
  if (simple !== undefined) return { type: simple };
  if (nesting >= nestingLimit) return {};
  if (plain.endsWith('[]')) return arrayOf(plain.slice(0, -2), nesting);
  return readGeneric(plain, nesting);
}

function readGeneric(word: string, nesting: number): TypeMeaning | undefined {
  const parts = /^(\w+)\s*[[<](.*)[\]>]$/s.exec(word);
  if (parts === null) return undefined;
  const [, head = '', inner = ''] = parts;
  const outer = head.toLowerCase();
  if (outer === 'optional') {
    const meaning = readTypeWord(inner, nesting + 1);
    return meaning === undefined ? undefined : { ...meaning, optional: true };
  }
  if (outer === 'union') return {};
  const type = meanings.get(outer);
  if (type === 'array') return arrayOf(inner, nesting);
  return type === 'object' ? { type } : undefined;
}

/** `List[int]` has integers for items; of a tuple of several types (`Tuple[int, str]`) the items stay open. */
function arrayOf(inner: string, nesting: number): TypeMeaning {
  const items = inner.includes(',') ? undefined : readTypeWord(inner, nesting + 1);
  return items?.type === undefined ? { type: 'array' } : { type: 'array', items };
}
