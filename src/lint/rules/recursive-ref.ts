// Rule: schemas do not contain themselves, where the provider cannot take that.
import { appendPointer, localReference } from '../../tools/json-pointer.ts';
import { own } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { anthropicParameter, mcpTool } from '../example-schemas.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { LintedTool, Rule, SchemaNode } from '../rule.ts';

const node = {
  type: 'object',
  properties: { name: { type: 'string' }, child: { $ref: '#/$defs/Node' } },
  required: ['name'],
  additionalProperties: false,
};
const recursiveTool = (strict: boolean): JsonValue => [
  {
    name: 'save_tree',
    description: 'Save a tree.',
    ...(strict ? { strict } : {}),
    input_schema: {
      type: 'object',
      properties: { root: { $ref: '#/$defs/Node', description: 'Root' } },
      required: ['root'],
      additionalProperties: false,
      $defs: { Node: node },
    },
  },
];

export const recursiveRef: Rule = {
  id: 'recursive-ref',
  title: 'A schema does not contain itself',
  category: 'structure',
  severity: 'information',
  source: {
    title: 'Anthropic, structured outputs, JSON Schema limitations',
    url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations',
    verified: '2026-11-22',
  },
  why: `A tree of any depth is legal JSON Schema, and OpenAI's strict mode takes it. Anthropic's strict mode and the \`parameters\` of
Gemini refuse it, which is an error; \`parametersJsonSchema\` unrolls it a few times; elsewhere nothing bounds how deep a model goes. Where the depth is known, write the levels out.`,
  examples: {
    fails: [recursiveTool(true), recursiveTool(false)],
    passes: [
      anthropicParameter({ type: 'integer' }),
      mcpTool({
        type: 'object',
        properties: { floor: { $ref: '#/$defs/Floor' } },
        $defs: { Floor: { type: 'integer' } },
      }),
    ],
  },
  *check(subject) {
    for (const linted of subject.tools) {
      const refusing = linted.demands.filter(({ recursion }) => !recursion);
      const who =
        refusing.length === 0 ? '' : `; ${listed(refusing.map(({ title }) => title))} cannot take that`;
      for (const found of closingReferences(linted)) {
        yield atKeyword(linted, found, '$ref', {
          message: `The reference of ${nameOf(found)} leads back to a schema around it${who}.`,
          remedy: 'Write out as many levels as are needed.',
          ...(refusing.length === 0 ? {} : { severity: 'error', profiles: refusing.map(({ id }) => id) }),
        });
      }
    }
  },
};

/** The references that close a circle, each circle at the one that is met first. */
function closingReferences({ nodes }: LintedTool): readonly SchemaNode[] {
  const referring = nodes.flatMap((from) => {
    const text = own(from.schema, '$ref');
    const segments = typeof text === 'string' ? localReference(text) : undefined;
    return segments === undefined ? [] : [{ from, target: appendPointer('', ...segments) }];
  });
  // Beyond that many nobody wrote them by hand, and each is looked for in each.
  if (referring.length === 0 || referring.length > 2000) return [];
  const within = new Map(
    referring.map(({ target }) => [target, referring.filter(({ from }) => isIn(from.path, target))]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const closing: SchemaNode[] = [];
  const visit = (target: string): void => {
    state.set(target, 'open');
    for (const { from, target: next } of within.get(target) ?? []) {
      const known = state.get(next);
      if (known === 'open') closing.push(from);
      else if (known === undefined) visit(next);
    }
    state.set(target, 'done');
  };
  for (const { target } of referring) if (state.get(target) === undefined) visit(target);
  return closing;
}

function isIn(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}
