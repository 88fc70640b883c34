// Rule: what is required is a property.
import { appendPointer } from '../../tools/json-pointer.ts';
import { isObject, member, own, textOf } from '../../tools/json-tree.ts';
import { mcpTool } from '../example-schemas.ts';
import { atValue, nameOf } from '../place.ts';
import { asFinding, restated } from '../restated.ts';
import type { Fix, LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { schemasOf } from '../schemas.ts';
import { meaning, nameWords } from '../words.ts';

export const requiredDefined: Rule = {
  id: 'required-defined',
  title: 'Every name in "required" is the name of a property.',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, required',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-required',
    verified: '2026-11-22',
  },
  why: `A required name without a property is mostly a property that was renamed. The model must then give a value that
nothing describes, or no call is valid at all where \`additionalProperties\` is false. OpenAI's strict mode refuses such schemas.

With all other fixes at once, a name is taken out only where every property is required already and none is called nearly so:
otherwise it may be the old name of one of them.`,
  examples: {
    fails: [
      mcpTool({ type: 'object', properties: { floor: { type: 'integer' } }, required: ['level'] }),
      mcpTool({ type: 'object', properties: { floor: { type: 'integer' } }, required: ['floor', 'colour'] }),
      mcpTool({
        type: 'object',
        properties: {
          area: { type: 'object', properties: { width: { type: 'number' } }, required: ['Width'] },
        },
      }),
    ],
    passes: [mcpTool({ type: 'object', properties: { floor: { type: 'integer' } }, required: ['floor'] })],
  },
  restates: ['required-unknown'],
  *check(subject) {
    for (const each of restated(subject, ['required-unknown'])) {
      const name = textOf(each.tree);
      const fixes =
        name === undefined ? [] : fixesFor(name, each.linted.tool.parameters, each.problem.pointer);
      yield { ...asFinding(each, fixes), severity: 'error' };
    }
    for (const [linted, node] of schemasOf(subject)) if (node.path !== '') yield* inside(linted, node);
  },
};

/** A branch may require what the schema around it describes. */
const branches = new Set(['anyOf', 'oneOf', 'allOf', 'if', 'then', 'else', 'not', 'dependentSchemas']);
const besides = ['patternProperties', 'allOf', '$ref', 'anyOf', 'oneOf'];

function* inside(linted: LintedTool, node: SchemaNode): Generator<RuleFinding> {
  const properties = own(node.schema, 'properties');
  const required = member(node.tree, 'required');
  if (!isObject(properties) || required?.kind !== 'array' || branches.has(node.keyword ?? '')) return;
  if (besides.some((key) => own(node.schema, key) !== undefined)) return;
  const names = new Set(required.items.map(textOf));
  const described = Object.keys(properties).map((name) => ({ name, required: names.has(name) }));
  for (const [index, item] of required.items.entries()) {
    const name = textOf(item);
    if (name === undefined || Object.hasOwn(properties, name)) continue;
    yield atValue(linted, node, ['required', index], {
      message: `${JSON.stringify(name)} is required in ${nameOf(node)}, but is no property of it.`,
      remedy: 'Add it to "properties", or take it out of "required".',
      fixes: fixesFor(name, described, appendPointer(node.pointer, 'required', index)),
    });
  }
}

interface Described {
  readonly name: string;
  readonly required: boolean;
}

/**
 * Only where every property is required already, and none is called nearly so, is it sure that the name means none of them.
 */
function fixesFor(name: string, properties: readonly Described[], pointer: string): readonly Fix[] {
  const close = properties.filter((each) => isClose(each.name, name));
  const meant = close.find((each) => plain(each.name) === plain(name)) ?? close[0];
  const remove: Fix = {
    title: `Take ${JSON.stringify(name)} out of "required"`,
    edits: [{ kind: 'remove', pointer }],
    mechanical: meant === undefined && properties.length > 0 && properties.every((each) => each.required),
  };
  if (meant === undefined || meant.required) return [remove];
  const write = `Write ${JSON.stringify(meant.name)}`;
  return [{ title: write, edits: [{ kind: 'set', pointer, value: meant.name }], mechanical: false }, remove];
}

/** The same without case and punctuation, or with a word in common: `query` and `search_query`. */
function isClose(one: string, other: string): boolean {
  if (plain(one) === plain(other)) return true;
  const words = new Set(nameWords(one).map(meaning));
  return nameWords(other).some((word) => word.length > 1 && words.has(meaning(word)));
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
