// Rule: a default fits the schema that it stands in.
import { appendPointer } from '../../tools/json-pointer.ts';
import { own } from '../../tools/json-tree.ts';
import { mcpParameter } from '../example-schemas.ts';
import { misfit } from '../fits.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { rootOf, schemasOf } from '../schemas.ts';

export const defaultValid: Rule = {
  id: 'default-valid',
  title: 'A default is a valid value.',
  category: 'structure',
  severity: 'warning',
  source: {
    title: 'JSON Schema 2020-12, default',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-default',
    verified: '2026-11-22',
  },
  why: `JSON Schema recommends that a default be valid. Models copy it: a default of the wrong type teaches them to write
values that the check then refuses. A \`null\` in a schema that does not allow null comes from programs that mean "not given":
leave the default out, for a parameter that is not required needs none. Only such a \`null\` is taken out with all other fixes at once.`,
  examples: {
    fails: [
      mcpParameter({ type: 'integer', default: '1' }),
      mcpParameter({ type: 'string', default: null }),
      mcpParameter({ type: 'string', enum: ['ground', 'first'], default: 'cellar' }),
    ],
    passes: [
      mcpParameter({ type: 'integer', default: 1 }),
      mcpParameter({ type: ['string', 'null'], default: null }),
    ],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const value = own(node.schema, 'default');
      if (value === undefined) continue;
      const reason = misfit(value, node.schema, rootOf(linted));
      if (reason === undefined) continue;
      yield atKeyword(linted, node, 'default', {
        message: `The default of ${nameOf(node)} ${reason}.`,
        remedy: value === null ? 'Leave it out, or allow null.' : 'Write a valid value, or leave it out.',
        fixes: [
          {
            title: 'Remove the default',
            edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, 'default') }],
            mechanical: value === null,
          },
        ],
      });
    }
  },
};
