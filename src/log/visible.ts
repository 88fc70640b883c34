// Makes untrusted text safe to read in one line: what cannot be seen is shown, what is long is cut in the middle.

/**
 * Control characters, marks that reorder text (the "Trojan Source" characters), zero-width characters, separators of
 * lines, unpaired surrogates, private characters.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Joiners and selectors that emoji and some scripts need inside a word; kept after a character of theirs. */
const joined =
  '\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}' +
  ['Arab', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mong']
    .map((script) => `\\p{scx=${script}}`)
    .join('');
const joiner = new RegExp(`(?<=[${joined}])(?:\\u200c|\\u200d|\\ufe0e|\\ufe0f)`, 'gu');

/** The text with every invisible character as its picture (`␊`) or its number (`⟨202E⟩`). */
export function visible(text: string): string {
  if (!/[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff]/.test(text)) return text;
  const kept = new Set<number>();
  for (const match of text.matchAll(joiner)) kept.add(match.index);
  return text.replace(unseen, (character, offset: number) =>
    kept.has(offset) ? character : picture(character.codePointAt(0) ?? 0),
  );
}

function picture(code: number): string {
  // Unicode has a picture of every ASCII control character, in the same order.
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** At most `limit` UTF-16 code units (at least 3): a longer text keeps its start and its end around one `…`. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(limit - 1, 2);
  const head = Math.ceil(room * 0.6);
  return `${cutAfter(text, head)}…${cutBefore(text, text.length - (room - head))}`;
}

/** Never half of a surrogate pair. */
function cutAfter(text: string, end: number): string {
  return isHigh(text.charCodeAt(end - 1)) ? text.slice(0, end - 1) : text.slice(0, end);
}

function cutBefore(text: string, start: number): string {
  return isLow(text.charCodeAt(start)) ? text.slice(start + 1) : text.slice(start);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Visible and at most `limit` long; never looks at more of a long text than it needs. */
export function oneLine(text: string, limit: number): string {
  return shorten(visible(shorten(text, limit * 4)), limit);
}
