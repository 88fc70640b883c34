// Rule: no keyword that the provider accepts and then passes over.
import { anthropicParameter, strictParameter } from '../example-schemas.ts';
import { keywordFinding, treatedKeywords } from '../keyword-treatment.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';
import { ownSubsets } from './unsupported-keyword.ts';

export const unenforcedKeyword: Rule = {
  id: 'unenforced-keyword',
  title: 'A strict schema does not count on keywords that the provider passes over',
  category: 'strict',
  severity: 'warning',
  source: {
    title: 'Anthropic, structured outputs, JSON Schema limitations',
    url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations',
    verified: '2026-11-22',
  },
  why: `In strict mode one counts on the answer to fit the schema. A keyword that the documentation does not list is at best
passed over, so that values come which it forbids, and may be refused one day. Say it in the description as well, and check
the answer yourself.`,
  examples: {
    fails: [
      strictParameter({ type: 'string', minLength: 2 }),
      anthropicParameter({ type: 'array', items: { type: 'integer' }, contains: { const: 1 } }),
    ],
    passes: [strictParameter({ type: 'string', pattern: '^[A-Z]$' }), anthropicParameter({ type: 'string' })],
  },
  onlyProfiles: ['openai-strict', 'anthropic'],
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const judging = linted.demands.filter(({ id }) => !ownSubsets.has(id));
      for (const treated of treatedKeywords(node, judging)) {
        if (treated.treatment === 'ignored') yield keywordFinding(linted, node, treated);
      }
    }
  },
};
