// Rule: no default, where a strict mode refuses it.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member } from '../../tools/json-tree.ts';
import { strictParameter } from '../example-schemas.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

export const defaultInStrict: Rule = {
  id: 'default-in-strict',
  title: "In OpenAI's strict mode no schema has a default.",
  category: 'strict',
  severity: 'error',
  source: {
    title: "Pydantic AI, OpenAI's JSON schema transformer",
    url: 'https://github.com/pydantic/pydantic-ai/blob/main/pydantic_ai_slim/pydantic_ai/profiles/openai.py',
    verified: '2026-11-22',
  },
  why: 'Every property is written, so that a default never comes to pass; OpenAI refuses the schema ("\'default\' is not permitted"). Say in the description what is assumed when null is given.',
  examples: {
    fails: [strictParameter({ type: 'integer', default: 1 })],
    passes: [strictParameter({ type: 'integer' })],
  },
  onlyProfiles: ['openai-strict', 'anthropic', 'gemini'],
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      if (member(node.tree, 'default') === undefined) continue;
      const refusing = linted.demands.filter(({ keywords }) => keywords.default === 'rejected');
      if (refusing.length === 0) continue;
      yield atKeyword(linted, node, 'default', {
        message: `${listed(refusing.map(({ title }) => title))}: ${nameOf(node)} may have no default.`,
        remedy: 'Remove it, and say in the description what is assumed.',
        profiles: refusing.map(({ id }) => id),
        fixes: [
          {
            title: 'Remove the default',
            edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, 'default') }],
            mechanical: true,
          },
        ],
      });
    }
  },
};
