// Rule: a tool asks for no more than a model can keep in view.
import { bareTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';

const parameters = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `side_${index}`,
      { type: 'number', description: `Length of side ${index} in metres` },
    ]),
  );

export const tooManyParams: Rule = {
  id: 'too-many-params',
  title: 'A tool has at most 15 parameters',
  category: 'set',
  severity: 'information',
  source: {
    title: 'OpenAI: Function calling, best practices (do not make the model fill what the program knows)',
    url: 'https://platform.openai.com/docs/guides/function-calling',
    verified: '2026-11-22',
  },
  why: `Each parameter that a call gives is one more decision, and a call is right only if all of them are: at 98 % for each, twenty
parameters leave two calls in three. Where most are optional, the question which to give is a decision as well. 15 is a rule of thumb of other
linters, not a measured limit.`,
  examples: {
    fails: [
      bareTools({
        name: 'measure_area',
        description: 'Calculates the area of a polygon.',
        properties: parameters(16),
      }),
    ],
    passes: [
      bareTools({
        name: 'measure_area',
        description: 'Calculates the area of a polygon.',
        properties: parameters(15),
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, parameters } = linted.tool;
      if (parameters.length <= most) continue;
      yield {
        ...atName(linted),
        message: `The tool ${quoted(name)} has ${parameters.length} parameters.`,
        remedy: 'Split it by purpose, or leave out what the program can fill in itself.',
      };
    }
  },
};

const most = 15;
