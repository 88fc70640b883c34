// Rule: every tool has a description.
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';

export const toolDescription: Rule = {
  id: 'tool-description',
  title: 'Every tool has a description',
  category: 'description',
  severity: 'error',
  source: {
    title: 'Anthropic: Define tools',
    url: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools',
    verified: '2026-11-22',
  },
  why: `The description is what a model chooses a tool by; providers call it the most important part of a definition. Without one
the name alone decides. ToolPRM's reward model reads descriptions as well: it was trained on tools whose names had been replaced by random
text, so that without a description it has nothing to go by.`,
  examples: {
    fails: [bareTools({ name: 'get_weather' }), bareTools({ name: 'get_weather', description: ' ' })],
    passes: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description } = linted.tool;
      if (description !== undefined && description.trim() !== '') continue;
      yield {
        ...atDescription(linted),
        message: `The tool ${quoted(name)} has no description.`,
        remedy: 'Say what it does, when to use it, and what it returns.',
      };
    }
  },
};
