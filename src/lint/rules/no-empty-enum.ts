// Rule: an enum has values.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member } from '../../tools/json-tree.ts';
import { mcpParameter } from '../example-schemas.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

export const noEmptyEnum: Rule = {
  id: 'no-empty-enum',
  title: 'An enum lists at least one value',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, enum',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-enum',
    verified: '2026-11-22',
  },
  why: 'No value satisfies an empty list, so that no call with this parameter is ever valid; servers that compile schemas refuse it. It is mostly left behind by a program that filled the list from something that was empty.',
  examples: {
    fails: [mcpParameter({ type: 'string', enum: [] })],
    passes: [mcpParameter({ type: 'string', enum: ['ground', 'first'] }), mcpParameter({ type: 'string' })],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const list = member(node.tree, 'enum');
      if (list?.kind !== 'array' || list.items.length > 0) continue;
      yield atKeyword(linted, node, 'enum', {
        message: `The enum of ${nameOf(node)} is empty: no value is allowed.`,
        remedy: 'List the values, or remove "enum".',
        fixes: [
          {
            title: 'Remove "enum"',
            edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, 'enum') }],
            mechanical: true,
          },
        ],
      });
    }
  },
};
