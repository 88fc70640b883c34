// Rule: an enum lists each value once.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member, plainValue } from '../../tools/json-tree.ts';
import { mcpParameter } from '../example-schemas.ts';
import { atValue, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

export const duplicateEnumValue: Rule = {
  id: 'duplicate-enum-value',
  title: 'An enum lists each value once',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, enum',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-enum',
    verified: '2026-11-22',
  },
  why: 'The items of an enum should be unique, says JSON Schema; drafts before 2019-09 demand it, and validators of these drafts refuse the schema. A repeated value also costs tokens in every request, and is mostly a value that was meant to be another.',
  examples: {
    fails: [mcpParameter({ type: 'string', enum: ['ground', 'first', 'ground'] })],
    passes: [mcpParameter({ type: 'string', enum: ['ground', 'first'] })],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const list = member(node.tree, 'enum');
      if (list?.kind !== 'array') continue;
      const seen = new Set<string>();
      for (const [index, item] of list.items.entries()) {
        const text = JSON.stringify(plainValue(item));
        if (!seen.has(text)) {
          seen.add(text);
          continue;
        }
        yield atValue(linted, node, ['enum', index], {
          message: `The enum of ${nameOf(node)} has ${text.slice(0, 60)} twice.`,
          remedy: 'Remove one of them, or write the value that was meant.',
          fixes: [
            {
              title: 'Remove the repeated value',
              edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, 'enum', index) }],
              mechanical: true,
            },
          ],
        });
      }
    }
  },
};
