// Rule: a description says what the tool cannot do (off unless asked for).
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';

export const noLimits: Rule = {
  id: 'no-limits',
  title: 'The description of a tool says what it cannot do',
  category: 'description',
  severity: 'off',
  source: {
    title: 'Model Context Protocol tool descriptions are smelly (ToolSpec, TS002)',
    url: 'https://arxiv.org/abs/2602.14878',
    verified: '2026-11-22',
  },
  why: `A limit that is not told (the last thirty days only, at most a hundred rows, no private repositories) shows itself as an error, or
as an answer that is silently incomplete. Many tools have no limit worth a word, so the rule is off.

It looks for words such as "only", "at most", "up to", "not", "limit", "must", "requires".`,
  examples: {
    fails: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
    passes: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city in Europe only.' })],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      if (description.trim() === '' || saysLimits.test(description)) continue;
      yield {
        ...atDescription(linted),
        message: `The description of ${quoted(name)} names no limit.`,
        remedy: 'Say what it does not cover, or how much it returns at most.',
      };
    }
  },
};

const saysLimits =
  /\b(?:only|at most|up to|not|cannot|can't|never|limit(?:s|ed)?|maximum|max|minimum|must|requires?|without|except|no more than|fails?|errors?)\b/i;
