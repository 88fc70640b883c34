// What stands at a place of a tool file: the tool, the schema in it, and the way there.
import type { SchemaNode } from '../lint/rule.ts';
import { nodesOf } from '../lint/walk.ts';
import { appendPointer } from '../tools/json-pointer.ts';
import type { Entry, JsonTree } from '../tools/json-tree.ts';
import type { Tool } from '../tools/tool.ts';
import { toolAt } from '../tools/tool-at.ts';
import { placeOf } from '../tools/tool-place.ts';
import type { ToolDocument } from './open-documents.ts';
import { contains } from './ranges.ts';

/** A value on the way from the outside to the place. */
export interface Step {
  readonly tree: JsonTree;
  readonly pointer: string;
  /** Set where the value has a name. */
  readonly entry?: Entry;
}

export interface Spot {
  readonly offset: number;
  /** From the outermost value to the innermost one whose text, name included, contains the place. */
  readonly steps: readonly Step[];
  /** Whether the place is in the name of the last step, rather than in its value. */
  readonly onName: boolean;
  readonly tool?: Tool;
  /** The innermost schema of the tool around the place. */
  readonly node?: SchemaNode;
}

export function spotAt({ read }: Pick<ToolDocument, 'read'>, offset: number): Spot {
  const tool = toolAt(read.file.tools, offset);
  const place = tool && placeOf(tool);
  // The tool's own tree: of a file with syntax errors, the document's need not contain it.
  if (tool !== undefined && place !== undefined && contains(place.tree.range, offset)) {
    const way = stepsTo(place.tree, tool.pointer, offset);
    const node = nodeOn(tool, way.steps);
    return { offset, tool, ...way, ...(node === undefined ? {} : { node }) };
  }
  const named = tool === undefined ? {} : { tool };
  for (const { root, pointer } of read.documents) {
    if (root !== undefined && contains(root.range, offset))
      return { offset, ...named, ...stepsTo(root, pointer, offset) };
  }
  return { offset, ...named, steps: [], onName: false };
}

function stepsTo(root: JsonTree, pointer: string, offset: number): Pick<Spot, 'steps' | 'onName'> {
  const steps: Step[] = [{ tree: root, pointer }];
  for (let step = steps[0]; step !== undefined; ) {
    const next = inside(step, offset);
    if (next === undefined) break;
    steps.push(next);
    if (next.entry !== undefined && contains(next.entry.keyRange, offset)) return { steps, onName: true };
    step = next;
  }
  return { steps, onName: false };
}

function inside({ tree, pointer }: Step, offset: number): Step | undefined {
  if (tree.kind === 'object') {
    const entry = tree.entries.find(
      ({ keyRange, value }) => contains(keyRange, offset) || contains(value.range, offset),
    );
    return entry && { tree: entry.value, pointer: appendPointer(pointer, entry.key), entry };
  }
  if (tree.kind !== 'array') return undefined;
  const index = tree.items.findIndex(({ range }) => contains(range, offset));
  const item = tree.items[index];
  return item && { tree: item, pointer: appendPointer(pointer, index) };
}

function nodeOn(tool: Tool, steps: readonly Step[]): SchemaNode | undefined {
  const byPointer = new Map(nodesOf(tool).map((node) => [node.pointer, node]));
  const step = steps.findLast(({ pointer }) => byPointer.has(pointer));
  return step && byPointer.get(step.pointer);
}
