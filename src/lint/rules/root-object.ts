// Rule: a tool's schema is an object's, and says so.
import { appendPointer } from '../../tools/json-pointer.ts';
import { entry, own } from '../../tools/json-tree.ts';
import { mcpTool, strictTool } from '../example-schemas.ts';
import { atKeyword, atNode, atTool, listed } from '../place.ts';
import type { Profile } from '../profile.ts';
import { plainFinding } from '../restated.ts';
import type { Fix, LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';

export const rootObject: Rule = {
  id: 'root-object',
  title: 'The parameters of a tool are an object schema',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'MCP specification, tools',
    url: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools',
    verified: '2026-11-22',
  },
  why: `Arguments are written as one JSON object, so every provider wants \`"type": "object"\` at the root of a schema. OpenAI
and Anthropic also refuse \`anyOf\`, \`oneOf\` and \`allOf\` there: write one object, and put the choice into a parameter.

A tool whose root cannot describe an object is left out.`,
  examples: {
    fails: [
      mcpTool({ properties: { floor: { type: 'integer' } } }),
      { tools: [{ name: 'find_rooms', inputSchema: { type: 'string' } }] },
      { tools: [{ name: 'find_rooms', description: 'Find free rooms.', annotations: {} }] },
      strictTool({
        type: 'object',
        properties: {},
        additionalProperties: false,
        anyOf: [{ required: [] }],
      }),
    ],
    passes: [mcpTool({ type: 'object', properties: { floor: { type: 'integer' } } })],
  },
  // The tools that it is worst for are left out, and are found in the file only.
  scope: 'file',
  restates: ['no-object'],
  *check(subject) {
    for (const problem of subject.problems) if (problem.code === 'no-object') yield plainFinding(problem);
  },
  *alone(linted) {
    const demanding = linted.profiles.filter(({ requires }) => requires.rootObject);
    if (demanding.length === 0) return;
    const [root] = linted.nodes;
    if (root === undefined) yield* missing(linted, demanding);
    else if (root.unwritten !== true) {
      yield* untyped(linted, root, demanding);
      yield* unions(linted, root);
    }
  },
};

/** The providers whose format names the key, and who want it. */
const schemaKeys: Readonly<Record<string, string>> = { mcp: 'inputSchema', anthropic: 'input_schema' };

function* missing(linted: LintedTool, profiles: readonly Profile[]): Generator<RuleFinding> {
  const { tool, tree } = linted;
  const key = schemaKeys[tool.format];
  if (key === undefined || entry(tree, key) !== undefined) return;
  yield atTool(linted, {
    message: `The tool ${JSON.stringify(tool.name)} has no "${key}".`,
    remedy: `Add "${key}"; a tool without parameters has {"type": "object", "properties": {}}.`,
    profiles: profiles.map(({ id }) => id),
    fixes: [
      {
        title: `Add "${key}"`,
        edits: [
          {
            kind: 'set',
            pointer: appendPointer(tool.pointer, key),
            value: { type: 'object', properties: {} },
          },
        ],
        mechanical: true,
      },
    ],
  });
}

function* untyped(
  linted: LintedTool,
  root: SchemaNode,
  profiles: readonly Profile[],
): Generator<RuleFinding> {
  const type = own(root.schema, 'type');
  if (type === 'object') return;
  const fix: Fix = {
    title: 'Write "type": "object"',
    edits: [{ kind: 'set', pointer: appendPointer(root.pointer, 'type'), value: 'object' }],
    mechanical: own(root.schema, '$ref') === undefined,
  };
  yield atKeyword(linted, root, 'type', {
    message: `The parameters of ${JSON.stringify(linted.tool.name)} do not say "type": "object".`,
    remedy: 'Write "type": "object" at the root of the schema.',
    profiles: profiles.map(({ id }) => id),
    fixes: [fix],
  });
}

function* unions(linted: LintedTool, root: SchemaNode): Generator<RuleFinding> {
  const refusing = linted.profiles.filter(({ requires }) => requires.plainRoot);
  if (refusing.length === 0) return;
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    if (own(root.schema, key) === undefined) continue;
    const words = {
      message: `${listed(refusing.map(({ title }) => title))}: "${key}" may not stand at the root of a schema.`,
      remedy: 'Write one object with all properties, and say in the description which belong together.',
      profiles: refusing.map(({ id }) => id),
    };
    yield entry(root.tree, key) === undefined
      ? atNode(linted, root, words)
      : atKeyword(linted, root, key, words);
  }
}
