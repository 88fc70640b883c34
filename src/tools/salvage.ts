// Tools after a syntax error: a list is cut anew where its elements visibly start, so that one broken tool does
// not swallow its neighbours.
import {
  type ArrayTree,
  isTooDeep,
  type JsonTree,
  type ParseJson,
  parseJson,
  type SyntaxFault,
} from './json-tree.ts';

export interface SalvagedList {
  readonly items: readonly JsonTree[];
  /** What stands in for the document's faults: its first one, and those of the elements that were read anew. */
  readonly faults: readonly SyntaxFault[];
}

/**
 * The items of a list that lies in a document with faults. What stood before the first fault stays as it was
 * parsed. If an element that visibly starts behind it is no item of the list (an open bracket swallowed it), the
 * rest is parsed anew, element by element. Nothing is returned if the parser's own recovery lost no element.
 */
export function salvageList(
  text: string,
  list: ArrayTree,
  faults: readonly SyntaxFault[],
  parse: ParseJson = parseJson,
): SalvagedList | undefined {
  const first = list.items[0];
  const firstFault = faults.find((each) => !isTooDeep(each));
  const fault = firstFault?.range.offset;
  const end = list.range.offset + list.range.length;
  // A fault just behind the list is a bracket too many: it ended the list early.
  if (
    first?.kind !== 'object' ||
    firstFault === undefined ||
    fault === undefined ||
    fault < list.range.offset ||
    fault > end + 3
  ) {
    return undefined;
  }
  const startsElement = elementStart(text, first.range.offset);
  if (startsElement === undefined) return undefined;

  const broken = list.items.findLast(({ range }) => range.offset <= fault) ?? first;
  const itemStarts = new Set(list.items.map(({ range }) => range.offset));
  // Where JSON goes on behind its end, a bracket too many ended this list too early.
  const endsEarly = fault >= end || faults.some(({ code }) => code === 'EndOfFileExpected');
  const limit = !endsEarly && text[end - 1] === ']' ? end : text.length;
  const starts = matches(text, startsElement, broken.range.offset, limit);
  if (starts.every((start) => itemStarts.has(start))) return undefined;

  const kept = list.items.filter(({ range }) => range.offset < broken.range.offset);
  const area = text.slice(0, limit);
  const parts = starts.map((start, index) => parseElement(area, start, starts[index + 1], parse));
  return {
    items: [...kept, ...parts.flatMap(({ root }) => (root === undefined ? [] : [root]))],
    // What the parser met after it lost its way is no error of the file; the elements' own faults are.
    faults: inOrder([
      ...faults.filter(({ range }) => range.offset < broken.range.offset),
      firstFault,
      ...parts.flatMap((part) => part.faults),
    ]),
  };
}

function inOrder(faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  const distinct = new Map(faults.map((fault) => [fault.range.offset, fault]));
  return [...distinct.values()].toSorted((one, other) => one.range.offset - other.range.offset);
}

/**
 * How the elements of a list start: at the indentation of the first, if it stands at the start of its line;
 * otherwise with the same key as the first.
 */
function elementStart(text: string, offset: number): RegExp | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (lineStart > 0 && /^[ \t]*$/.test(before)) return new RegExp(`(?<=\\n${before})\\{`, 'g');
  const key = /^\{\s*"\w{1,40}"\s*:/.exec(text.slice(offset, offset + 200))?.[0];
  const word = key === undefined ? undefined : /\w+/.exec(key)?.[0];
  return word === undefined ? undefined : new RegExp(`\\{\\s{0,40}"${word}"\\s{0,40}:`, 'g');
}

function matches(text: string, pattern: RegExp, from: number, to: number): readonly number[] {
  pattern.lastIndex = from;
  const found: number[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match.index >= to) break;
    found.push(match.index);
  }
  return found;
}

/** Parses one element. What follows the last one (the brackets that close the file) is none of its faults. */
function parseElement(text: string, start: number, next: number | undefined, parse: ParseJson) {
  const source = withoutTail(text.slice(start, next));
  const { root, faults } = parse(source, start);
  const own = faults.filter(({ code }) => next !== undefined || code !== 'EndOfFileExpected');
  return { root, faults: own };
}

/** Without the white space and commas at the end. (A regular expression would need quadratic time.) */
function withoutTail(source: string): string {
  let text = source.trimEnd();
  while (text.endsWith(',')) text = text.slice(0, -1).trimEnd();
  return text;
}
