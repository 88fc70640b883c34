// Rule: a schema stays within the provider's limits.
import { isObject, own } from '../../tools/json-tree.ts';
import { strictParameter, strictTool } from '../example-schemas.ts';
import { atKeyword, atNode, atTool, nameOf } from '../place.ts';
import type { Profile } from '../profile.ts';
import { profilesWhere } from '../profiles.ts';
import type { LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';

/** Objects within each other, so that the innermost lies under `levels` others. */
function nested(levels: number): object {
  if (levels === 0) return { type: 'integer', description: 'Floor' };
  const properties = { inner: nested(levels - 1) };
  return {
    type: 'object',
    description: 'Inner',
    properties,
    required: ['inner'],
    additionalProperties: false,
  };
}

export const limits: Rule = {
  id: 'limits',
  title: "A schema has no more properties, levels, values and characters than the provider's limits allow",
  category: 'strict',
  severity: 'error',
  source: {
    title: 'OpenAI, Structured Outputs, supported schemas',
    url: 'https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas',
    verified: '2026-11-22',
  },
  why: `OpenAI's strict mode takes 5,000 properties, 10 levels, 1,000 enum values and 120,000 characters of names and values;
texts of an enum with more than 250 values may have 15,000 characters altogether. (Until July 2025 it was 100 properties and 5
levels.) The limits stand in the profiles. Definitions are counted once, at their own depth.`,
  examples: {
    fails: [
      strictParameter({ ...nested(11) }),
      strictParameter({ type: 'integer', enum: Array.from({ length: 1001 }, (_, index) => index) }),
    ],
    passes: [strictTool({ type: 'object', properties: {}, required: [], additionalProperties: false })],
  },
  onlyProfiles: profilesWhere(({ limits: most }) =>
    [most.properties, most.depth, most.schemaCharacters, most.enumValues, most.enumCharacters].some(
      (limit) => limit !== undefined,
    ),
  ),
  *check(subject) {
    for (const linted of subject.tools) {
      for (const profile of linted.demands) {
        if (Object.keys(profile.limits).length > 0) yield* exceeded(linted, profile);
      }
    }
  },
};

function* exceeded(linted: LintedTool, profile: Profile): Generator<RuleFinding> {
  const { limits: most, title, id } = profile;
  const size = sizeOf(linted.nodes);
  const counts = [
    ['properties', size.properties, most.properties],
    ['enum values', size.enumValues, most.enumValues],
    ['characters in names and values', size.characters, most.schemaCharacters],
  ] as const;
  for (const [what, count, limit] of counts) {
    if (limit === undefined || count <= limit) continue;
    yield atTool(linted, {
      message: `${title}: the schema has ${number(count)} ${what}; ${number(limit)} are allowed.`,
      remedy: 'Make it smaller, or split the tool.',
      profiles: [id],
    });
  }
  const deep =
    most.depth === undefined ? undefined : linted.nodes.find(({ depth }) => depth > (most.depth ?? depth));
  if (deep !== undefined) {
    yield atNode(linted, deep, {
      message: `${title}: ${nameOf(deep)} lies ${deep.depth} levels deep; ${most.depth} are allowed.`,
      remedy: 'Flatten the schema.',
      profiles: [id],
    });
  }
  yield* largeEnums(linted, profile);
}

function* largeEnums(linted: LintedTool, { limits: most, title, id }: Profile): Generator<RuleFinding> {
  const { enumCharacters, enumLargeFrom = 0 } = most;
  if (enumCharacters === undefined) return;
  for (const node of linted.nodes) {
    const values = textsOf(node);
    if (values.length <= enumLargeFrom) continue;
    const characters = values.reduce((sum, value) => sum + value.length, 0);
    if (characters <= enumCharacters) continue;
    yield atKeyword(linted, node, 'enum', {
      message: `${title}: the ${values.length} values of ${nameOf(node)} have ${number(characters)} characters; ${number(enumCharacters)} are allowed.`,
      remedy: 'Shorten or leave out values.',
      profiles: [id],
    });
  }
}

interface Size {
  properties: number;
  enumValues: number;
  /** Of property names, definition names, enum and const values, as OpenAI counts them. */
  characters: number;
}

function sizeOf(nodes: readonly SchemaNode[]): Size {
  const size: Size = { properties: 0, enumValues: 0, characters: 0 };
  for (const { schema, keyword, path } of nodes) {
    const properties = own(schema, 'properties');
    const names = isObject(properties) ? Object.keys(properties) : [];
    size.properties += names.length;
    for (const name of names) size.characters += name.length;
    const values = own(schema, 'enum');
    if (Array.isArray(values)) {
      size.enumValues += values.length;
      for (const value of values) size.characters += lengthOf(value);
    }
    const constant = own(schema, 'const');
    if (constant !== undefined) size.characters += lengthOf(constant);
    if (keyword === '$defs' || keyword === 'definitions')
      size.characters += path.length - path.lastIndexOf('/') - 1;
  }
  return size;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : (JSON.stringify(value)?.length ?? 0);
}

function textsOf({ schema }: SchemaNode): readonly string[] {
  const values = own(schema, 'enum');
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function number(count: number): string {
  return count.toLocaleString('en');
}
