// Rule: only what Gemini understands of a schema.
import { geminiParameter } from '../example-schemas.ts';
import { keywordFinding, treatedKeywords } from '../keyword-treatment.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

export const geminiSubset: Rule = {
  id: 'gemini-subset',
  title: 'A schema for Gemini has only keywords that Gemini understands',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'Gemini API, Schema',
    url: 'https://ai.google.dev/api/caching#Schema',
    verified: '2026-11-22',
  },
  why: `A declaration's \`parameters\` are a message of their own, made after OpenAPI: a key that the message does not have
(\`additionalProperties\`, \`const\`, \`$ref\`, \`exclusiveMinimum\`, \`oneOf\`) fails the request, and so does a list of types. The field
\`parametersJsonSchema\` takes JSON Schema; of it some keywords are understood, and the rest passed over: a warning.

The fixes write the same in Gemini's words where there are such.`,
  examples: {
    fails: [
      geminiParameter({ type: 'STRING', const: 'ground' }),
      geminiParameter({ type: ['string', 'null'] }),
      geminiParameter({ oneOf: [{ type: 'STRING' }, { type: 'INTEGER' }] }),
      {
        functionDeclarations: [
          {
            name: 'find_rooms',
            description: 'Find free meeting rooms in a building.',
            parametersJsonSchema: {
              type: 'object',
              properties: { floor: { type: 'string', description: 'Floor', pattern: '^[A-Z]$' } },
            },
          },
        ],
      },
    ],
    passes: [geminiParameter({ type: 'STRING', enum: ['ground', 'first'], nullable: true })],
  },
  onlyProfiles: ['gemini'],
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const judging = linted.demands.filter(({ id }) => id === 'gemini');
      for (const treated of treatedKeywords(node, judging)) yield keywordFinding(linted, node, treated);
    }
  },
};
