// Rule: one word for one kind of action throughout a set of tools.
import { bareTools } from '../example-tools.ts';
import { groupBy } from '../group-by.ts';
import type { LintedTool, Rule, RuleFinding } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';
import { nameWords } from '../words.ts';

export const verbSynonyms: Rule = {
  id: 'verb-synonyms',
  title: 'Tools that do the same kind of thing begin with the same verb',
  category: 'naming',
  severity: 'hint',
  source: {
    title: 'mcpolish, rule MP014',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `Where three tools are called \`get_…\`, a \`fetch_…\` beside them suggests a difference that is not there, and a model that
guesses the name by analogy writes one that does not exist. Only verbs that mean the same are compared: get, fetch and retrieve;
delete, erase and destroy; update, modify and edit.`,
  examples: {
    fails: [
      bareTools(
        { name: 'get_user', description: 'Gets a user.' },
        { name: 'get_order', description: 'Gets an order.' },
        { name: 'get_invoice', description: 'Gets an invoice.' },
        { name: 'fetch_address', description: 'Gets an address.' },
      ),
    ],
    passes: [
      bareTools(
        { name: 'get_user', description: 'Gets a user.' },
        { name: 'get_order', description: 'Gets an order.' },
        { name: 'get_invoice', description: 'Gets an invoice.' },
        { name: 'delete_address', description: 'Deletes an address.' },
      ),
    ],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) for (const group of groups) yield* strangers(set, group);
  },
};

const groups = [
  ['get', 'fetch', 'retrieve'],
  ['delete', 'erase', 'destroy'],
  ['update', 'modify', 'edit'],
];

const fewest = 3;

function* strangers(set: readonly LintedTool[], group: readonly string[]): Iterable<RuleFinding> {
  const verbs = set.flatMap((linted) => {
    const verb = nameWords(linted.tool.name).find((word) => group.includes(word));
    return verb === undefined ? [] : [{ linted, verb }];
  });
  const [usual] = [...groupBy(verbs, ({ verb }) => verb)].toSorted((a, b) => b[1].length - a[1].length);
  if (usual === undefined || usual[1].length < fewest || usual[1].length < verbs.length * 0.75) return;
  for (const { linted, verb } of verbs) {
    if (verb === usual[0]) continue;
    yield {
      ...atName(linted),
      message: `${quoted(linted.tool.name)} says "${verb}" where ${usual[1].length} other tools say "${usual[0]}".`,
      remedy: `Write "${usual[0]}", unless it does something else.`,
    };
  }
}
