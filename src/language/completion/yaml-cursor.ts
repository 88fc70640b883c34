// The cursor in YAML, in block style told by indentation: what is typed is often no YAML yet.
import type { Cursor } from './place.ts';
import { flowCursor, flowStart } from './yaml-flow.ts';
import { type BlockToken, pathTo, tokensOf } from './yaml-lines.ts';

/** Nothing inside block texts and comments. */
export function yamlCursor(text: string, offset: number): Cursor | undefined {
  const flow = flowStart(text, offset);
  if (flow !== undefined) return flowCursor(text, offset, flow);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  if (/(?:^|\s)#|[{[]/.test(withoutQuoted(before))) return undefined;
  const tokens = tokensOf(before);
  const word = /(?:"[^"]*|'[^']*|[^\s:"'-][^:]*?|)$/.exec(before)?.[0] ?? '';
  const rest = /^[^\s:#]*/.exec(text.slice(offset))?.[0] ?? '';
  const replaced = { offset: offset - word.length, length: word.length + rest.length };
  const last = tokens.at(-1);
  const inValue = last?.kind === 'key' && /:\s/.test(before.slice(last.column + last.key.length));
  const column = replaced.offset - start;
  const hasValue = /^\s*:(?:\s|$)/.test(
    text.slice(replaced.offset + replaced.length, replaced.offset + replaced.length + 20),
  );
  const own = inValue ? tokens : tokens.filter((token) => token.kind === 'dash');
  const path = pathTo(text, start, own, column);
  return path && { path, atName: !inValue && !isItem(own, path), replaced, hasValue, needsComma: false };
}

/** What stands behind a dash may become a name or be a text; under `required` and the like it is a text. */
function isItem(tokens: readonly BlockToken[], path: readonly string[]): boolean {
  return (
    tokens.at(-1)?.kind === 'dash' && ['required', 'enum', 'type', 'examples'].includes(path.at(-2) ?? '')
  );
}

function withoutQuoted(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""');
}
