// Rule: a description says what the tool returns (off unless asked for).
import { member } from '../../tools/json-tree.ts';
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atDescription, bodyOf, quoted } from '../tool-parts.ts';

export const noReturnInfo: Rule = {
  id: 'no-return-info',
  title: 'The description of a tool says what it returns',
  category: 'description',
  severity: 'off',
  source: {
    title: 'mcpolish, rule MP003',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `A model plans with what a tool gives back: an ID that the next call needs, one row or all, an error or nothing. An output schema
says it better than words, so that a tool with one passes. The rule is off: for a tool that gets something, its name already says much.

It looks for words such as "returns", "result", "response", "list of", "a number of", "true if".`,
  examples: {
    fails: [bareTools({ name: 'book_table', description: 'Books a table in a restaurant.' })],
    passes: [
      bareTools({
        name: 'book_table',
        description: 'Books a table in a restaurant and returns the booking number.',
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      if (description.trim() === '' || saysReturn.test(description)) continue;
      const { tree } = bodyOf(linted);
      if (['outputSchema', 'response', 'returns'].some((key) => member(tree, key) !== undefined)) continue;
      yield {
        ...atDescription(linted),
        message: `The description of ${quoted(name)} does not say what it returns.`,
        remedy: 'Add a sentence that begins with "Returns …", or an output schema.',
      };
    }
  },
};

const saysReturn =
  /\b(?:returns?|returned|results?|responses?|outputs?|yields?|gives?|lists? (?:of|all)|true if|produces?|answers?)\b/i;
