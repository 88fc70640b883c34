// Which types a schema takes, and whether one set of types holds another.
import { own } from './json-tree.ts';
import type { JsonSchema, JsonValue } from './tool.ts';

/** How what a new schema allows lies to what the old one allowed. */
export type Relation = 'narrower' | 'wider' | 'otherwise';

/** `number` is `integer` and `fraction`, so that sets of types can be compared. */
const atoms = ['string', 'integer', 'fraction', 'boolean', 'object', 'array', 'null'] as const;
type Atom = (typeof atoms)[number];

/** The types that a schema takes: those it names, else those of the values it lists, else all. */
function typesOf(schema: JsonSchema): ReadonlySet<Atom> {
  const type = own(schema, 'type');
  if (type !== undefined) return new Set((Array.isArray(type) ? type : [type]).flatMap(atomsOf));
  const values = own(schema, 'enum');
  return new Set(Array.isArray(values) ? values.map(atomOfValue) : atoms);
}

function atomsOf(name: JsonValue): readonly Atom[] {
  if (name === 'number') return ['integer', 'fraction'];
  return atoms.filter((atom) => atom === name && atom !== 'fraction');
}

function atomOfValue(value: JsonValue): Atom {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'object';
}

export function compareTypes(before: JsonSchema, after: JsonSchema): Relation | undefined {
  return relationOfSets(typesOf(before), typesOf(after));
}

/** Nothing if the sets are equal. */
export function relationOfSets<T>(before: ReadonlySet<T>, after: ReadonlySet<T>): Relation | undefined {
  const lost = [...before].some((one) => !after.has(one));
  const gained = [...after].some((one) => !before.has(one));
  if (lost) return gained ? 'otherwise' : 'narrower';
  return gained ? 'wider' : undefined;
}

const words: Readonly<Record<Atom, string>> = {
  string: 'a string',
  integer: 'an integer',
  fraction: 'a fraction',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/** `a string or null`, `any value`. */
export function typeWords(schema: JsonSchema): string {
  const types = typesOf(schema);
  if (types.size === atoms.length) return 'any value';
  if (types.size === 0) return 'a value of an unknown type';
  const isNumber = types.has('integer') && types.has('fraction');
  const named = [...types].filter((atom) => !(isNumber && atom === 'fraction'));
  return named.map((atom) => (isNumber && atom === 'integer' ? 'a number' : words[atom])).join(' or ');
}
