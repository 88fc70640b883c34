// Rule: what is required is a property.
import { appendPointer } from '../../tools/json-pointer.ts';
import { isObject, member, own, textOf } from '../../tools/json-tree.ts';
import { mcpTool } from '../example-schemas.ts';
import { atValue, nameOf } from '../place.ts';
import { asFinding, restated } from '../restated.ts';
import type { Fix, LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

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
nothing describes, or no call is valid at all where \`additionalProperties\` is false. OpenAI's strict mode refuses such schemas.`,
  examples: {
    fails: [
      mcpTool({ type: 'object', properties: { floor: { type: 'integer' } }, required: ['level'] }),
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
      const names = each.linted.tool.parameters.map((parameter) => parameter.name);
      const fixes = name === undefined ? [] : fixesFor(name, names, each.problem.pointer);
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
  for (const [index, item] of required.items.entries()) {
    const name = textOf(item);
    if (name === undefined || Object.hasOwn(properties, name)) continue;
    yield atValue(linted, node, ['required', index], {
      message: `${JSON.stringify(name)} is required in ${nameOf(node)}, but is no property of it.`,
      remedy: 'Add it to "properties", or take it out of "required".',
      fixes: fixesFor(name, Object.keys(properties), appendPointer(node.pointer, 'required', index)),
    });
  }
}

/** Where a property is only written in another way, which of the two is right is not known. */
function fixesFor(name: string, names: readonly string[], pointer: string): readonly Fix[] {
  const meant = names.find((one) => plain(one) === plain(name));
  const remove: Fix = {
    title: `Take ${JSON.stringify(name)} out of "required"`,
    edits: [{ kind: 'remove', pointer }],
    mechanical: meant === undefined,
  };
  if (meant === undefined) return [remove];
  const write = `Write ${JSON.stringify(meant)}`;
  return [{ title: write, edits: [{ kind: 'set', pointer, value: meant }], mechanical: false }, remove];
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
