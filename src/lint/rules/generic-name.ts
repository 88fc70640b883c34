// Rule: a tool's name says what it works on.
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';
import { nameWords } from '../words.ts';

export const genericName: Rule = {
  id: 'generic-name',
  title: 'The name of a tool is more than "search", "get" or "handle_data"',
  category: 'naming',
  severity: 'warning',
  source: {
    title: 'mcpolish, rule MP010',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `A name such as \`search\`, \`run\` or \`handle_data\` fits nearly every request, so that a model picks it for questions that
other tools answer, and two servers that both have it cannot be told apart. In a search the function's name is the first decision: a
branch that goes wrong there is lost whatever its arguments are. Where a tool stands alone the finding is information only.`,
  examples: {
    fails: [
      bareTools(
        { name: 'search', description: 'Searches the documents of the archive.' },
        { name: 'get_page', description: 'Gets one page of a document.' },
      ),
      bareTools({ name: 'process_data', description: 'Sums the figures of a table.' }),
    ],
    passes: [bareTools({ name: 'search_archive', description: 'Searches the documents of the archive.' })],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      for (const linted of set) {
        const words = nameWords(linted.tool.name);
        if (words.length === 0 || words.some((word) => !generic.has(word))) continue;
        yield {
          ...atName(linted),
          message: `The name ${quoted(linted.tool.name)} does not say what the tool works on.`,
          remedy: 'Name the thing as well: "search_documents" instead of "search".',
          ...(set.length === 1 ? { severity: 'information' as const } : {}),
        };
      }
    }
  },
};

const generic = new Set(
  (
    'search get run execute query handle process do call perform use fetch make manage invoke start stop list create update ' +
    'delete find read write send check set add remove submit data thing things info information action actions tool function func ' +
    'input output stuff method helper main something value values api'
  ).split(' '),
);
