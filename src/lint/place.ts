// Findings at their places: what a rule says, put where it belongs in the file.
import { appendPointer, pointerSegments } from '../tools/json-pointer.ts';
import { entry, follow, rangeThrough } from '../tools/json-tree.ts';
import type { LintedTool, RuleFinding, SchemaNode } from './rule.ts';

/** A finding without its place. */
export type Words = Omit<RuleFinding, 'pointer' | 'range' | 'tool' | 'parameter'>;

/** About a tool as a whole: at its name. */
export function atTool({ tool }: LintedTool, words: Words): RuleFinding {
  return { pointer: tool.pointer, range: tool.nameRange, tool: tool.name, ...words };
}

/** About a schema as a whole: at the name that it stands under. */
export function atNode(linted: LintedTool, node: SchemaNode, words: Words): RuleFinding {
  return { pointer: node.pointer, range: node.labelRange, ...ownerOf(linted, node), ...words };
}

/** About a keyword: at the keyword and its value, if that is no object or list; at the schema if it is not there. */
export function atKeyword(linted: LintedTool, node: SchemaNode, keyword: string, words: Words): RuleFinding {
  const found = entry(node.tree, keyword);
  if (found === undefined) return atNode(linted, node, words);
  const { keyRange, value } = found;
  const range = value.kind === 'scalar' ? rangeThrough(keyRange, value.range) : keyRange;
  return { pointer: appendPointer(node.pointer, keyword), range, ...ownerOf(linted, node), ...words };
}

/** About a value inside a schema (an item of `enum`, a name in `required`). */
export function atValue(
  linted: LintedTool,
  node: SchemaNode,
  segments: readonly (string | number)[],
  words: Words,
): RuleFinding {
  const { tree, complete } = follow(node.tree, segments.map(String));
  if (!complete) return atNode(linted, node, words);
  const range = tree.kind === 'scalar' ? tree.range : { offset: tree.range.offset, length: 1 };
  return { pointer: appendPointer(node.pointer, ...segments), range, ...ownerOf(linted, node), ...words };
}

function ownerOf({ tool }: LintedTool, node: SchemaNode): Pick<RuleFinding, 'tool' | 'parameter'> {
  return { tool: tool.name, ...(node.parameter === undefined ? {} : { parameter: node.parameter }) };
}

/** What a schema is called in a sentence: `"stops[].city"`, or the parameters as a whole. */
export function nameOf(node: SchemaNode): string {
  const words = pathWords(node.path);
  return words === '' ? 'the parameters' : JSON.stringify(words);
}

/** `/properties/stops/items/properties/city` as people write it: `stops[].city`. */
export function pathWords(path: string): string {
  const segments = pointerSegments(path);
  let words = '';
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at] ?? '';
    const next = segments[at + 1] ?? '';
    if (segment === 'properties') words += words === '' ? next : `.${next}`;
    else if (segment === '$defs' || segment === 'definitions') words = next;
    else if (segment === 'items' && !/^\d+$/.test(next)) {
      words += '[]';
      continue;
    } else if (/^\d+$/.test(next)) words += `${words === '' ? '' : ' '}(${segment} ${Number(next) + 1})`;
    else {
      words += `${words === '' ? '' : ' '}(${segment})`;
      continue;
    }
    at += 1;
  }
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}

/** A sentence starts with a capital letter. */
export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export function listed(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
