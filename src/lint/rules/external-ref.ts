// Rule: references stay inside the tool.
import { mcpParameter, mcpTool } from '../example-schemas.ts';
import { asFinding, restated } from '../restated.ts';
import type { Rule } from '../rule.ts';

export const externalRef: Rule = {
  id: 'external-ref',
  title: 'A reference leads to a part of the same schema',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'Anthropic, structured outputs, JSON Schema limitations',
    url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations',
    verified: '2026-11-22',
  },
  why: 'No provider fetches a schema from an address, and this program does not either: what stands there would decide what the model may write, and could change at any time. The parameter is then read as any value.',
  examples: {
    fails: [mcpParameter({ $ref: 'https://example.com/floor.schema.json' })],
    passes: [
      mcpTool({
        type: 'object',
        properties: { floor: { $ref: '#/$defs/Floor' } },
        $defs: { Floor: { type: 'integer' } },
      }),
    ],
  },
  restates: ['external-ref'],
  *check(subject) {
    for (const each of restated(subject, ['external-ref'])) yield asFinding(each);
  },
};
