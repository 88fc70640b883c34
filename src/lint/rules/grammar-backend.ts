// Rule: only what XGrammar makes a grammar of, as vLLM uses it.
import { mcpParameter } from '../example-schemas.ts';
import { keywordFinding, treatedKeywords } from '../keyword-treatment.ts';
import type { Rule, SchemaNode } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const grammarBackend: Rule = {
  id: 'grammar-backend',
  title: 'A schema for vLLM has only keywords that XGrammar makes a grammar of',
  category: 'strict',
  severity: 'warning',
  source: {
    title: 'vLLM, backend_xgrammar.py',
    url: 'https://github.com/vllm-project/vllm/blob/main/vllm/v1/structured_output/backend_xgrammar.py',
    verified: '2026-11-22',
  },
  why: `A server of one's own writes calls by a grammar as well. It is an error that vLLM refuses schemas with \`multipleOf\`, \`uniqueItems\`,
\`contains\`, unknown formats, or a length beside a pattern when XGrammar is its backend; of \`allOf\` XGrammar takes one schema,
and \`not\` and conditions it passes over, so that a call may break them.`,
  examples: {
    profiles: ['vllm-xgrammar'],
    fails: [
      mcpParameter({ type: 'integer', multipleOf: 5 }),
      mcpParameter({ type: 'string', pattern: '^[A-Z]+$', maxLength: 3 }),
      mcpParameter({ type: 'integer', not: { const: 13 } }),
    ],
    passes: [mcpParameter({ type: 'string', pattern: '^[A-Z]{1,3}$' })],
  },
  onlyProfiles: ['vllm-xgrammar'],
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const judging = linted.demands.filter(({ id }) => id === 'vllm-xgrammar');
      for (const treated of treatedKeywords(node, judging)) {
        if (hasEffect(treated.keyword, node)) yield keywordFinding(linted, node, treated);
      }
    }
  },
};

/** vLLM looks at these only beside their type. */
const beside: Readonly<Record<string, readonly string[]>> = {
  multipleOf: ['integer', 'number'],
  uniqueItems: ['array'],
  contains: ['array'],
  minContains: ['array'],
  maxContains: ['array'],
};

function hasEffect(keyword: string, { schema }: SchemaNode): boolean {
  const types = Object.hasOwn(beside, keyword) ? beside[keyword] : undefined;
  return types === undefined || typesIn(schema).some((type) => types.includes(type));
}
