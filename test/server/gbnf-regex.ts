// Reads a GBNF grammar without recursion as a regular expression, so that the scripted model can obey it.

const token =
  /\s+|"((?:[^"\\]|\\.)*)"|\[(\^?)((?:[^\]\\]|\\.)*)\]|\{\d+(?:,\d*)?\}|[()|?*+]|([A-Za-z][\w-]*)/guy;

/** @throws {SyntaxError} for a grammar without `root`, an unknown or recursive rule, or anything it does not know. */
export function gbnfToRegex(grammar: string): string {
  const rules = new Map<string, string>();
  for (const line of grammar.split('\n')) {
    const rule = /^\s*([A-Za-z][\w-]*)\s*::=\s*(.*)$/.exec(line);
    if (rule?.[1] !== undefined && rule[2] !== undefined) rules.set(rule[1], rule[2]);
    else if (line.trim() !== '')
      throw new SyntaxError(`the grammar is not understood at "${line.slice(0, 40)}"`);
  }
  const open = new Set<string>();
  const resolve = (name: string): string => {
    const body = rules.get(name);
    if (body === undefined || open.has(name))
      throw new SyntaxError(`the rule ${name} is unknown or recursive`);
    open.add(name);
    const regex = bodyToRegex(body, resolve);
    open.delete(name);
    return `(?:${regex})`;
  };
  return resolve('root');
}

function bodyToRegex(body: string, resolve: (name: string) => string): string {
  let regex = '';
  let at = 0;
  for (const match of body.matchAll(token)) {
    if (match.index !== at) break;
    at += match[0].length;
    const [whole, text, negated, range, name] = match;
    if (text !== undefined) regex += `(?:${[...unescaped(text)].map(literal).join('')})`;
    else if (range !== undefined) regex += `[${negated}${classText(range)}]`;
    else if (name !== undefined) regex += resolve(name);
    else if (whole === '(') regex += '(?:';
    else if (whole.trim() !== '') regex += whole;
  }
  if (at !== body.length)
    throw new SyntaxError(`the grammar is not understood at "${body.slice(at, at + 20)}"`);
  return regex;
}

function classText(range: string): string {
  return range.replace(/\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|.)/gu, (_, code: string) =>
    inClass(character(code)),
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
  return /^[\\^$.*+?()[\]{}|/]$/.test(text) ? `\\${text}` : text;
}

function inClass(text: string): string {
  return /^[\\^\]-]$/.test(text) ? `\\${text}` : text;
}
