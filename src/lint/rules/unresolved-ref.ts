// Rule: references lead somewhere.
import { pointerSegments } from '../../tools/json-pointer.ts';
import { textOf } from '../../tools/json-tree.ts';
import { mcpTool } from '../example-schemas.ts';
import { asFinding, type Restated, restated } from '../restated.ts';
import type { Fix, Rule } from '../rule.ts';

export const unresolvedRef: Rule = {
  id: 'unresolved-ref',
  title: 'A reference leads to something',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, $ref',
    url: 'https://json-schema.org/draft/2020-12/json-schema-core#name-direct-references-with-ref',
    verified: '2026-11-22',
  },
  why: `A reference that leads to nothing makes the whole schema unusable for a validator, and says nothing to a model. Often the
definition was written for a whole document (\`#/components/schemas/…\`) and did not come along with the tool; references are
looked up in the tool's own schema.`,
  examples: {
    fails: [
      mcpTool({
        type: 'object',
        properties: { floor: { $ref: '#/$defs/floor' } },
        $defs: { Floor: { type: 'integer' } },
      }),
    ],
    passes: [
      mcpTool({
        type: 'object',
        properties: { floor: { $ref: '#/$defs/Floor' } },
        $defs: { Floor: { type: 'integer' } },
      }),
    ],
  },
  restates: ['unresolved-ref'],
  *check(subject) {
    for (const each of restated(subject, ['unresolved-ref'])) yield asFinding(each, fixesFor(each));
  },
};

/** The definition that has the same name, wherever it stands and however it is spelt. */
function fixesFor({ problem, linted, tree }: Restated): readonly Fix[] {
  const name = pointerSegments((textOf(tree) ?? '').slice(1))
    .at(-1)
    ?.toLowerCase();
  const meant = linted.nodes.filter(
    ({ keyword, path }) =>
      (keyword === '$defs' || keyword === 'definitions') &&
      pointerSegments(path).at(-1)?.toLowerCase() === name,
  );
  return meant.map(({ path }) => ({
    title: `Refer to "#${path}"`,
    edits: [{ kind: 'set', pointer: problem.pointer, value: `#${path}` }],
    mechanical: false,
  }));
}
