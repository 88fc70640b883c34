// Rule: the objects of a choice differ in their first property.
import { isObject, member, own } from '../../tools/json-tree.ts';
import { strictParameter } from '../example-schemas.ts';
import { atValue, listed, nameOf } from '../place.ts';
import type { Profile } from '../profile.ts';
import { profilesWhere } from '../profiles.ts';
import type { LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { resolved, rootOf, schemasOf } from '../schemas.ts';

const wantsDistinct = ({ requires }: Profile): boolean => requires.distinctFirstKeys;

const branch = (...names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string', description: name }])),
  required: names,
  additionalProperties: false,
});

export const anyOfSameFirstKey: Rule = {
  id: 'any-of-same-first-key',
  title: 'The objects of an anyOf have different first properties',
  category: 'strict',
  severity: 'error',
  source: {
    title: "OpenAI's answer to such a schema, as a user reports it",
    url: 'https://zenn.dev/nicopin/scraps/a8d8f53f5faebb',
    verified: '2026-11-22',
  },
  why: `OpenAI's grammar tells the objects of a choice by their first property, and refuses those that share it ("Objects
provided via 'anyOf' must not share identical first keys"). Put a property first that only this object has, such as one whose
name says the kind.

A search profits as well: two objects that begin alike cannot be told apart before their second decision.`,
  examples: {
    fails: [strictParameter({ anyOf: [branch('kind', 'room'), branch('kind', 'desk')] })],
    passes: [strictParameter({ anyOf: [branch('room'), branch('desk')] })],
  },
  onlyProfiles: profilesWhere(wantsDistinct),
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const refusing = linted.demands.filter(wantsDistinct);
      if (refusing.length > 0)
        yield* alike(
          linted,
          node,
          refusing.map(({ title }) => title),
          refusing.map(({ id }) => id),
        );
    }
  },
};

function* alike(
  linted: LintedTool,
  node: SchemaNode,
  titles: readonly string[],
  profiles: readonly string[],
): Generator<RuleFinding> {
  const branches = own(node.schema, 'anyOf');
  if (!Array.isArray(branches)) return;
  const seen = new Map<string, number>();
  for (const [index, one] of branches.entries()) {
    const properties = isObject(one) ? own(resolved(one, rootOf(linted)), 'properties') : undefined;
    const [first] = isObject(properties) ? Object.keys(properties) : [];
    if (first === undefined) continue;
    const earlier = seen.get(first);
    if (earlier === undefined) {
      seen.set(first, index);
      continue;
    }
    const list = member(node.tree, 'anyOf');
    const other = list?.kind === 'array' ? list.items[earlier] : undefined;
    yield atValue(linted, node, ['anyOf', index], {
      message: `${listed(titles)}: two objects of the anyOf of ${nameOf(node)} begin with ${JSON.stringify(first)}.`,
      remedy: 'Put a property first that only one of them has.',
      profiles,
      ...(other === undefined
        ? {}
        : { related: [{ range: { ...other.range, length: 1 }, message: 'The other object.' }] }),
    });
  }
}
