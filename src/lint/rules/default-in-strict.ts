// Rule: no default, where a strict mode refuses it.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member, own } from '../../tools/json-tree.ts';
import { defaultInWords } from '../bound-words.ts';
import { strictParameter } from '../example-schemas.ts';
import { isDescribed, sayInstead } from '../keyword-fixes.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Fix, Rule, SchemaNode } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

export const defaultInStrict: Rule = {
  id: 'default-in-strict',
  title: 'Where a provider refuses defaults, no schema has one.',
  category: 'strict',
  severity: 'error',
  source: {
    title: "Pydantic AI, OpenAI's JSON schema transformer",
    url: 'https://github.com/pydantic/pydantic-ai/blob/main/pydantic_ai_slim/pydantic_ai/profiles/openai.py',
    verified: '2026-11-22',
  },
  why: `In OpenAI's strict mode every property is written, so that a default never comes to pass, and the schema is refused ("'default'
is not permitted"). Profiles of other providers are asked as well, and the rule speaks where theirs refuses defaults. The fix says the
default in the description ("Default: 20."); where there is none, a person is to write it.`,
  examples: {
    fails: [
      strictParameter({ type: 'integer', default: 1 }),
      strictParameter({ type: 'integer', description: 'Rows to give back.', default: 20 }),
    ],
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
        fixes: fixesFor(node),
      });
    }
  },
};

/** Without a description there is nothing to add a sentence to, and no default is thrown away unsaid. */
function fixesFor(node: SchemaNode): readonly Fix[] {
  const value = own(node.schema, 'default');
  const words = value === undefined ? undefined : defaultInWords(value);
  const remove: Fix = {
    title: 'Remove the default',
    edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, 'default') }],
    mechanical: words === undefined,
  };
  return words === undefined ? [remove] : [sayInstead(node, 'default', words, isDescribed(node)), remove];
}
