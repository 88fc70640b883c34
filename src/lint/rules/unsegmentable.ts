// Rule: a value is small enough to be one decision.
import { bareTools } from '../example-tools.ts';
import { isOnly } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { LintedTool, Rule, SchemaNode } from '../rule.ts';

export const unsegmentable: Rule = {
  id: 'unsegmentable',
  title: 'A parameter does not hold many choices in one value',
  category: 'search',
  severity: 'information',
  source: {
    title: 'ToolPRM: one argument is one decision (arXiv 2510.14703, section 3)',
    url: 'https://arxiv.org/abs/2510.14703',
    verified: '2026-08',
  },
  why: `The search goes from decision to decision: the function's name, then each argument, a parameter's name together with its whole value. It
cannot stop inside a value. A list of objects is therefore sampled in one piece, scored in one piece, and pruned in one piece: if one field of
the third item is wrong, the candidate is lost with all that was right, and no candidate can put a good first item beside a good second one. More candidates
(M) help little there, since each has to get everything right at once. The reward model was trained to judge single arguments, and its score for such
a value says less.

Reported are lists of objects with several fields, lists in lists, and objects with more than four fields. Several parameters, or a tool
that is called once for each item, give the search something to hold on to.`,
  examples: {
    fails: [
      bareTools({
        name: 'plan_trip',
        description: 'Plans a trip with several stops.',
        properties: {
          stops: {
            type: 'array',
            description: 'Where to stop',
            items: {
              type: 'object',
              properties: {
                city: { type: 'string' },
                nights: { type: 'integer' },
                hotel: { type: 'string' },
              },
            },
          },
        },
      }),
    ],
    passes: [
      bareTools({
        name: 'add_stop',
        description: 'Adds a stop to a trip.',
        properties: { city: { type: 'string' }, nights: { type: 'integer' }, hotel: { type: 'string' } },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const [parameter, inside] of byParameter(linted)) {
        const fields = inside.filter(({ property }) => property !== undefined).length;
        const lists = inside.filter((node) => isOnly(node, 'array') && node.depth > parameter.depth).length;
        const isList = isOnly(parameter, 'array');
        if (!(isList ? fields >= 2 || lists > 0 : fields > mostFields)) continue;
        const what =
          fields > 0
            ? `${fields} field${fields === 1 ? '' : 's'}${isList ? ' for every item' : ''}`
            : 'lists in a list';
        yield atNode(linted, parameter, {
          message: `The value of ${nameOf(parameter)} is one decision of a search and holds ${what}: it is scored and pruned only as a whole.`,
          remedy: 'Make it several parameters, or a tool that is called once for each item.',
        });
      }
    }
  },
};

const mostFields = 4;

/** The schemas inside each parameter, in one pass. */
function byParameter({ nodes }: LintedTool): ReadonlyMap<SchemaNode, readonly SchemaNode[]> {
  const groups = new Map<SchemaNode, SchemaNode[]>();
  let current: SchemaNode[] | undefined;
  let name: string | undefined;
  for (const node of nodes) {
    if (
      node.depth === 1 &&
      node.property !== undefined &&
      node.parameter === node.property.name &&
      node.parameter !== name
    ) {
      current = [];
      name = node.parameter;
      groups.set(node, current);
    } else if (node.parameter !== undefined && node.parameter === name) current?.push(node);
  }
  return groups;
}
