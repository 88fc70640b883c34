// Rule: a tool's name says what it does.
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { namesAction } from '../verbs.ts';
import { nameWords } from '../words.ts';

export const nameVerbNoun: Rule = {
  id: 'name-verb-noun',
  title: 'The name of a tool has a verb in it',
  category: 'naming',
  severity: 'hint',
  source: {
    title: 'VS Code: language model tools, guidelines for names',
    url: 'https://code.visualstudio.com/api/extension-guides/ai/tools',
    verified: '2026-08',
  },
  why: `VS Code's guide asks for names of the form \`verb_noun\`: \`get_weather\` says more than \`weather\`, which could as well
set it. It matters most beside other tools about the same thing. The rule knows some 500 English verbs, and counts nouns that are
made of them (\`converter\`, \`prediction\`); a name without any is worth a second look, and no more than that.`,
  examples: {
    fails: [bareTools({ name: 'city_weather', description: 'Gets the weather of a city, now.' })],
    passes: [
      bareTools({ name: 'get_weather_forecast', description: 'Gets the weather of the next days.' }),
      bareTools({ name: 'calculateArea', description: 'Calculates the area of a rectangle.' }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const words = nameWords(linted.tool.name);
      if (!words.some((word) => word.length > 1 && /^[a-z]+$/.test(word)) || words.some(namesAction))
        continue;
      yield {
        ...atName(linted),
        message: `The name ${quoted(linted.tool.name)} does not say what the tool does: it has no verb.`,
        remedy: 'Put a verb in front, such as "get_" or "create_".',
      };
    }
  },
};
