// The keys that may stand in a schema: JSON Schema's, and those that others have added to it.
import { schemaLists, schemaMaps, subschemas } from '../tools/schema-keywords.ts';

/** Keywords that people write by hand. */
export const commonKeywords: readonly string[] = [
  ...[
    'type',
    'enum',
    'const',
    'properties',
    'required',
    'items',
    'description',
    'default',
    'format',
    'pattern',
  ],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'anyOf', 'oneOf', 'allOf'],
  ...['additionalProperties', 'uniqueItems', 'examples', 'title', 'multipleOf'],
];

const known: ReadonlySet<string> = new Set([
  ...commonKeywords,
  ...schemaMaps,
  ...schemaLists,
  ...subschemas,
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minContains', 'maxContains', 'minProperties', 'maxProperties'],
  ...['dependentRequired', 'dependencies', 'id', 'deprecated', 'readOnly', 'writeOnly'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema'],
  // OpenAPI and Gemini.
  ...['nullable', 'example', 'discriminator', 'xml', 'externalDocs', 'propertyOrdering', 'property_ordering'],
  // VS Code.
  ...[
    'markdownDescription',
    'enumDescriptions',
    'markdownEnumDescriptions',
    'enumItemLabels',
    'defaultSnippets',
  ],
  ...[
    'errorMessage',
    'patternErrorMessage',
    'deprecationMessage',
    'doNotSuggest',
    'suggestSortText',
    'allowComments',
  ],
  // Data sets: they are read as what they mean.
  ...['optional', 'desc', 'name'],
]);

/** Keys with `x-` or `$` in front are known as well: notes, and the core of JSON Schema. */
export function isKnownKeyword(key: string): boolean {
  return known.has(key) || /^(x-|\$)/i.test(key);
}

/** Keywords that demand nothing of a value: where a provider passes them over, nothing is lost. */
const annotations: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'examples', 'example', 'deprecated', 'readOnly', 'writeOnly'],
  ...[
    'optional',
    'desc',
    'name',
    '$schema',
    '$id',
    '$comment',
    '$anchor',
    '$vocabulary',
    '$defs',
    'definitions',
    'contentMediaType',
  ],
]);

export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword);
}
