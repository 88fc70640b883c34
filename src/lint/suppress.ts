// What a file asks the linter to pass over, and which of these requests are of no use.
import type { SourceDocument } from '../tools/documents.ts';
import { appendPointer, pointerSegments } from '../tools/json-pointer.ts';
import { follow, type JsonTree, member, rangeThrough, textOf } from '../tools/json-tree.ts';
import type { ReadToolDocument } from '../tools/read-document.ts';
import type { TextRange } from '../tools/tool.ts';
import { placeOf } from '../tools/tool-place.ts';
import type { Finding, Fix } from './rule.ts';
import { suppressionComments } from './suppression-comments.ts';

/** The member of a file's root or of a tool that does in plain JSON what a comment does elsewhere. */
export const suppressionKey = 'x-toolprm-ignore';

/** A request not to report one rule at one place. */
export interface Suppression {
  readonly rule: string;
  /** Where it is asked for: the rule's name in the comment or the member. */
  readonly range: TextRange;
  readonly pointer: string;
  /** What it holds for; absent where it leads to nothing. */
  readonly target?: Target;
  readonly fixes?: readonly Fix[];
}

interface Target {
  readonly pointer: string;
  readonly range: TextRange;
}

export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly unused: readonly Suppression[];
}

/** Takes out of the findings what the file asks to pass over. */
export function suppress(findings: readonly Finding[], requests: readonly Suppression[]): Suppressed {
  if (requests.length === 0) return { findings, unused: [] };
  const byRule = new Map<string, Suppression[]>();
  for (const request of requests) byRule.set(request.rule, [...(byRule.get(request.rule) ?? []), request]);
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const matching = (byRule.get(finding.rule) ?? []).filter(({ target }) => covers(target, finding));
    for (const request of matching) used.add(request);
    return matching.length === 0;
  });
  return { findings: left, unused: requests.filter((request) => !used.has(request)) };
}

/** A finding lies in what a request is about if its pointer leads there, or if what it underlines stands there. */
function covers(target: Target | undefined, { pointer, range }: Finding): boolean {
  if (target === undefined) return false;
  if (pointer === target.pointer || pointer.startsWith(`${target.pointer}/`)) return true;
  const { offset, length } = target.range;
  return offset <= range.offset && range.offset < offset + length;
}

/** All requests of a file, in comments and in members. */
export function suppressionsOf(read: ReadToolDocument): readonly Suppression[] {
  if (!read.text.includes('toolprm-ignore')) return [];
  return [...commentRequests(read), ...memberRequests(read)];
}

function commentRequests({ text, syntax, documents, file }: ReadToolDocument): readonly Suppression[] {
  return suppressionComments(text, syntax).flatMap(({ range, rules, line }) => {
    const target = targetOn(line, documents, file.tools.map(placeOf));
    const named = rules.length === 0 ? [{ id: '', range }] : rules;
    return named.map(({ id, range: at }) => ({
      rule: id,
      range: at,
      pointer: target?.pointer ?? '',
      ...(target === undefined ? {} : { target }),
    }));
  });
}

/** The outermost value that starts on a line; of a list that was salvaged, the tools stand beside the documents. */
function targetOn(
  line: TextRange,
  documents: readonly SourceDocument[],
  places: readonly ({ readonly tree: JsonTree; readonly pointer: string } | undefined)[],
): Target | undefined {
  for (const { root, pointer } of documents) {
    const found = root === undefined ? undefined : firstIn(line, root, pointer, root.range.offset);
    if (found !== undefined) return found;
  }
  for (const place of places) {
    const found = place && firstIn(line, place.tree, place.pointer, place.tree.range.offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstIn(line: TextRange, tree: JsonTree, pointer: string, start: number): Target | undefined {
  const end = tree.range.offset + tree.range.length;
  const lineEnd = line.offset + line.length;
  if (start >= lineEnd || end <= line.offset) return undefined;
  if (start >= line.offset) return { pointer, range: { offset: start, length: end - start } };
  if (tree.kind === 'array') {
    return firstOf(tree.items, (item, index) =>
      firstIn(line, item, appendPointer(pointer, index), item.range.offset),
    );
  }
  if (tree.kind === 'scalar') return undefined;
  return firstOf(tree.entries, ({ key, keyRange, value }) =>
    firstIn(line, value, appendPointer(pointer, key), keyRange.offset),
  );
}

function firstOf<T>(items: readonly T[], look: (item: T, index: number) => Target | undefined) {
  for (const [index, item] of items.entries()) {
    const found = look(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function memberRequests({ documents, file }: ReadToolDocument): readonly Suppression[] {
  const holders = new Map<JsonTree, string>();
  for (const { root, pointer } of documents) if (root !== undefined) holders.set(root, pointer);
  for (const tool of file.tools) {
    const place = placeOf(tool);
    if (place !== undefined) holders.set(place.tree, tool.pointer);
  }
  return [...holders].flatMap(([tree, pointer]) => requestsIn(tree, pointer));
}

function requestsIn(holder: JsonTree, pointer: string): readonly Suppression[] {
  const map = member(holder, suppressionKey);
  if (map?.kind !== 'object') return [];
  const at = appendPointer(pointer, suppressionKey);
  return map.entries.flatMap(({ key, keyRange, value }) => {
    const path = appendPointer(at, key);
    const { tree, complete } = follow(holder, pointerSegments(key));
    const isPointer = key === '' || key.startsWith('/');
    const target = complete && isPointer ? { pointer: `${pointer}${key}`, range: tree.range } : undefined;
    const items = value.kind === 'array' ? value.items : [value];
    if (items.length === 0) {
      const range = rangeThrough(keyRange, value.range);
      return [{ rule: '', range, pointer: path, fixes: [removal(path)] }];
    }
    return items.map((item, index) => {
      const itemPointer = value.kind === 'array' ? appendPointer(path, index) : path;
      return {
        rule: textOf(item) ?? '',
        range: item.range,
        pointer: itemPointer,
        fixes: [removal(items.length === 1 ? path : itemPointer)],
        ...(target === undefined ? {} : { target }),
      };
    });
  });
}

/** Not mechanical: two removals out of one list would move each other's places. */
function removal(pointer: string): Fix {
  return { title: 'Remove it', edits: [{ kind: 'remove', pointer }], mechanical: false };
}
