// Rule: every definition is referred to.
import { appendPointer, localReference } from '../../tools/json-pointer.ts';
import { own } from '../../tools/json-tree.ts';
import { mcpTool } from '../example-schemas.ts';
import { atNode } from '../place.ts';
import type { LintedTool, Rule, SchemaNode } from '../rule.ts';

export const unusedDef: Rule = {
  id: 'unused-def',
  title: 'Every definition is used',
  category: 'structure',
  severity: 'warning',
  source: {
    title: 'JSON Schema 2020-12, $defs',
    url: 'https://json-schema.org/draft/2020-12/json-schema-core#name-schema-re-use-with-defs',
    verified: '2026-11-22',
  },
  why: 'A definition that nothing refers to is sent with every request and costs its tokens each time. It is mostly left behind by a generator, or by an edit.',
  examples: {
    fails: [
      mcpTool({
        type: 'object',
        properties: { floor: { $ref: '#/$defs/Floor' } },
        $defs: { Floor: { type: 'integer' }, Building: { type: 'string' } },
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
  *check(subject) {
    for (const linted of subject.tools) {
      for (const node of unused(linted)) {
        const name = JSON.stringify(node.path.slice(node.path.lastIndexOf('/') + 1));
        yield atNode(linted, node, {
          message: `Nothing refers to the definition ${name}.`,
          remedy: 'Remove it.',
          fixes: [
            { title: `Remove ${name}`, edits: [{ kind: 'remove', pointer: node.pointer }], mechanical: true },
          ],
        });
      }
    }
  },
};

function isDefinition({ keyword }: SchemaNode): boolean {
  return keyword === '$defs' || keyword === 'definitions';
}

function unused({ nodes }: LintedTool): readonly SchemaNode[] {
  const definitions = nodes.filter(isDefinition);
  if (definitions.length === 0) return [];
  const byPath = new Map(definitions.map((node) => [node.path, node]));
  const references: { readonly from: SchemaNode | undefined; readonly to: SchemaNode | undefined }[] = [];
  for (const node of nodes) {
    for (const key of ['$ref', '$dynamicRef']) {
      const text = own(node.schema, key);
      if (typeof text !== 'string') continue;
      const segments = localReference(text);
      // Anchors and ids name a definition in ways that this does not follow.
      if (segments === undefined) return [];
      const to = around(appendPointer('', ...segments), byPath);
      references.push({ from: around(node.path, byPath), to });
    }
  }
  return unreached(definitions, references);
}

/** The innermost definition that a path leads into. */
function around(path: string, byPath: ReadonlyMap<string, SchemaNode>): SchemaNode | undefined {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const node = byPath.get(at);
    if (node !== undefined) return node;
  }
  return undefined;
}

type Reference = { readonly from: SchemaNode | undefined; readonly to: SchemaNode | undefined };

/** Definitions that refer to each other, and to which nothing else refers, are of no use either. */
function unreached(
  definitions: readonly SchemaNode[],
  references: readonly Reference[],
): readonly SchemaNode[] {
  const outgoing = new Map<SchemaNode | undefined, SchemaNode[]>();
  for (const { from, to } of references) {
    if (to !== undefined) outgoing.set(from, [...(outgoing.get(from) ?? []), to]);
  }
  const reached = new Set<SchemaNode>();
  const waiting = [...(outgoing.get(undefined) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    waiting.push(...(outgoing.get(node) ?? []));
  }
  return definitions.filter((node) => !reached.has(node) && !holdsReached(node, reached));
}

/** Definitions inside a definition may be used while it is not. */
function holdsReached({ path }: SchemaNode, reached: ReadonlySet<SchemaNode>): boolean {
  return [...reached].some((node) => node.path.startsWith(`${path}/`));
}
