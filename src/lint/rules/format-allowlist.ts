// Rule: only formats that the provider knows.
import { appendPointer } from '../../tools/json-pointer.ts';
import { own } from '../../tools/json-tree.ts';
import { boundInWords } from '../bound-words.ts';
import { strictParameter } from '../example-schemas.ts';
import { isDescribed, sayInstead } from '../keyword-fixes.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Fix, Rule, SchemaNode } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const formatAllowlist: Rule = {
  id: 'format-allowlist',
  title: 'A strict schema has only formats that the provider knows.',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'OpenAI, Structured Outputs, supported schemas',
    url: 'https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas',
    verified: '2026-11-22',
  },
  why: 'A format has a grammar of its own, and each provider has made some: OpenAI knows dates and times, `email`, `hostname`, addresses and `uuid`; Anthropic also `uri`; vLLM some more. Any other fails the request. Say it in the description, with an example.',
  examples: {
    fails: [
      strictParameter({ type: 'string', format: 'uri' }),
      strictParameter({ type: 'string', format: 'phone' }),
    ],
    passes: [strictParameter({ type: 'string', format: 'date-time' })],
  },
  onlyProfiles: ['openai-strict', 'anthropic', 'vllm-xgrammar'],
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const format = own(node.schema, 'format');
      if (typeof format !== 'string' || !mayBeText(node)) continue;
      const refusing = linted.demands.filter(
        ({ formats }) => formats !== undefined && !formats.includes(format),
      );
      if (refusing.length === 0) continue;
      yield atKeyword(linted, node, 'format', {
        message: `${listed(refusing.map(({ title }) => title))}: the format ${JSON.stringify(format.slice(0, 40))} of ${nameOf(node)} is not known.`,
        remedy: 'Remove it, and say in the description what the text looks like.',
        profiles: refusing.map(({ id }) => id),
        fixes: fixesFor(node, format),
      });
    }
  },
};

/** OpenAPI has formats of numbers (`int64`), which demand nothing of a text. */
function mayBeText({ schema }: SchemaNode): boolean {
  const types = typesIn(schema);
  return types.length === 0 || types.includes('string');
}

function fixesFor(node: SchemaNode, format: string): readonly Fix[] {
  const words = boundInWords('format', format) ?? '';
  const remove = { kind: 'remove' as const, pointer: appendPointer(node.pointer, 'format') };
  return [
    sayInstead(node, 'format', words, isDescribed(node)),
    { title: 'Remove the format', edits: [remove], mechanical: false },
  ];
}
