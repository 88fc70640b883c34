// Rule: every property is required, where a strict mode wants it so.
import { appendPointer } from '../../tools/json-pointer.ts';
import { member, own, plainValue } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { looseTool, strictParameter, strictTool } from '../example-schemas.ts';
import { atNode, capital, listed, nameOf } from '../place.ts';
import type { Profile } from '../profile.ts';
import { profilesWhere } from '../profiles.ts';
import type { Fix, LintedTool, Rule, RuleFinding, SchemaEdit, SchemaNode } from '../rule.ts';
import { allowsNull, typesIn } from '../schemas.ts';

const wantsAll = ({ requires }: Profile): boolean => requires.allRequired;

export const allRequired: Rule = {
  id: 'all-required',
  title: "In OpenAI's strict mode every property is required; one that is optional may be null",
  category: 'strict',
  severity: 'error',
  source: {
    title: 'OpenAI, Structured Outputs, all fields must be required',
    url: 'https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas',
    verified: '2026-11-22',
  },
  why: `The grammar writes all properties in order, and has no way to leave one out. An optional parameter is written as a union
with null, and your code takes null for "not given". The fix does both: it requires what was optional, and lets it be null.

Anthropic's strict mode takes optional parameters as they are (24 of them in one request).`,
  examples: {
    profiles: ['openai-strict'],
    fails: [
      strictTool({
        type: 'object',
        properties: { floor: { type: 'integer' }, seats: { type: 'integer', enum: [4, 8] } },
        required: ['floor'],
        additionalProperties: false,
      }),
      strictTool({
        type: 'object',
        properties: { area: { $ref: '#/$defs/Area' } },
        additionalProperties: false,
        $defs: { Area: { type: 'string' } },
      }),
      looseTool,
    ],
    passes: [strictParameter({ type: ['integer', 'null'] })],
  },
  onlyProfiles: profilesWhere(wantsAll),
  *check(subject) {
    for (const linted of subject.tools) {
      const demanding = linted.demands.filter(wantsAll);
      if (demanding.length > 0)
        yield* optionalIn(
          linted,
          demanding.map(({ title }) => title),
          demanding.map(({ id }) => id),
        );
    }
  },
};

function* optionalIn(
  linted: LintedTool,
  titles: readonly string[],
  ids: readonly string[],
): Generator<RuleFinding> {
  const optional = new Map<SchemaNode, SchemaNode[]>();
  for (const node of linted.nodes) {
    if (node.property === undefined || node.property.required) continue;
    const { parent } = node.property;
    optional.set(parent, [...(optional.get(parent) ?? []), node]);
  }
  for (const [parent, children] of optional) {
    const fixes = parent.unwritten === true ? undefined : [fixFor(parent, children)];
    for (const node of children) {
      yield atNode(linted, node, {
        message: `${listed(titles)}: ${capital(nameOf(node))} must be required.`,
        remedy: 'Put it into "required"; if it may be left out, let it be null.',
        profiles: ids,
        ...(fixes === undefined ? {} : { fixes }),
      });
    }
  }
}

/** One fix for all optional properties of an object: they share its list. */
function fixFor(parent: SchemaNode, children: readonly SchemaNode[]): Fix {
  const written = own(parent.schema, 'required');
  const names = children.flatMap(({ property }) => (property === undefined ? [] : [property.name]));
  const required = [...(Array.isArray(written) ? written : []), ...names];
  const list: SchemaEdit = {
    kind: 'set',
    pointer: appendPointer(parent.pointer, 'required'),
    value: required,
  };
  return {
    title: 'Require all, and let what is optional be null',
    edits: [list, ...children.flatMap(nullEdits)],
    mechanical: true,
  };
}

function nullEdits(node: SchemaNode): readonly SchemaEdit[] {
  const { schema, tree, pointer } = node;
  if (allowsNull(schema)) return [];
  const types = typesIn(schema);
  const choices = own(schema, 'enum');
  const edits: SchemaEdit[] = [];
  if (types.length > 0 && own(schema, 'const') === undefined && member(tree, '$ref') === undefined) {
    if (!types.includes('null')) {
      edits.push({ kind: 'set', pointer: appendPointer(pointer, 'type'), value: [...types, 'null'] });
    }
    if (Array.isArray(choices)) {
      edits.push({ kind: 'set', pointer: appendPointer(pointer, 'enum'), value: [...choices, null] });
    }
    return edits;
  }
  const branches = own(schema, 'anyOf');
  if (Array.isArray(branches) && types.length === 0) {
    return [{ kind: 'set', pointer: appendPointer(pointer, 'anyOf', '-'), value: { type: 'null' } }];
  }
  return [{ kind: 'set', pointer, value: unionWithNull(node) }];
}

/** The description stays where a model looks for it. */
function unionWithNull({ tree }: SchemaNode): JsonValue {
  const inner = tree.entries.filter(({ key }) => key !== 'description');
  const description = member(tree, 'description');
  return {
    ...(description === undefined ? {} : { description: plainValue(description) }),
    anyOf: [plainValue({ ...tree, entries: inner }), { type: 'null' }],
  };
}
