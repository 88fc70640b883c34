// Rule: no keyword that the provider refuses.
import { anthropicParameter, strictParameter } from '../example-schemas.ts';
import { keywordFinding, treatedKeywords } from '../keyword-treatment.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

/** These have rules that know more about them. */
export const ownSubsets: ReadonlySet<string> = new Set(['gemini', 'vllm-xgrammar']);

export const unsupportedKeyword: Rule = {
  id: 'unsupported-keyword',
  title: 'A strict schema has no keyword that the provider refuses.',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'OpenAI, Structured Outputs, supported schemas',
    url: 'https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas',
    verified: '2026-11-22',
  },
  why: `Strict modes compile a schema into a grammar, and only some keywords have a grammar. A request with another one fails
as a whole, with all its tools. OpenAI refuses \`allOf\`, \`oneOf\`, \`not\`, conditions and dependencies; Anthropic refuses bounds
of numbers, texts and lists (of \`minItems\` it takes 0 and 1). Which keywords these are stands in the profiles.

The fixes write the same in another way (\`oneOf\` as \`anyOf\`, one \`allOf\` inline) or say a bound in the
description ("At least 1."); where there is no description, a person is to write one or remove the bound.`,
  examples: {
    fails: [
      strictParameter({ oneOf: [{ type: 'integer' }, { type: 'string' }] }),
      strictParameter({ allOf: [{ type: 'integer' }] }),
      anthropicParameter({ type: 'integer', minimum: 0 }),
      anthropicParameter({ type: 'array', items: { type: 'integer' }, minItems: 2 }),
    ],
    passes: [strictParameter({ type: 'integer', minimum: 0 }), anthropicParameter({ type: 'integer' })],
  },
  onlyProfiles: ['openai-strict', 'anthropic'],
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const judging = linted.demands.filter(({ id }) => !ownSubsets.has(id));
      for (const treated of treatedKeywords(node, judging)) {
        if (treated.treatment === 'rejected') yield keywordFinding(linted, node, treated);
      }
    }
  },
};
