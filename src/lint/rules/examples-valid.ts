// Rule: examples fit the schema that they stand in.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member, own } from '../../tools/json-tree.ts';
import { mcpParameter } from '../example-schemas.ts';
import { misfit } from '../fits.ts';
import { atKeyword, atValue, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { rootOf, schemasOf } from '../schemas.ts';

export const examplesValid: Rule = {
  id: 'examples-valid',
  title: 'Examples are valid values',
  category: 'structure',
  severity: 'warning',
  source: {
    title: 'JSON Schema 2020-12, examples',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-examples',
    verified: '2026-11-22',
  },
  why: 'An example weighs more than a description: models write what they are shown. One that the schema does not allow teaches them calls that are then refused.',
  examples: {
    fails: [mcpParameter({ type: 'integer', examples: [1, 'second'] })],
    passes: [mcpParameter({ type: 'integer', examples: [1, 2] })],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const examples = own(node.schema, 'examples');
      if (!Array.isArray(examples)) continue;
      const isList = member(node.tree, 'examples')?.kind === 'array';
      for (const [index, value] of examples.entries()) {
        const reason = misfit(value, node.schema, rootOf(linted));
        if (reason === undefined) continue;
        const segments = isList ? ['examples', index] : ['examples'];
        const words = {
          message: `An example of ${nameOf(node)} ${reason}.`,
          remedy: 'Write a valid value, or remove it.',
          fixes: [
            {
              title: 'Remove the example',
              edits: [{ kind: 'remove' as const, pointer: appendPointer(node.pointer, ...segments) }],
              mechanical: false,
            },
          ],
        };
        yield isList ? atValue(linted, node, segments, words) : atKeyword(linted, node, 'examples', words);
      }
    }
  },
};
