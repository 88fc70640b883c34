// Rule: a tool that lists things can be asked for a part of them (off unless asked for).
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { nameWords } from '../words.ts';

export const noPagination: Rule = {
  id: 'no-pagination',
  title: 'A tool that lists things has a limit or a page',
  category: 'set',
  severity: 'off',
  source: {
    title: 'Anthropic: Writing tools for agents (pagination, filtering, truncation)',
    url: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
    verified: '2026-11-22',
  },
  why: `A list without an end fills the context of the conversation. Anthropic's guide asks for pagination, ranges or filters in every tool that
may return much. Whether a list can be long, the schema does not say, so the rule is off; it looks for tools named \`list_…\` without a
parameter such as limit, page, cursor or offset.`,
  examples: {
    fails: [bareTools({ name: 'list_orders', description: 'Lists the orders of a customer.' })],
    passes: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: { limit: { type: 'integer', description: 'How many at most' } },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, parameters } = linted.tool;
      if (!nameWords(name).includes('list')) continue;
      if (parameters.some((parameter) => nameWords(parameter.name).some((word) => pages.has(word)))) continue;
      yield {
        ...atName(linted),
        message: `${quoted(name)} lists things and has no limit.`,
        remedy: 'Add a parameter such as "limit" or "cursor".',
      };
    }
  },
};

const pages = new Set(
  'limit page pages cursor offset after before skip top first last max maximum size count start since from per n k'.split(
    ' ',
  ),
);
