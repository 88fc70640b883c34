// Rule: a description is no longer than the provider takes.
import { openaiTools } from '../example-tools.ts';
import { listed } from '../place.ts';
import { profilesWhere } from '../profiles.ts';
import type { Rule } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';

export const descriptionTooLong: Rule = {
  id: 'description-too-long',
  title: "The description of a tool is within the provider's limit",
  category: 'description',
  severity: 'warning',
  source: {
    title: 'mcpconform: provider profiles',
    url: 'https://github.com/cejor6/mcpconform',
    verified: '2026-08',
  },
  why: `Some providers refuse longer descriptions, some clients cut them, and all send them with every request. The limits stand in
the profiles; a profile without a limit never reports anything. What is left over belongs to the parameters' own descriptions.`,
  examples: {
    fails: [
      openaiTools({ name: 'get_weather', description: 'Gets the weather of a city, now. '.repeat(40) }),
    ],
    passes: [openaiTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
  },
  onlyProfiles: profilesWhere(({ limits }) => limits.descriptionCharacters !== undefined),
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      const limiting = linted.profiles.filter(
        ({ limits }) =>
          limits.descriptionCharacters !== undefined && description.length > limits.descriptionCharacters,
      );
      if (limiting.length === 0) continue;
      const least = Math.min(...limiting.map(({ limits }) => limits.descriptionCharacters ?? Infinity));
      yield {
        ...atDescription(linted),
        message: `The description of ${quoted(name)} has ${description.length} characters; ${listed(limiting.map(({ title }) => title))} take${limiting.length === 1 ? 's' : ''} ${least}.`,
        remedy: 'Shorten it, or move details into the descriptions of the parameters.',
        profiles: limiting.map(({ id }) => id),
      };
    }
  },
};
