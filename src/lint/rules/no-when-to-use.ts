// Rule: a description says when to use the tool (off unless asked for).
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';

export const noWhenToUse: Rule = {
  id: 'no-when-to-use',
  title: 'The description of a tool says when to use it',
  category: 'description',
  severity: 'off',
  source: {
    title: 'VS Code: language model tools, writing descriptions',
    url: 'https://code.visualstudio.com/api/extension-guides/ai/tools',
    verified: '2026-08',
  },
  why: `VS Code's and Anthropic's guides ask for it: what a tool does, when it should be used and when not. It matters where two tools could
answer the same question. Hardly any published tool says it, so the rule is off; turn it on for tools that you write yourself.

It looks for words such as "use this when", "for questions about", "before", "instead of", "do not use".`,
  examples: {
    fails: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
    passes: [
      bareTools({
        name: 'get_weather',
        description: 'Gets the weather of a city, now. Use it when somebody asks what it is like outside.',
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      if (description.trim() === '' || saysWhen.test(description)) continue;
      yield {
        ...atDescription(linted),
        message: `The description of ${quoted(name)} does not say when to use it, or when not.`,
        remedy: 'Add a sentence that begins with "Use it when …" or "Do not use it for …".',
      };
    }
  },
};

const saysWhen =
  /\b(?:when(?:ever)?|if (?:you|the user)|use (?:this|it)|useful for|useful to|ideal for|call (?:this|it)|instead of|rather than|before|after|only for|do not use|don't use|for questions|in order to)\b/i;
