// Rule: the strict tools of a request are not too many, nor too free, for one grammar.
import { own } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { anthropicParameter } from '../example-schemas.ts';
import { atTool } from '../place.ts';
import type { Profile } from '../profile.ts';
import { isStrict, profilesWhere } from '../profiles.ts';
import type { LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { toolSets } from '../tool-sets.ts';

const strictTools = (count: number): JsonValue =>
  Array.from({ length: count }, (_, index) => ({
    name: `show_floor_${index}`,
    description: `Show floor ${index}.`,
    strict: true,
    input_schema: { type: 'object', properties: {}, additionalProperties: false },
  }));

export const grammarSize: Rule = {
  id: 'grammar-size',
  title: 'The strict tools of one request fit into one grammar',
  category: 'strict',
  severity: 'warning',
  source: {
    title: 'Anthropic, structured outputs, schema complexity limits',
    url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations',
    verified: '2026-11-22',
  },
  why: `Anthropic compiles all strict tools of a request into one grammar, and refuses what becomes too large ("The compiled
grammar is too large"): more than 20 strict tools, 24 optional parameters, or 16 parameters with a union of types, counted over
all of them. Make fewer tools strict, require more parameters, or send fewer at once.

The rule counts the tools that stand together in a file; a request may have fewer.`,
  examples: { fails: [strictTools(21)], passes: [strictTools(20), anthropicParameter({ type: 'integer' })] },
  onlyProfiles: profilesWhere(({ limits: most }) =>
    [most.strictTools, most.optionalParameters, most.unionParameters].some((limit) => limit !== undefined),
  ),
  scope: 'file',
  *check(subject) {
    for (const profile of subject.profiles) {
      const { strictTools: tools, optionalParameters: optional, unionParameters: unions } = profile.limits;
      for (const set of toolSets(subject)) {
        const strict = set.filter((linted) => linted.profiles.includes(profile) && isStrict(linted.tool));
        yield* over(strict, profile, 'strict tools', tools, () => 1);
        yield* over(strict, profile, 'optional parameters', optional, (each) => count(each, isOptional));
        yield* over(strict, profile, 'parameters with a union of types', unions, (each) =>
          count(each, isUnion),
        );
      }
    }
  },
};

/** The first tool with which the limit is exceeded is told. */
function* over(
  tools: readonly LintedTool[],
  { title, id }: Profile,
  what: string,
  limit: number | undefined,
  countOf: (linted: LintedTool) => number,
): Generator<RuleFinding> {
  if (limit === undefined) return;
  const total = tools.reduce((sum, linted) => sum + countOf(linted), 0);
  if (total <= limit) return;
  let sum = 0;
  for (const linted of tools) {
    sum += countOf(linted);
    if (sum <= limit) continue;
    yield atTool(linted, {
      message: `${title}: the tools up to here have ${sum} ${what} (${total} in all); ${limit} are allowed in one request.`,
      remedy: 'Make fewer tools strict, or send fewer at once.',
      profiles: [id],
    });
    return;
  }
}

function count({ nodes }: LintedTool, counts: (node: SchemaNode) => boolean): number {
  return nodes.filter((node) => node.property !== undefined && counts(node)).length;
}

function isOptional({ property }: SchemaNode): boolean {
  return property?.required === false;
}

function isUnion({ schema }: SchemaNode): boolean {
  return Array.isArray(own(schema, 'type')) || own(schema, 'anyOf') !== undefined;
}
