// Rule: descriptions do not advertise.
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';

export const uselessQualifier: Rule = {
  id: 'useless-qualifier',
  title: 'Descriptions have no words of praise',
  category: 'description',
  severity: 'hint',
  source: {
    title: 'mcpolish, rules MP024 and MP025',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `"Powerful", "seamlessly", "state-of-the-art" tell a model nothing that helps it to choose or to fill in a value. They do shift its
choice towards the tool that praises itself, which is worse. Only words that hardly ever carry a meaning in a tool's description are listed.`,
  examples: {
    fails: [
      bareTools({
        name: 'get_weather',
        description: 'A powerful way to seamlessly get the weather of a city.',
      }),
    ],
    passes: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      const found = [...new Set([...description.matchAll(praise)].map(([word]) => word.toLowerCase()))];
      if (found.length === 0) continue;
      yield {
        ...atDescription(linted),
        message: `The description of ${quoted(name)} praises: ${found.map((word) => quoted(word)).join(', ')}.`,
        remedy: 'Say what it does instead.',
      };
    }
  },
};

const praise =
  /\b(?:powerful|seamless(?:ly)?|robust|cutting[- ]edge|state[- ]of[- ]the[- ]art|world[- ]class|best[- ]in[- ]class|blazing(?:ly)?|lightning[- ]fast|effortless(?:ly)?|awesome|amazing|revolutionary|next[- ]gen(?:eration)?|innovative|user[- ]friendly|game[- ]changing|unparalleled|supercharge[sd]?|easy[- ]to[- ]use|industry[- ]leading)\b/gi;
