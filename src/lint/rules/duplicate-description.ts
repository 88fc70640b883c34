// Rule: no two tools, and no two parameters of one tool, are described by the same words.
import { entry } from '../../tools/json-tree.ts';
import type { TextRange } from '../../tools/tool.ts';
import { bareTools } from '../example-tools.ts';
import { descriptionOf, propertyNodes } from '../nodes.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { LintedTool, Rule, RuleFinding } from '../rule.ts';
import { similarPairs } from '../similar.ts';
import { atDescription, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';
import { contentOf, nameWords, textWords } from '../words.ts';

const profile =
  'the profile of a person with name, address, telephone, language, employer, office, birthday and picture';

export const duplicateDescription: Rule = {
  id: 'duplicate-description',
  title: 'Tools, and the parameters of one tool, have different descriptions',
  category: 'description',
  severity: 'warning',
  source: {
    title: 'mcpolish, rule MP033',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `Where two descriptions say the same, only the names are left to choose by; often the second was copied and forgotten. A
model confuses such tools and parameters (a \`date\` and a \`start_date\`, both "The date"), and in a search both come back as candidates
with nearly the same score. Nearly equal descriptions of tools are information only, and only reported where what differs is not in the
names either. Short descriptions of parameters (under three words) are left to other rules.`,
  examples: {
    fails: [
      bareTools(
        { name: 'get_user', description: 'Gets the profile of a person.' },
        { name: 'get_admin', description: 'Gets the profile of a person.' },
      ),
      bareTools({
        name: 'book_room',
        description: 'Books a room in a hotel.',
        properties: {
          date: { type: 'string', description: 'The date of the booking' },
          start_date: { type: 'string', description: 'The date of the booking' },
        },
      }),
      bareTools(
        { name: 'get_user', description: `Gets ${profile}.` },
        { name: 'get_admin', description: `Gets ${profile}, now.` },
      ),
    ],
    passes: [
      bareTools(
        { name: 'get_user', description: 'Gets the profile of a person.' },
        { name: 'get_admin', description: 'Gets the profile of an administrator, with roles.' },
      ),
    ],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      const descriptions = set.map(said);
      yield* sameTools(set, descriptions);
      yield* similarTools(set, descriptions);
    }
  },
  alone: sameParameters,
};

/** A description's words, with what tells whether two have the same ones. */
interface Said {
  readonly words: readonly string[];
  readonly text: string;
}

function said({ tool }: LintedTool): Said {
  const words = textWords(tool.description ?? '');
  return { words, text: words.join(' ') };
}

function* sameTools(set: readonly LintedTool[], descriptions: readonly Said[]): Iterable<RuleFinding> {
  const first = new Map<string, LintedTool>();
  for (const [index, linted] of set.entries()) {
    const text = descriptions[index]?.text ?? '';
    const earlier = first.get(text);
    if (text === '') continue;
    if (earlier === undefined) first.set(text, linted);
    else if (earlier.tool.name !== linted.tool.name) {
      const message = `${quoted(linted.tool.name)} and ${quoted(earlier.tool.name)} have the same description.`;
      yield { ...atDescription(linted), ...beside(message, earlier.tool.descriptionRange) };
    }
  }
}

/** Descriptions of fewer words differ by one word too easily. */
const fewestWords = 8;

function* similarTools(set: readonly LintedTool[], descriptions: readonly Said[]): Iterable<RuleFinding> {
  const content = descriptions.map(({ words: all }) => {
    const words = contentOf(all);
    return words.size < fewestWords ? new Set<string>() : words;
  });
  const told = new Set<number>();
  for (const { earlier, later } of similarPairs(content, 0.9)) {
    const one = set[earlier]?.tool;
    const linted = set[later];
    if (one === undefined || linted === undefined || told.has(later) || one.name === linted.tool.name)
      continue;
    if (descriptions[earlier]?.text === descriptions[later]?.text) continue;
    const names = contentOf([...nameWords(one.name), ...nameWords(linted.tool.name)]);
    if (differing(content[earlier], content[later]).some((word) => names.has(word))) continue;
    told.add(later);
    const message = `${quoted(linted.tool.name)} and ${quoted(one.name)} have nearly the same description.`;
    yield { ...atDescription(linted), ...beside(message, one.descriptionRange), severity: 'information' };
  }
}

function differing(
  one: ReadonlySet<string> = new Set(),
  other: ReadonlySet<string> = new Set(),
): readonly string[] {
  return [...[...one].filter((word) => !other.has(word)), ...[...other].filter((word) => !one.has(word))];
}

function* sameParameters(linted: LintedTool): Iterable<RuleFinding> {
  const first = new Map<string, { readonly name: string; readonly range: TextRange }>();
  for (const node of propertyNodes(linted, 1)) {
    const words = textWords(descriptionOf(node) ?? '');
    if (words.length < 3) continue;
    const text = words.join(' ');
    const earlier = first.get(text);
    const range = entry(node.tree, 'description')?.value.range;
    if (earlier === undefined) first.set(text, { name: nameOf(node), range: range ?? node.labelRange });
    else {
      const message = `${nameOf(node)} and ${earlier.name} have the same description.`;
      yield atKeyword(linted, node, 'description', beside(message, earlier.range));
    }
  }
}

function beside(
  message: string,
  earlier: TextRange | undefined,
): Pick<RuleFinding, 'message' | 'remedy' | 'related'> {
  return {
    message,
    remedy: 'Say in each what the other is not.',
    ...(earlier === undefined ? {} : { related: [{ range: earlier, message: 'The other description.' }] }),
  };
}
