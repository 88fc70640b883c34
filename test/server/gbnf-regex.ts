// Reads a one-rule GBNF grammar as a regular expression, so that the scripted model can obey it.

const token = /\s+|"((?:[^"\\]|\\.)*)"|\[(\^?)((?:[^\]\\]|\\.)*)\]|\{\d+(?:,\d*)?\}|[()|?*+]/guy;

/** @throws {SyntaxError} for grammars with other rules than `root`, or anything it does not know. */
export function gbnfToRegex(grammar: string): string {
  const root = /^\s*root\s*::=\s*([\s\S]*)$/.exec(grammar)?.[1];
  if (root === undefined) throw new SyntaxError('the grammar has no root rule');
  let regex = '';
  let at = 0;
  for (const match of root.matchAll(token)) {
    if (match.index !== at) break;
    at += match[0].length;
    const [whole, text, negated, range] = match;
    if (text !== undefined) regex += `(?:${[...unescaped(text)].map(literal).join('')})`;
    else if (range !== undefined) regex += `[${negated}${classText(range)}]`;
    else if (whole === '(') regex += '(?:';
    else if (whole.trim() !== '') regex += whole;
  }
  if (at !== root.length)
    throw new SyntaxError(`the grammar is not understood at "${root.slice(at, at + 20)}"`);
  return regex;
}

function classText(range: string): string {
  return range.replace(/\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|.)/gu, (_, code: string) =>
    literal(character(code)),
  );
}

function unescaped(text: string): string {
  return text.replace(/\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|.)/gu, (_, code: string) =>
    character(code),
  );
}

function character(code: string): string {
  if (/^[xuU]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
  return { n: '\n', r: '\r', t: '\t' }[code] ?? code;
}

function literal(text: string): string {
  return /^[\\^$.*+?()[\]{}|/-]$/.test(text) ? `\\${text}` : text;
}
