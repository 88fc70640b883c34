// The keywords of JSON Schema that tool files use: what each says, and what is inserted for it.
import { choice, stop } from './stops.ts';

export interface Keyword {
  readonly name: string;
  readonly words: string;
  /** The value, as a snippet of JSON. */
  readonly value: string;
  /** Types of value that it constrains; absent: any. */
  readonly types?: readonly string[];
}

const numbers = ['number', 'integer'];

export const keywords: readonly Keyword[] = [
  {
    name: 'type',
    words: 'The type of the value.',
    value: `"${choice(1, 'string,integer,number,boolean,array,object,null')}"`,
  },
  { name: 'description', words: 'What the model is told about the value.', value: '"$1"' },
  { name: 'enum', words: 'The only values that are allowed.', value: '["$1"]' },
  { name: 'const', words: 'The only value that is allowed.', value: '"$1"' },
  { name: 'default', words: 'What is taken where nothing is given.', value: '$1' },
  { name: 'examples', words: 'Values that show what is meant.', value: '["$1"]' },
  { name: 'title', words: 'A short name for people.', value: '"$1"' },
  { name: 'properties', words: 'The members of the object, by name.', value: '{$1}', types: ['object'] },
  { name: 'required', words: 'Names of the members that must be given.', value: '["$1"]', types: ['object'] },
  {
    name: 'additionalProperties',
    words: 'Whether other members are allowed, or their schema.',
    value: `${choice(1, 'false,true')}`,
    types: ['object'],
  },
  {
    name: 'patternProperties',
    words: 'Schemas of members whose name matches a pattern.',
    value: '{"$1": {}}',
    types: ['object'],
  },
  { name: 'propertyNames', words: 'The schema of the names of members.', value: '{$1}', types: ['object'] },
  {
    name: 'minProperties',
    words: 'The smallest number of members.',
    value: `${stop(1, '1')}`,
    types: ['object'],
  },
  {
    name: 'maxProperties',
    words: 'The largest number of members.',
    value: `${stop(1, '1')}`,
    types: ['object'],
  },
  {
    name: 'dependentRequired',
    words: 'Members that must be given where another is.',
    value: '{"$1": ["$2"]}',
    types: ['object'],
  },
  {
    name: 'items',
    words: 'The schema of the items.',
    value: `{"type": "${choice(1, 'string,integer,number,boolean,object')}"}`,
    types: ['array'],
  },
  { name: 'prefixItems', words: 'Schemas of the first items, in order.', value: '[{$1}]', types: ['array'] },
  { name: 'contains', words: 'A schema that some item must fit.', value: '{$1}', types: ['array'] },
  { name: 'minItems', words: 'The smallest number of items.', value: `${stop(1, '1')}`, types: ['array'] },
  { name: 'maxItems', words: 'The largest number of items.', value: `${stop(1, '10')}`, types: ['array'] },
  {
    name: 'uniqueItems',
    words: 'Whether items must differ.',
    value: `${choice(1, 'true,false')}`,
    types: ['array'],
  },
  {
    name: 'minLength',
    words: 'The smallest number of characters.',
    value: `${stop(1, '1')}`,
    types: ['string'],
  },
  {
    name: 'maxLength',
    words: 'The largest number of characters.',
    value: `${stop(1, '100')}`,
    types: ['string'],
  },
  { name: 'pattern', words: 'A regular expression that the text matches.', value: '"$1"', types: ['string'] },
  {
    name: 'format',
    words: 'What kind of text it is: a date, an address, …',
    value: '"$1"',
    types: ['string'],
  },
  { name: 'minimum', words: 'The smallest value.', value: `${stop(1, '0')}`, types: numbers },
  { name: 'maximum', words: 'The largest value.', value: `${stop(1, '100')}`, types: numbers },
  {
    name: 'exclusiveMinimum',
    words: 'The value must be more than this.',
    value: `${stop(1, '0')}`,
    types: numbers,
  },
  {
    name: 'exclusiveMaximum',
    words: 'The value must be less than this.',
    value: `${stop(1, '100')}`,
    types: numbers,
  },
  { name: 'multipleOf', words: 'The value is a multiple of this.', value: `${stop(1, '1')}`, types: numbers },
  { name: 'anyOf', words: 'Schemas of which the value fits at least one.', value: '[{$1}]' },
  { name: 'oneOf', words: 'Schemas of which the value fits exactly one.', value: '[{$1}]' },
  { name: 'allOf', words: 'Schemas that the value all fits.', value: '[{$1}]' },
  { name: 'not', words: 'A schema that the value must not fit.', value: '{$1}' },
  { name: '$ref', words: 'The schema that stands elsewhere in this tool.', value: '"$1"' },
  { name: '$defs', words: 'Schemas that "$ref" refers to, by name.', value: '{"$1": {}}' },
];

/** Formats of JSON Schema 2020-12 that are common in tools. */
export const formats: readonly string[] = [
  ...['date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uuid'],
  ...['uri-reference', 'regex', 'json-pointer', 'idn-email', 'iri'],
];

export const types: readonly string[] = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];
