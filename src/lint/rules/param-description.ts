// Rule: every parameter has a description.
import { bareTools } from '../example-tools.ts';
import { descriptionOf, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { Rule, SchemaNode } from '../rule.ts';

export const paramDescription: Rule = {
  id: 'param-description',
  title: 'Every parameter has a description',
  category: 'description',
  severity: 'warning',
  source: {
    title: 'Model Context Protocol tool descriptions are smelly (ToolSpec, TS102)',
    url: 'https://arxiv.org/abs/2602.14878',
    verified: '2026-11-22',
  },
  why: `A parameter's value is one decision of the search, and its description is what the policy writes it by and the reward model
judges it by. A name and a type rarely say what belongs there: which of two dates, which unit, a name or an ID. Properties inside an object are
information only; a description behind \`$ref\`, or one on the schema's branches, counts.`,
  yieldsTo: ['opaque-parameter'],
  examples: {
    fails: [
      bareTools({
        name: 'get_weather',
        description: 'Gets the weather of a city, now.',
        properties: { city: { type: 'string' } },
      }),
      bareTools({
        name: 'get_weather',
        description: 'Gets the weather of a place, now.',
        properties: {
          place: {
            type: 'object',
            description: 'Where, by coordinates',
            properties: { latitude: { type: 'number' } },
          },
        },
      }),
    ],
    passes: [
      bareTools({
        name: 'get_weather',
        description: 'Gets the weather of a city, now.',
        properties: { city: { type: 'string', description: 'Name of the city in English' } },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of propertyNodes(linted)) {
        if ((descriptionOf(node) ?? '').trim() !== '' || saysElsewhere(node)) continue;
        yield atNode(linted, node, {
          message: `The parameter ${nameOf(node)} has no description.`,
          remedy: 'Say what the value means, and give its form or an example.',
          ...(node.depth > 1 ? { severity: 'information' as const } : {}),
        });
      }
    }
  },
};

/** A reference may bring a description with it, branches may have their own; a constant needs none. */
function saysElsewhere({ schema }: SchemaNode): boolean {
  return ['$ref', 'anyOf', 'oneOf', 'allOf', 'const'].some((key) => {
    const value = schema[key];
    return key.startsWith('$') || key === 'const'
      ? value !== undefined
      : JSON.stringify(value ?? '').includes('"description"') ||
          JSON.stringify(value ?? '').includes('"$ref"');
  });
}
