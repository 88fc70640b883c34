// Where a tool's own parts stand that rules point at: its name and its description.
import { appendPointer } from '../tools/json-pointer.ts';
import { entry, type JsonTree, member } from '../tools/json-tree.ts';
import type { TextRange } from '../tools/tool.ts';
import type { LintedTool, SchemaEdit } from './rule.ts';

/** The part of a finding that says where it is. */
export interface Place {
  readonly pointer: string;
  readonly range: TextRange;
  readonly tool: string;
}

/** The object that has a tool's name and description; OpenAI's chat format puts it into `function`. */
export function bodyOf({ tool, tree }: LintedTool): { readonly tree: JsonTree; readonly pointer: string } {
  const inner = tool.format === 'openai-chat' ? member(tree, 'function') : undefined;
  return inner?.kind === 'object'
    ? { tree: inner, pointer: appendPointer(tool.pointer, 'function') }
    : { tree, pointer: tool.pointer };
}

/** A tool's name: a member `name`, or the tool's key in a map. */
export function atName(linted: LintedTool): Place {
  const { tool } = linted;
  const at = isKeyed(linted) ? tool.pointer : appendPointer(bodyOf(linted).pointer, 'name');
  return { pointer: at, range: tool.nameRange, tool: tool.name };
}

export function renamed(linted: LintedTool, name: string): SchemaEdit {
  return isKeyed(linted)
    ? { kind: 'rename', pointer: linted.tool.pointer, name }
    : { kind: 'set', pointer: appendPointer(bodyOf(linted).pointer, 'name'), value: name };
}

function isKeyed(linted: LintedTool): boolean {
  return member(bodyOf(linted).tree, 'name')?.range.offset !== linted.tool.nameRange.offset;
}

/** A tool's description, or its name where it has none. */
export function atDescription(linted: LintedTool): Place {
  const { tool } = linted;
  if (tool.descriptionRange === undefined) return atName(linted);
  const body = bodyOf(linted);
  const written = entry(body.tree, 'modelDescription') ?? entry(body.tree, 'description');
  return {
    pointer: appendPointer(body.pointer, written?.key ?? 'description'),
    range: tool.descriptionRange,
    tool: tool.name,
  };
}

/** Text of a file in a message: on one line, and clipped. */
export function quoted(text: string, most = 60): string {
  return JSON.stringify(text.length > most ? `${text.slice(0, most - 1)}…` : text);
}
