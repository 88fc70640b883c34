// Rule: a description says more than the name.
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isOnly, propertyNodes } from '../nodes.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { Rule, SchemaNode } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';
import { contentOf, nameWords, textWords } from '../words.ts';

export const tautology: Rule = {
  id: 'tautology',
  title: 'A description says more than the name does',
  category: 'description',
  severity: 'warning',
  source: {
    title: 'Model Context Protocol tool descriptions are smelly (ToolSpec, TS001)',
    url: 'https://arxiv.org/abs/2602.14878',
    verified: '2026-11-22',
  },
  why: `"Gets the user" on \`get_user\` costs tokens and tells nothing: which user, by what, with which fields? Words are compared by their
stems, and verbs that mean the same count as one. Where function names are masked, as in ToolPRM's training data, such a description is all
there is, and then it is a description of little.

For parameters it is a hint only, and not given for booleans, for values that the schema lists, or where a format, a pattern or
bounds say the rest.`,
  examples: {
    fails: [
      bareTools({ name: 'get_user', description: 'Retrieves a user.' }),
      bareTools({
        name: 'get_user',
        description: 'Gets the profile of a person by ID.',
        properties: { account: { type: 'string', description: 'The account' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'get_user',
        description: 'Gets the profile of a person by ID.',
        properties: { account: { type: 'string', description: 'ID of the account, such as "A-17"' } },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      if (repeats(description, name)) {
        yield {
          ...atDescription(linted),
          message: `The description of ${quoted(name)} says no more than its name.`,
          remedy: 'Say what it works on, what it returns, and when to use it.',
        };
      }
      for (const node of propertyNodes(linted)) {
        if (saysMore(node) || !repeats(descriptionOf(node) ?? '', node.property?.name ?? '')) continue;
        yield atKeyword(linted, node, 'description', {
          message: `The description of ${nameOf(node)} says no more than its name.`,
          remedy: 'Say what the value means, and give its form or an example.',
          severity: 'hint',
        });
      }
    }
  },
};

const fillers = contentOf(
  (
    'tool function method api endpoint operation use used using allow allows enable enables given specific specified provide ' +
    'provided value parameter argument field input please simply just'
  ).split(' '),
);

function repeats(description: string, name: string): boolean {
  if (description.trim() === '' || /[^\p{Script=Latin}\p{Script=Common}]/u.test(description)) return false;
  const said = contentOf(textWords(description));
  const known = contentOf(nameWords(name));
  return [...said].every((word) => known.has(word) || fillers.has(word));
}

function saysMore(node: SchemaNode): boolean {
  const { schema } = node;
  const keys = [
    'enum',
    'const',
    'format',
    'pattern',
    'minimum',
    'maximum',
    'properties',
    'items',
    'default',
    'examples',
  ];
  return isOnly(node, 'boolean', 'object', 'array') || keys.some((key) => schema[key] !== undefined);
}
