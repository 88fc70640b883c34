// Rule: a schema says what its values are.
import { appendPointer } from '../../tools/json-pointer.ts';
import { entry, own } from '../../tools/json-tree.ts';
import type { JsonObject } from '../../tools/tool.ts';
import { mcpParameter, mcpTool, strictParameter } from '../example-schemas.ts';
import { atNode, capital, nameOf } from '../place.ts';
import type { Fix, Rule, SchemaNode } from '../rule.ts';
import { saysWhat, schemasOf } from '../schemas.ts';

export const typeDeclared: Rule = {
  id: 'type-declared',
  title: 'Every property and item says what it is: by a type, a choice or a reference',
  category: 'structure',
  severity: 'warning',
  source: {
    title: "Pydantic AI, OpenAI's JSON schema transformer",
    url: 'https://github.com/pydantic/pydantic-ai/blob/main/pydantic_ai_slim/pydantic_ai/profiles/openai.py',
    verified: '2026-11-22',
  },
  why: `Without \`type\`, \`enum\`, \`const\`, \`$ref\` or \`anyOf\` any value is valid: the model guesses from the name whether a
number or a text is wanted, a grammar allows everything, and the check of the answer finds nothing. OpenAI's strict mode
refuses such a property: there it is an error. The fix that adds the type is applied with all others only where the keywords beside it
belong to an object or a list.`,
  examples: {
    fails: [
      mcpParameter({ description: 'Number of the floor' }),
      mcpParameter({ properties: { width: { type: 'number' } } }),
      mcpTool({ type: 'object', properties: { floors: { type: 'array', items: {} } } }),
      strictParameter({}),
    ],
    passes: [mcpParameter({ type: 'integer' }), mcpParameter({ enum: ['ground', 1, 2] })],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      if (!isValue(node) || saysWhat(node.schema) || entry(node.tree, 'type') !== undefined) continue;
      const strict = linted.demands.filter(({ requires }) => requires.allRequired);
      yield atNode(linted, node, {
        message: `${capital(nameOf(node))} has no type: any value is valid.`,
        remedy: 'Give it a "type", an "enum", or a "$ref".',
        ...(strict.length === 0 ? {} : { severity: 'error' }),
        fixes: fixesFor(node),
      });
    }
  },
};

/** Branches say something about a value whose type may stand around them. */
function isValue({ keyword, property }: SchemaNode): boolean {
  return property !== undefined
    ? !insideBranch(property.parent)
    : keyword === 'items' || keyword === 'prefixItems';
}

const branches = new Set(['anyOf', 'oneOf', 'allOf', 'if', 'then', 'else', 'not', 'dependentSchemas']);

function insideBranch({ keyword }: SchemaNode): boolean {
  return keyword !== undefined && branches.has(keyword);
}

/** Keywords that only mean something for one type. */
const hints: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'required', 'patternProperties', 'additionalProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['pattern', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

function fixesFor({ schema, pointer }: SchemaNode): readonly Fix[] {
  const hinted = hints.find(([, keywords]) => keywords.some((key) => own(schema, key) !== undefined))?.[0];
  const type = hinted ?? typeOfDefault(schema) ?? 'string';
  return [
    {
      title: `Add "type": "${type}"`,
      edits: [{ kind: 'set', pointer: appendPointer(pointer, 'type'), value: type }],
      mechanical: hinted === 'object' || hinted === 'array',
    },
  ];
}

function typeOfDefault(schema: JsonObject): string | undefined {
  const value = own(schema, 'default');
  return ['string', 'number', 'boolean'].find((type) => typeof value === type);
}
