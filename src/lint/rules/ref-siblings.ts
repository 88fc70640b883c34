// Rule: a reference stands alone, where the provider wants it so.
import { appendPointer } from '../../tools/json-pointer.ts';
import { own, plainValue } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { strictTool } from '../example-schemas.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Profile } from '../profile.ts';
import { profilesWhere } from '../profiles.ts';
import type { Fix, LintedTool, Rule, SchemaNode } from '../rule.ts';
import { rootOf, schemasOf, targetOf } from '../schemas.ts';

const wantsAlone = ({ refSiblings, refs }: Profile): boolean => !refSiblings && refs !== 'none';

const withReference = (floor: JsonValue): JsonValue =>
  strictTool({
    type: 'object',
    properties: { floor },
    required: ['floor'],
    additionalProperties: false,
    $defs: { Floor: { type: 'integer', description: 'Floor' } },
  });

export const refSiblings: Rule = {
  id: 'ref-siblings',
  title: 'A reference has no keywords beside it',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'openai-python, ensure strict JSON schema',
    url: 'https://github.com/openai/openai-python/blob/main/src/openai/lib/_pydantic.py',
    verified: '2026-11-22',
  },
  why: `OpenAI's strict mode refuses keywords beside \`$ref\` ("$ref cannot have keywords {'description'}"), and so does Gemini.
Generators such as Pydantic write exactly that where a parameter with a description has a type of its own.

The fixes put the reference into an \`anyOf\` of one, which means the same, or write the definition out.`,
  examples: {
    fails: [withReference({ $ref: '#/$defs/Floor', description: 'Floor to look at' })],
    passes: [
      withReference({ $ref: '#/$defs/Floor' }),
      withReference({ anyOf: [{ $ref: '#/$defs/Floor' }], description: 'Floor to look at' }),
    ],
  },
  onlyProfiles: profilesWhere(wantsAlone),
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      if (typeof own(node.schema, '$ref') !== 'string') continue;
      const siblings = node.tree.entries.map(({ key }) => key).filter((key) => !key.startsWith('$'));
      const refusing = linted.demands.filter(wantsAlone);
      if (siblings.length === 0 || refusing.length === 0) continue;
      yield atKeyword(linted, node, '$ref', {
        message: `${listed(refusing.map(({ title }) => title))}: beside "$ref" in ${nameOf(node)} ${siblings.length === 1 ? 'stands' : 'stand'} ${listed(siblings.map((key) => JSON.stringify(key)))}.`,
        remedy: 'Put the reference into an "anyOf", or write out what it refers to.',
        profiles: refusing.map(({ id }) => id),
        fixes: fixesFor(linted, node),
      });
    }
  },
};

function fixesFor(linted: LintedTool, node: SchemaNode): readonly Fix[] {
  const reference = own(node.schema, '$ref');
  const fixes: Fix[] = [];
  if (own(node.schema, 'anyOf') === undefined && reference !== undefined && node.path !== '') {
    fixes.push({
      title: 'Put the reference into an "anyOf"',
      edits: [
        { kind: 'set', pointer: appendPointer(node.pointer, 'anyOf'), value: [{ $ref: reference }] },
        { kind: 'remove', pointer: appendPointer(node.pointer, '$ref') },
      ],
      mechanical: true,
    });
  }
  const target = targetOf(rootOf(linted), reference);
  const definition = linted.nodes.find(({ schema }) => schema === target);
  if (definition !== undefined && !JSON.stringify(definition.schema).includes('"$ref"')) {
    const siblings = plainValue({
      ...node.tree,
      entries: node.tree.entries.filter(({ key }) => key !== '$ref'),
    });
    const written = plainValue(definition.tree);
    const value = { ...Object(written), ...Object(siblings) };
    fixes.push({
      title: 'Write out what it refers to',
      edits: [{ kind: 'set', pointer: node.pointer, value }],
      mechanical: false,
    });
  }
  return fixes;
}
