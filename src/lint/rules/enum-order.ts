// Rule: the usual value of an enumeration comes first (a matter of taste: off unless asked for).
import { appendPointer } from '../../tools/json-pointer.ts';
import { bareTools } from '../example-tools.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../tool-parts.ts';

const example = (...values: readonly string[]) =>
  bareTools({
    name: 'get_weather',
    description: 'Gets the weather of a city, now.',
    properties: {
      unit: { type: 'string', enum: values, default: 'celsius', description: 'Unit of temperatures' },
    },
  });

export const enumOrder: Rule = {
  id: 'enum-order',
  title: 'The default of an enumeration is its first value',
  category: 'search',
  severity: 'off',
  source: {
    title: 'ToolPRM Inspector (a rule of its own)',
    url: 'https://arxiv.org/abs/2510.14703',
    verified: '2026-11-22',
  },
  why: `A small model leans towards what it read first, and a policy that is sampled at a temperature shows how strongly: the first value of an
enumeration is proposed more often than its meaning explains. Where the schema names a default, that value is the one to profit. How large the effect is
depends on the model, so the rule is off; the evidence from your own searches tells whether it is worth turning on.`,
  examples: {
    fails: [example('fahrenheit', 'kelvin', 'celsius')],
    passes: [example('celsius', 'fahrenheit', 'kelvin')],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of linted.nodes) {
        const { enum: values, default: usual } = node.schema;
        if (!Array.isArray(values) || typeof usual !== 'string' || values.indexOf(usual) <= 0) continue;
        const order = [usual, ...values.filter((value) => value !== usual)];
        yield atKeyword(linted, node, 'enum', {
          message: `The default of ${nameOf(node)}, ${quoted(usual)}, is not the first value of its enumeration.`,
          remedy: 'Put it first.',
          fixes: [
            {
              title: `Put ${quoted(usual)} first`,
              edits: [{ kind: 'set', pointer: appendPointer(node.pointer, 'enum'), value: order }],
              mechanical: false,
            },
          ],
        });
      }
    }
  },
};
