// Rule: a schema is valid JSON Schema.
import { textOf } from '../../tools/json-tree.ts';
import { readTypeWord } from '../../tools/type-words.ts';
import { mcpParameter, mcpTool } from '../example-schemas.ts';
import { asFinding, type Restated, restated } from '../restated.ts';
import type { Fix, Rule } from '../rule.ts';

export const validJsonSchema: Rule = {
  id: 'valid-json-schema',
  title: 'A schema is valid JSON Schema',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, validation',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation',
    verified: '2026-11-22',
  },
  why: `A schema that breaks the rules of JSON Schema is refused by servers that compile it, and read in different ways by
those that do not. Here its tool is still read as far as it goes, but values cannot be checked against the broken part.

The draft is 2020-12, unless \`$schema\` names an older one. Patterns must be regular expressions of JavaScript.`,
  examples: {
    fails: [
      mcpParameter({ type: 'str' }),
      mcpParameter({ type: 'integer', minimum: 'one' }),
      mcpTool({ type: 'object', properties: { floor: 'integer' } }),
    ],
    passes: [mcpParameter({ type: 'string' }), mcpParameter({ type: 'integer', minimum: 1 })],
  },
  restates: ['invalid-schema', 'unknown-type'],
  *check(subject) {
    for (const each of restated(subject, ['invalid-schema', 'unknown-type'])) {
      yield asFinding(each, fixesOf(each));
    }
  },
};

/** A type word that is understood all the same is written as JSON Schema has it. */
function fixesOf({ problem, tree }: Restated): readonly Fix[] {
  if (problem.code !== 'unknown-type') return [];
  const meaning = readTypeWord(textOf(tree) ?? '');
  if (meaning?.type === undefined || meaning.items !== undefined || meaning.optional === true) return [];
  const { type } = meaning;
  return [
    {
      title: `Write "${type}"`,
      edits: [{ kind: 'set', pointer: problem.pointer, value: type }],
      mechanical: true,
    },
  ];
}
