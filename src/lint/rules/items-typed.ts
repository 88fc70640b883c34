// Rule: a list says what it holds.
import { appendPointer } from '../../tools/json-pointer.ts';
import { entry, own } from '../../tools/json-tree.ts';
import { mcpParameter, strictParameter } from '../example-schemas.ts';
import { atNode, capital, listed, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const itemsTyped: Rule = {
  id: 'items-typed',
  title: 'A list says what its items are',
  category: 'structure',
  severity: 'warning',
  source: {
    title: "Pydantic AI, OpenAI's JSON schema transformer",
    url: 'https://github.com/pydantic/pydantic-ai/blob/main/pydantic_ai_slim/pydantic_ai/profiles/openai.py',
    verified: '2026-11-22',
  },
  why: `A list without \`items\` may hold anything. OpenAI refuses such a schema, strict or not ("array schema missing
items"), which is an error; with others the model guesses, and writes texts one time and objects the next.`,
  examples: {
    fails: [mcpParameter({ type: 'array' }), strictParameter({ type: 'array' })],
    passes: [
      mcpParameter({ type: 'array', items: { type: 'integer' } }),
      mcpParameter({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] }),
    ],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const { schema } = node;
      if (!typesIn(schema).includes('array') || own(schema, 'prefixItems') !== undefined) continue;
      const items = own(schema, 'items');
      if (items !== undefined && items !== true) continue;
      if (['$ref', 'enum', 'const'].some((key) => entry(node.tree, key) !== undefined)) continue;
      const refusing = linted.demands.filter(({ requires }) => requires.typedItems);
      const who = refusing.length === 0 ? '' : ` (refused by ${listed(refusing.map(({ title }) => title))})`;
      yield atNode(linted, node, {
        message: `${capital(nameOf(node))} is a list that does not say what it holds${who}.`,
        remedy: 'Add "items" with the schema of one item.',
        ...(refusing.length === 0 ? {} : { severity: 'error', profiles: refusing.map(({ id }) => id) }),
        fixes: [
          {
            title: 'Add "items": {"type": "string"}',
            edits: [
              { kind: 'set', pointer: appendPointer(node.pointer, 'items'), value: { type: 'string' } },
            ],
            mechanical: false,
          },
        ],
      });
    }
  },
};
