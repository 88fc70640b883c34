// Rule: a prefix that all tools share is left out (a matter of taste: off unless asked for).
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';
import { isVerb } from '../verbs.ts';
import { nameWords } from '../words.ts';

export const redundantPrefix: Rule = {
  id: 'redundant-prefix',
  title: 'The names of all tools do not begin with the same word',
  category: 'naming',
  severity: 'off',
  source: {
    title: 'mcpolish, rule MP011; against it: Anthropic, Writing tools for agents',
    url: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
    verified: '2026-11-22',
  },
  why: `A word that every name begins with tells no tool from another, costs tokens in each prompt, and every branch of a token-level
search has to write it before it can differ. Some clients prepend the server's name themselves, so that it stands there twice.

Anthropic recommends the opposite where the tools of several servers meet: a prefix for each service keeps them apart. Both are right in their
place, so the rule is off; turn it on for tools that are used by themselves.`,
  examples: {
    fails: [
      bareTools(
        { name: 'acme_get_user', description: 'Gets a user.' },
        { name: 'acme_delete_user', description: 'Deletes a user.' },
        { name: 'acme_list_orders', description: 'Lists the orders of a user.' },
      ),
    ],
    passes: [
      bareTools(
        { name: 'get_user', description: 'Gets a user.' },
        { name: 'get_order', description: 'Gets an order.' },
        { name: 'get_invoice', description: 'Gets an invoice.' },
      ),
    ],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      const [first] = set;
      if (first === undefined || set.length < 3) continue;
      const prefix = nameWords(first.tool.name)[0] ?? '';
      if (prefix === '' || isVerb(prefix)) continue;
      if (!set.every(({ tool }) => startsWith(nameWords(tool.name), prefix))) continue;
      yield {
        ...atName(first),
        message: `The names of all ${set.length} tools begin with ${quoted(prefix)}.`,
        remedy: 'Leave it out, unless the tools are shown together with those of other servers.',
      };
    }
  },
};

function startsWith(words: readonly string[], prefix: string): boolean {
  return words.length > 1 && words[0] === prefix;
}
