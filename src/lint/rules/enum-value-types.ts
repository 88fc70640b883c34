// Rule: the values of an enum are of types that the provider takes.
import { appendPointer } from '../../tools/json-pointer.ts';
import { own } from '../../tools/json-tree.ts';
import { anthropicParameter, geminiParameter } from '../example-schemas.ts';
import { fitsType } from '../fits.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import { profilesWhere } from '../profiles.ts';
import type { Fix, Rule, SchemaNode } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

export const enumValueTypes: Rule = {
  id: 'enum-value-types',
  title: 'The values of an enum are of types that the provider takes',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'Gemini API, Schema',
    url: 'https://ai.google.dev/api/caching#Schema',
    verified: '2026-11-22',
  },
  why: "An enum in the `parameters` of a Gemini declaration holds texts only; numbers in it fail the request. Anthropic's strict mode takes texts, numbers, true, false and null, but no lists and no objects.",
  examples: {
    fails: [
      geminiParameter({ type: 'INTEGER', enum: [1, 2] }),
      anthropicParameter({ enum: [{ floor: 1 }, 'any'] }),
    ],
    passes: [
      geminiParameter({ type: 'STRING', enum: ['1', '2'] }),
      anthropicParameter({ enum: [1, 'any', null] }),
    ],
  },
  onlyProfiles: profilesWhere(({ enumTypes }) => enumTypes !== undefined),
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const values = own(node.schema, 'enum');
      if (!Array.isArray(values)) continue;
      const refusing = linted.demands.filter(
        ({ enumTypes }) =>
          enumTypes !== undefined &&
          values.some((value) => value !== null && !enumTypes.some((type) => fitsType(value, type))),
      );
      if (refusing.length === 0) continue;
      yield atKeyword(linted, node, 'enum', {
        message: `${listed(refusing.map(({ title }) => title))}: the enum of ${nameOf(node)} has values of a type that is not taken.`,
        remedy: `Take only ${listed(refusing[0]?.enumTypes ?? [], 'or')}.`,
        profiles: refusing.map(({ id }) => id),
        ...fixesFor(node),
      });
    }
  },
};

function fixesFor({ schema, pointer }: SchemaNode): { readonly fixes?: readonly Fix[] } {
  const values = own(schema, 'enum');
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'number')) return {};
  return {
    fixes: [
      {
        title: 'Write the numbers as texts',
        edits: [
          { kind: 'set', pointer: appendPointer(pointer, 'type'), value: 'string' },
          { kind: 'set', pointer: appendPointer(pointer, 'enum'), value: values.map(String) },
        ],
        mechanical: false,
      },
    ],
  };
}
