// Rule: a value in a language of its own comes with an example.
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isChoice, isOnly, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { Rule, SchemaNode } from '../rule.ts';

export const noExample: Rule = {
  id: 'no-example',
  title: 'A parameter with a syntax of its own has an example',
  category: 'description',
  severity: 'hint',
  source: {
    title: 'Anthropic: Define tools (input examples)',
    url: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools',
    verified: '2026-11-22',
  },
  why: `A regular expression tells a program what fits and a model very little; a filter syntax or a cron line without an example
is guessed from what the model has seen elsewhere. One example, in the description, in \`examples\` or as the default, is worth more than a
paragraph. The rule looks at texts with a \`pattern\` and at descriptions that name an expression, a syntax or a query language.`,
  examples: {
    fails: [
      bareTools({
        name: 'schedule_job',
        description: 'Runs a job again and again.',
        properties: { at: { type: 'string', description: 'A cron expression' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'schedule_job',
        description: 'Runs a job again and again.',
        properties: { at: { type: 'string', description: 'A cron expression, e.g. "0 8 * * 1"' } },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of propertyNodes(linted)) {
        if (!isOnly(node, 'string') || isChoice(node) || hasExample(node)) continue;
        const isPattern = typeof node.schema.pattern === 'string' && node.schema.pattern.length > 12;
        if (!isPattern && !namesSyntax.test(descriptionOf(node) ?? '')) continue;
        yield atNode(linted, node, {
          message: `The parameter ${nameOf(node)} has a syntax of its own and no example.`,
          remedy: 'Add an example to its description or to "examples".',
        });
      }
    }
  },
};

const namesSyntax =
  /\b(?:(?<!description of the )(?:regular|cron|filter|query|search|jsonpath|xpath|glob) (?:expression|pattern|syntax)|regexp?|query language|(?:jql|cql|kql|promql|logql|lucene|afts) (?:query|statement|expression|syntax|string))\b/i;

const exampleInProse =
  /\be\.?\s?g\b|\bexamples?\b|\bsuch as\b|\blike\b|\bfor instance\b|[`'"“][^`'"”]{2,}[`'"”]|^.*:\s*\S*[*^$(%]/im;

function hasExample(node: SchemaNode): boolean {
  const { schema } = node;
  if (['examples', 'example', 'default', 'format'].some((key) => schema[key] !== undefined)) return true;
  return exampleInProse.test(descriptionOf(node) ?? '');
}
