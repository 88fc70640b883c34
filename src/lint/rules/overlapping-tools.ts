// Rule: no two tools of a set are for the same purpose.
import { bareTools } from '../example-tools.ts';
import { groupBy } from '../group-by.ts';
import type { LintedTool, Rule, RuleFinding } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';
import { isVerb } from '../verbs.ts';
import { contentOf, jaccard, meaning, nameWords, textWords } from '../words.ts';

export const overlappingTools: Rule = {
  id: 'overlapping-tools',
  title: 'Tools of one set have different purposes',
  category: 'set',
  severity: 'warning',
  source: {
    title: 'Anthropic: Writing tools for agents',
    url: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
    verified: '2026-11-22',
  },
  why: `Two tools that could answer the same request split a model's votes: in a search, beams are spent on both, each gets about the same
score, and which one survives is chance. Anthropic's guide names overlapping tools as a cause of agents that go astray.

Reported are tools whose names have the same words, apart from order, from verbs that mean the same and from words such as "details" or "all",
and whose descriptions and parameters do not tell them apart either. Names that differ in one noun or in number (\`get_user\`, \`get_users\`) are not
taken for each other.`,
  examples: {
    fails: [
      bareTools(
        {
          name: 'search_documents',
          description: 'Searches the documents of the archive by their text.',
          properties: { query: { type: 'string', description: 'What to look for' } },
        },
        {
          name: 'find_documents',
          description: 'Finds documents of the archive by their text.',
          properties: { query: { type: 'string', description: 'Words to look for' } },
        },
      ),
    ],
    passes: [
      bareTools(
        {
          name: 'search_documents',
          description: 'Searches the documents of the archive by their text.',
          properties: { query: { type: 'string', description: 'What to look for' } },
        },
        {
          name: 'search_people',
          description: 'Searches the people of the company by their names.',
          properties: { query: { type: 'string', description: 'What to look for' } },
        },
      ),
    ],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) if (set.length > 1) yield* overlaps(set);
  },
};

function* overlaps(set: readonly LintedTool[]): Iterable<RuleFinding> {
  for (const [purpose, tools] of groupBy(set, ({ tool }) => purposeOf(tool.name))) {
    const [first, ...others] = tools;
    if (first === undefined || purpose === '') continue;
    for (const other of others) {
      if (first.tool.name === other.tool.name || !sameWords(first, other)) continue;
      yield {
        ...atName(other),
        message: `${quoted(other.tool.name)} and ${quoted(first.tool.name)} seem to be for the same purpose.`,
        remedy: 'Join them, or say in both descriptions when to use which.',
        related: [{ range: first.tool.nameRange, message: 'The other tool.' }],
      };
    }
  }
}

/** Words that do not make another tool of it. */
const fillers = new Set(
  'info information detail details detailed data basic full all with the a an of for by from to in on'.split(
    ' ',
  ),
);

/** A name's words without order and fillers, verbs that mean the same as one; singular and plural are two. */
function purposeOf(name: string): string {
  const words = nameWords(name)
    .filter((word) => !fillers.has(word))
    .map((word) => (isVerb(word) ? meaning(word) : word));
  return [...new Set(words)].sort().join(' ');
}

function sameWords(one: LintedTool, other: LintedTool): boolean {
  const none = one.tool.parameters.length + other.tool.parameters.length === 0;
  const parameters = none ? 1 : jaccard(parametersOf(one), parametersOf(other));
  return jaccard(descriptionOf(one), descriptionOf(other)) >= 0.5 && parameters >= 0.5;
}

const descriptionOf = ({ tool }: LintedTool) => contentOf(textWords(tool.description ?? ''));
const parametersOf = ({ tool }: LintedTool) => new Set(tool.parameters.map(({ name }) => name.toLowerCase()));
