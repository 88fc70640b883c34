// Rule: "required" is a list in the object, not a flag on a property.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member, own } from '../../tools/json-tree.ts';
import { flagged, isFlag } from '../../tools/schema-reader.ts';
import { mcpTool } from '../example-schemas.ts';
import { atKeyword, nameOf } from '../place.ts';
import { restated } from '../restated.ts';
import type { Fix, LintedTool, Rule, RuleFinding, SchemaEdit, SchemaNode } from '../rule.ts';

export const noPropertyRequiredBoolean: Rule = {
  id: 'no-property-required-boolean',
  title: 'Properties are required by a list in the object around them, not by a flag of their own',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, required',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-required',
    verified: '2026-11-22',
  },
  why: `\`"required": true\` on a property was the way of draft-03, and is that of some data sets. Since draft-04 JSON Schema
wants a list of names beside \`properties\`: servers refuse the flag, or pass it over, so that nothing is required.

Tools of data sets, which are written that way throughout, are not reported.`,
  examples: {
    fails: [
      mcpTool({
        type: 'object',
        properties: {
          floor: { type: 'integer', required: true },
          seats: { type: 'integer', required: false },
        },
      }),
      mcpTool({
        type: 'object',
        properties: { floor: { type: 'integer', required: true }, seats: { type: 'integer' } },
        required: ['seats'],
      }),
    ],
    passes: [mcpTool({ type: 'object', properties: { floor: { type: 'integer' } }, required: ['floor'] })],
  },
  restates: ['required-flag'],
  *check(subject) {
    const touched = new Set<LintedTool>();
    for (const { linted } of restated(subject, ['required-flag'])) touched.add(linted);
    for (const linted of touched) yield* flagsIn(linted);
  },
};

function* flagsIn(linted: LintedTool): Generator<RuleFinding> {
  const fixes = new Map<SchemaNode, Fix>();
  for (const node of linted.nodes) {
    const flag = member(node.tree, 'required');
    if (flag === undefined || !isFlag(flag)) continue;
    const parent = node.property?.parent;
    const fix = parent === undefined ? removal([node]) : (fixes.get(parent) ?? movedFlags(parent, linted));
    if (parent !== undefined) fixes.set(parent, fix);
    yield atKeyword(linted, node, 'required', {
      message: `"required" is true or false in ${nameOf(node)}, but JSON Schema wants a list of names in the object around it.`,
      remedy: 'Remove it, and put the name into "required": […] next to "properties".',
      fixes: [fix],
    });
  }
}

function removal(nodes: readonly SchemaNode[]): Fix {
  const edits = nodes.map(
    (node): SchemaEdit => ({ kind: 'remove', pointer: appendPointer(node.pointer, 'required') }),
  );
  return { title: 'Remove "required" here', edits, mechanical: true };
}

/** One fix for all flags of an object: they share its list. */
function movedFlags(parent: SchemaNode, { nodes }: LintedTool): Fix {
  const children = nodes.filter(({ property, tree }) => {
    const flag = property?.parent === parent ? member(tree, 'required') : undefined;
    return flag !== undefined && isFlag(flag);
  });
  const { edits } = removal(children);
  const written = own(parent.schema, 'required');
  const list = member(parent.tree, 'required')?.kind === 'array' && Array.isArray(written) ? written : [];
  const names = children
    .filter(({ tree }) => flagged(tree, 'required'))
    .flatMap(({ property }) => (property === undefined ? [] : [property.name]));
  const added = names.filter((name) => !list.includes(name));
  const set: SchemaEdit = {
    kind: 'set',
    pointer: appendPointer(parent.pointer, 'required'),
    value: [...list, ...added],
  };
  return {
    title: 'Move the flags into a list of the object',
    edits: added.length === 0 ? edits : [...edits, set],
    // Beside a list, flags count for nothing: to make them count changes the tool.
    mechanical: list.length === 0 || added.length === 0,
  };
}
