// Rule: values are not nested deeper than models write them reliably.
import { bareTools } from '../example-tools.ts';
import { atNode, nameOf } from '../place.ts';
import type { Rule, SchemaNode } from '../rule.ts';

const nested = (levels: number): { type: 'object'; properties: Record<string, object> } => ({
  type: 'object',
  properties: {
    part: levels === 0 ? { type: 'string', description: 'Name of the part' } : nested(levels - 1),
  },
});

export const deepNesting: Rule = {
  id: 'deep-nesting',
  title: 'Parameters are nested at most five levels deep',
  category: 'set',
  severity: 'information',
  source: {
    title: 'OpenAI: Structured outputs (limits of nesting)',
    url: 'https://platform.openai.com/docs/guides/structured-outputs',
    verified: '2026-08',
  },
  why: `The deeper a value lies, the more brackets a model has to keep count of, and the whole of it is one decision of the search: it can
be judged and pruned only once the outermost bracket is closed. Levels are objects and lists around the value; the parameter itself is level
one. The hard limits of providers are another rule.`,
  examples: {
    fails: [
      {
        name: 'order_machine',
        description: 'Orders a machine with its parts.',
        parameters: { type: 'object', properties: { machine: nested(5) } },
      },
    ].map((tool) => JSON.parse(JSON.stringify(tool))),
    passes: [
      bareTools({
        name: 'order_machine',
        description: 'Orders a machine with its parts.',
        properties: { machine: { type: 'object', properties: { part: { type: 'string' } } } },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      let deepest: SchemaNode | undefined;
      for (const node of linted.nodes) if (node.depth > (deepest?.depth ?? most)) deepest = node;
      if (deepest === undefined) continue;
      yield atNode(linted, deepest, {
        message: `${nameOf(deepest)} lies ${deepest.depth} levels deep.`,
        remedy: 'Make it flatter: several parameters, or two tools.',
      });
    }
  },
};

const most = 5;
