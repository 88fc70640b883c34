// Rule: an object says which properties it has.
import { isObject, own } from '../../tools/json-tree.ts';
import { mcpParameter } from '../example-schemas.ts';
import { atNode, capital, nameOf } from '../place.ts';
import type { Rule, SchemaNode } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const bareObject: Rule = {
  id: 'bare-object',
  title: 'An object says which properties it has, or what its values are',
  category: 'structure',
  severity: 'warning',
  source: {
    title: "Pydantic AI, Gemini's JSON schema transformer",
    url: 'https://github.com/pydantic/pydantic-ai/blob/main/pydantic_ai_slim/pydantic_ai/profiles/google.py',
    verified: '2026-11-22',
  },
  why: `An object without \`properties\` takes anything, so that the model invents names, and no step of a search can be
checked. Gemini tends to leave such objects empty, and strict modes allow nothing but \`{}\`.

Name the properties. Where the names are data themselves, give their values a schema (\`additionalProperties\`), or take a
list of \`{"key", "value"}\` objects.`,
  examples: {
    fails: [mcpParameter({ type: 'object' }), mcpParameter({ type: 'object', additionalProperties: true })],
    passes: [
      mcpParameter({ type: 'object', properties: { width: { type: 'number' } } }),
      mcpParameter({ type: 'object', additionalProperties: { type: 'string' } }),
    ],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      if (node.path === '' || !isBare(node)) continue;
      yield atNode(linted, node, {
        message: `${capital(nameOf(node))} is an object that does not say what it holds.`,
        remedy: 'Name its properties, or give "additionalProperties" a schema for its values.',
      });
    }
  },
};

const telling = ['$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const', 'patternProperties', 'propertyNames'];

function isBare({ schema, tree }: SchemaNode): boolean {
  if (!typesIn(schema).includes('object') || telling.some((key) => own(schema, key) !== undefined))
    return false;
  const properties = own(schema, 'properties');
  if (isObject(properties) && Object.keys(properties).length > 0) return false;
  const rest = own(schema, 'additionalProperties');
  if (isObject(rest)) return Object.keys(rest).length === 0;
  // A map of a map, as data sets write it, has its properties beside "type".
  return (
    rest !== false && !tree.entries.some(({ key, value }) => value.kind === 'object' && key !== 'properties')
  );
}
