// Lines of YAML's block style: the dashes and the name that each begins with, and the way to a place, told by indentation.

export interface BlockToken {
  readonly kind: 'dash' | 'key';
  readonly column: number;
  readonly key: string;
  /** The column of what stands behind it. */
  readonly end: number;
}

/** Lines that are looked at, upwards. */
const mostLines = 5000;

/** From the cursor's line upwards: each line that is less indented is one level further out. */
export function pathTo(
  text: string,
  lineStart: number,
  own: readonly BlockToken[],
  column: number,
): readonly string[] | undefined {
  const path: string[] = [];
  let need = column;
  let needsDash = false;
  let index = 0;
  const take = (token: BlockToken) => {
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
export function tokensOf(line: string): readonly BlockToken[] {
  const tokens: BlockToken[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  for (
    let dash = /^-(?:\s+|$)/.exec(line.slice(column));
    dash !== null;
    dash = /^-(?:\s+|$)/.exec(line.slice(column))
  ) {
    const end = column + dash[0].length;
    tokens.push({ kind: 'dash', column, key: '', end });
    column = end;
  }
  const key = /^(?:&\S+\s+)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:'"{[][^#:]*?)\s*:(?:\s|$)/.exec(
    line.slice(column),
  );
  const name = key?.[1];
  if (key !== null && name !== undefined) {
    const end = column + key[0].length;
    tokens.push({ kind: 'key', column, key: name.replace(/^(["'])(.*)\1$/, '$2'), end });
  }
  return tokens;
}
