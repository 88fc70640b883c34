// A short text that a regular expression accepts, for constraints that no scripted response fits.
// It knows what patterns are made of: literals, escapes, classes, `(?:…)`, `|`, and the quantifiers ? * + {m,n}.

/** Takes the first alternative, the first character of a class and the fewest repetitions everywhere. */
export function shortestMatch(regex: string): string {
  const source = [...regex];
  let at = 0;

  const alternatives = (): string => {
    const first = sequence();
    while (source[at] === '|') {
      at++;
      sequence();
    }
    return first;
  };
  const sequence = (): string => {
    let text = '';
    while (at < source.length && source[at] !== '|' && source[at] !== ')') text += quantified(atom());
    return text;
  };
  const atom = (): string => {
    const character = source[at++] ?? '';
    if (character === '\\') return escaped();
    if (character === '[') return fromClass();
    if (character !== '(') return character;
    if (source[at] === '?') at += 2;
    const inner = alternatives();
    at++;
    return inner;
  };
  const quantified = (text: string): string => {
    const mark = source[at];
    if (mark === '?' || mark === '*') {
      at++;
      return '';
    }
    if (mark === '+') {
      at++;
      return text;
    }
    if (mark !== '{') return text;
    const end = source.indexOf('}', at);
    const least = Number.parseInt(source.slice(at + 1, end).join(''), 10);
    at = end + 1;
    return text.repeat(least);
  };
  const escaped = (): string => {
    const character = source[at++] ?? '';
    if (character === 'x') {
      at += 2;
      return String.fromCharCode(Number.parseInt(source.slice(at - 2, at).join(''), 16));
    }
    return { n: '\n', r: '\r', t: '\t', d: '0', w: 'a', s: ' ' }[character] ?? character;
  };
  const fromClass = (): string => {
    const first = source[at++] ?? '';
    const text = first === '\\' ? escaped() : first;
    while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    at++;
    return text;
  };
  return alternatives();
}
