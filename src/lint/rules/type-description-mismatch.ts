// Rule: what a description says of a value fits the value's type.
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isChoice, isOnly, propertyNodes, typesOf } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { Rule, SchemaNode } from '../rule.ts';

export const typeDescriptionMismatch: Rule = {
  id: 'type-description-mismatch',
  title: 'The type of a parameter is the one that its description speaks of',
  category: 'description',
  severity: 'warning',
  source: {
    title: 'mcpolish, rule MP030',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `Where the words say "number of rows" and the schema says string, a model writes \`"10"\` for one tool and \`10\` for the next, and one of
them is rejected. In a search this shows as a parameter whose candidates die by "invalid value" although they mean the right thing.

Only beginnings that leave no doubt are compared: "number of …" on a text, "true if …" or "whether …" on a text or number, "list of …" on a
single value, "JSON string" on an object.`,
  examples: {
    fails: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: { limit: { type: 'string', description: 'Maximum number of orders to return' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: {
          limit: { type: 'integer', description: 'Maximum number of orders to return' },
          ids: { type: 'string', description: 'List of IDs, separated by commas' },
        },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of propertyNodes(linted)) {
        const description = descriptionOf(node)?.trim();
        if (description === undefined || isChoice(node)) continue;
        const expected = mismatches.find(({ types, says, unless }) => {
          return isOnly(node, ...types) && says.test(description) && unless?.test(description) !== true;
        })?.expected;
        if (expected === undefined || saysForm(node)) continue;
        yield atNode(linted, node, {
          message: `The description of ${nameOf(node)} speaks of ${expected}, its type is ${typesOf(node).join(' or ')}.`,
          remedy: 'Correct the type or the description.',
        });
      }
    }
  },
};

interface Mismatch {
  readonly types: readonly string[];
  readonly says: RegExp;
  readonly unless?: RegExp;
  readonly expected: string;
}

const inText =
  /\b(?:string|text|as a|separated|delimited|json|csv|comma|format(?:ted)?|"all"|range|expression|encoded)\b|["'`]\D/i;

const mismatches: readonly Mismatch[] = [
  {
    types: ['string', 'boolean'],
    says: /^(?:the )?(?:maximum |minimum |max |min |total )?(?:number|count|amount) of (?!times\b|the\b|an?\b|this\b|your\b)/i,
    unless:
      /\b(?:string|text|json|format(?:ted)?|range|units?|with|including|currency|asset|tokens?|wei|ether|decimal)\b|["'`$%]/i,
    expected: 'a number',
  },
  {
    types: ['string', 'number', 'integer'],
    says: /^(?:whether (?:or not )?(?:to|the|this|it)\b|true if\b|if true\b|set to true\b|(?:a )?boolean\b)/i,
    unless: /["'`]|\bstring\b/i,
    expected: 'true or false',
  },
  {
    types: ['string', 'number', 'integer', 'boolean'],
    says: /^(?:an? |the )?(?:list|array) of\b/i,
    unless: inText,
    expected: 'a list',
  },
  {
    types: ['array', 'number', 'integer', 'boolean'],
    says: /^(?:an? |the )?(?:json )?string\b(?! (?:array|list))/i,
    unless: /\b(?:array|list)\b/i,
    expected: 'a text',
  },
  {
    types: ['integer', 'number', 'boolean'],
    says: /^(?:an? |the )?(?:iso[- ]?8601 )?(?:date|timestamp) in (?:the )?(?:form|format) /i,
    expected: 'a text',
  },
];

/** A text may well hold a number or a list where the schema says how. */
function saysForm({ schema }: SchemaNode): boolean {
  return schema.pattern !== undefined || schema.format !== undefined;
}
