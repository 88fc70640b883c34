// Rule: not more tools at once than providers take, or models handle well.
import { openaiTools } from '../example-tools.ts';
import { listed } from '../place.ts';
import type { LintedTool, Rule, RuleFinding } from '../rule.ts';
import { atName } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';

const parts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `get_part_${index}`,
    description: `Gets part number ${index} of the catalogue.`,
  }));

export const toolCount: Rule = {
  id: 'tool-count',
  title: 'A set has at most 20 tools, and no more than the provider takes',
  category: 'set',
  severity: 'information',
  source: {
    title: 'OpenAI: Function calling, best practices',
    url: 'https://platform.openai.com/docs/guides/function-calling',
    verified: '2026-11-22',
  },
  why: `OpenAI suggests fewer than 20 functions at the start of a turn, as a soft limit: with more, the wrong one is chosen more often, and
each request carries all of them. Beyond the hard limit of a provider (it stands in the profile) the request fails, which is an error.

A file may well hold a whole catalogue from which a program picks; then ask for fewer, or turn the rule off for that file.`,
  examples: {
    fails: [openaiTools(...parts(21)), openaiTools(...parts(129))],
    passes: [openaiTools(...parts(20))],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      const [first] = set;
      if (first === undefined || set.length <= advised) continue;
      yield { ...atName(first), ...tooMany(first, set.length) };
    }
  },
};

const advised = 20;

function tooMany(
  first: LintedTool,
  count: number,
): Pick<RuleFinding, 'message' | 'remedy' | 'severity' | 'profiles'> {
  const refusing = first.profiles.filter(({ limits }) => limits.tools !== undefined && count > limits.tools);
  const remedy = 'Offer fewer at once: choose by the request, or join tools that are always used together.';
  if (refusing.length === 0) {
    return { message: `These are ${count} tools; models choose best among ${advised} or fewer.`, remedy };
  }
  const most = Math.min(...refusing.map(({ limits }) => limits.tools ?? Infinity));
  return {
    message: `These are ${count} tools; ${listed(refusing.map(({ title }) => title))} take${refusing.length === 1 ? 's' : ''} ${most} at most.`,
    remedy,
    severity: 'error',
    profiles: refusing.map(({ id }) => id),
  };
}
