// Rule: the values that a description lists are in the schema as an enumeration.
import { appendPointer } from '../../tools/json-pointer.ts';
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isChoice, isOnly, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import { listedValues } from '../prose-values.ts';
import type { Rule, SchemaNode } from '../rule.ts';

export const closedSetInProse: Rule = {
  id: 'closed-set-in-prose',
  title: 'Values that the description lists are an "enum"',
  category: 'description',
  severity: 'information',
  source: {
    title: 'mcpconform, tool/enum-for-closed-set',
    url: 'https://github.com/cejor6/mcpconform',
    verified: '2026-08',
  },
  why: `"One of asc, desc" in the description leaves the model free to write \`ascending\`. As an \`enum\` the same list is checked the moment
the value is written, and constrained decoding cannot leave it: the search spends its candidates on the choice between the values, not on their
spelling. Lists that end in "etc.", or are introduced by "such as", are not closed and not reported; nor is one that lacks the default.

The fix takes the values over as they are quoted or written. It is not applied with others, since prose may leave a value out.`,
  examples: {
    fails: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: { sort: { type: 'string', description: 'Order of the list. One of: asc, desc.' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: {
          sort: { type: 'string', enum: ['asc', 'desc'], description: 'Order of the list' },
          field: { type: 'string', description: 'Any column, such as "date" or "amount"' },
        },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of propertyNodes(linted)) {
        const description = descriptionOf(node);
        if (description === undefined || !isOnly(node, 'string') || isChoice(node)) continue;
        if (node.schema.pattern !== undefined || node.schema.format !== undefined) continue;
        const values = listedValues(description);
        if (values === undefined || !hasDefault(node, values)) continue;
        const shown = values.slice(0, 4).map((value) => JSON.stringify(value));
        yield atNode(linted, node, {
          message: `The description of ${nameOf(node)} lists its values (${shown.join(', ')}${values.length > 4 ? ', …' : ''}), the schema takes any text.`,
          remedy: 'Add an "enum" with the values.',
          fixes: [
            {
              title: `Add "enum" with ${values.length} values`,
              edits: [{ kind: 'set', pointer: appendPointer(node.pointer, 'enum'), value: values }],
              mechanical: false,
            },
          ],
        });
      }
    }
  },
};

/** A default outside of the list means that the list is not the whole truth. */
function hasDefault({ schema }: SchemaNode, values: readonly string[]): boolean {
  const value = schema.default;
  return value === undefined || value === null || (typeof value === 'string' && values.includes(value));
}
