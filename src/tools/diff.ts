// The semantic diff of two versions of a tool file: what changed for those who call the tools, not in its text.
import { findRenames, foldedName } from './diff-renames.ts';
import { compareSchemas, mostSchemas } from './diff-schema.ts';
import { type Side, type Walk, wordsOf } from './diff-walk.ts';
import { shown } from './diff-words.ts';
import { isSameJson, sortedJson } from './sorted-json.ts';
import type { Tool } from './tool.ts';
import type { ChangePlace, ToolChange } from './tool-change.ts';

/**
 * Every change in meaning between two versions, in the order of the new one; what was removed comes last. Order, formatting
 * and the way in which a provider writes tools do not count; nor does the spelling of a schema, as far as it is known to be
 * only that (`const` or `enum` of one value, `$ref` or its target, `anyOf` with null or a type of null).
 *
 * Tools are the same by name (the second of a name with the second). A tool or parameter under a new name is a rename where
 * its schema is equal, where only the style of the name differs, or where its description is equal.
 */
export function diffTools(before: readonly Tool[], after: readonly Tool[]): readonly ToolChange[] {
  const old = byName(before);
  const now = byName(after);
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, tool]) => tool);
  const added = [...now].filter(([key]) => !old.has(key)).map(([, tool]) => tool);
  const renames = new Map(findRenames(removed, added, identities).map((pair) => [pair.after, pair.before]));
  const renamed = new Set(renames.values());

  const changes: ToolChange[] = [];
  for (const [key, tool] of now) {
    const other = old.get(key) ?? renames.get(tool);
    if (other === undefined) changes.push(addedTool(tool));
    else changes.push(...compareTools(other, tool));
  }
  for (const tool of removed) if (!renamed.has(tool)) changes.push(removedTool(tool));
  return changes;
}

/** By name and how many of the name came before: records of data sets repeat names. */
function byName(tools: readonly Tool[]): ReadonlyMap<string, Tool> {
  const counts = new Map<string, number>();
  return new Map(
    tools.map((tool) => {
      const count = counts.get(tool.name) ?? 0;
      counts.set(tool.name, count + 1);
      return [`${count} ${tool.name}`, tool];
    }),
  );
}

/** What makes a tool the same one under another name, the surest first. */
const identities = [
  ({ description, parametersSchema, parameters }: Tool) =>
    parameters.length > 0 || words(description) !== undefined
      ? sortedJson([words(description) ?? null, parametersSchema])
      : undefined,
  ({ name }: Tool) => foldedName(name),
  ({ description }: Tool) => words(description),
];

function words(description: string | undefined): string | undefined {
  return description === undefined || description.trim() === '' ? undefined : description;
}

function compareTools(before: Tool, after: Tool): readonly ToolChange[] {
  const walk: Walk = {
    tool: after.name,
    changes: [],
    budget: { left: mostSchemas },
    compare: compareSchemas,
  };
  const base = { tool: after.name };
  if (before.name !== after.name) {
    walk.changes.push({
      ...base,
      kind: 'tool-renamed',
      effect: 'otherwise',
      formerly: before.name,
      message: `The tool ${shown(before.name)} is called ${shown(after.name)} now.`,
      before: nameOf(before),
      after: nameOf(after),
    });
  }
  const described = wordsOf('description', before.description, after.description);
  if (described !== undefined) {
    walk.changes.push({
      ...base,
      kind: described.kind,
      effect: described.effect,
      keyword: 'description',
      message: `The tool ${described.words}.`,
      before: descriptionOf(before),
      after: descriptionOf(after),
    });
  }
  if (isSameJson(before.parametersSchema, after.parametersSchema)) return walk.changes;
  compareSchemas({ before: rootOf(before), after: rootOf(after), path: '' }, walk);
  return walk.changes;
}

/** A tool does not say where its schema stands in the file, only where its parameters do. */
function rootOf(tool: Tool): Side {
  return { tool, schema: tool.parametersSchema, pointer: tool.pointer, isBehind: true };
}

function addedTool(tool: Tool): ToolChange {
  return {
    kind: 'tool-added',
    effect: 'wider',
    tool: tool.name,
    message: `The tool ${shown(tool.name)} is new.`,
    after: nameOf(tool),
  };
}

function removedTool(tool: Tool): ToolChange {
  return {
    kind: 'tool-removed',
    effect: 'narrower',
    tool: tool.name,
    message: `The tool ${shown(tool.name)} is gone.`,
    before: nameOf(tool),
  };
}

function nameOf({ pointer, nameRange }: Tool): ChangePlace {
  return { pointer, range: nameRange };
}

function descriptionOf({ pointer, range, descriptionRange }: Tool): ChangePlace {
  return { pointer, range: descriptionRange ?? range };
}
