// The cursor in YAML's block style, told by indentation: what is typed is often no YAML yet.
import type { Cursor } from './place.ts';

interface Token {
  readonly kind: 'dash' | 'key';
  readonly column: number;
  readonly key: string;
}

/** Lines that are looked at, upwards. */
const mostLines = 5000;

/** Nothing inside flow collections, block texts and comments. */
export function yamlCursor(text: string, offset: number): Cursor | undefined {
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
function isItem(tokens: readonly Token[], path: readonly string[]): boolean {
  return (
    tokens.at(-1)?.kind === 'dash' && ['required', 'enum', 'type', 'examples'].includes(path.at(-2) ?? '')
  );
}

/** From the cursor's line upwards: each line that is less indented is one level further out. */
function pathTo(
  text: string,
  lineStart: number,
  own: readonly Token[],
  column: number,
): readonly string[] | undefined {
  const path: string[] = [];
  let need = column;
  let needsDash = false;
  let index = 0;
  const take = (token: Token) => {
    const isOuter = token.column < need || (needsDash && token.kind === 'key' && token.column === need);
    if (needsDash && token.kind === 'dash' && token.column === need) {
      index += 1;
      return;
    }
    if (!isOuter) return;
    if (needsDash) path.push(String(index));
    needsDash = token.kind === 'dash';
    index = 0;
    if (token.kind === 'key') path.push(token.key);
    need = token.column;
  };
  for (const token of own.toReversed()) take(token);
  let end = lineStart - 1;
  for (let lines = 0; end >= 0 && lines < mostLines && (need > 0 || needsDash); lines += 1) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (/^(?:---|\.\.\.)/.test(line)) return undefined;
    if (/^\s*[^\s#]/.test(line)) for (const token of tokensOf(line).toReversed()) take(token);
    end = start - 1;
  }
  if (needsDash) path.push(String(index));
  return path.toReversed();
}

/** The dashes and the key at the start of a line. */
function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  for (
    let dash = /^-(?:\s+|$)/.exec(line.slice(column));
    dash !== null;
    dash = /^-(?:\s+|$)/.exec(line.slice(column))
  ) {
    tokens.push({ kind: 'dash', column, key: '' });
    column += dash[0].length;
  }
  const key = /^(?:&\S+\s+)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:'"{[][^#:]*?)\s*:(?:\s|$)/.exec(
    line.slice(column),
  );
  const name = key?.[1];
  if (name !== undefined) tokens.push({ kind: 'key', column, key: name.replace(/^(["'])(.*)\1$/, '$2') });
  return tokens;
}

function withoutQuoted(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""');
}
