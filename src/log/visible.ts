// Makes untrusted text safe to read in one line: what cannot be seen is shown, what is long is cut in the middle.

/**
 * Control characters, marks that reorder text (the "Trojan Source" characters), zero-width characters, separators of
 * lines, unpaired surrogates, private and unassigned ones that have no picture.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff]|[\u{e0000}-\u{e0fff}]/gu;

/** Joiners and selectors that emoji and some scripts need inside a word; kept after a character of theirs. */
const joiner =
  /(?<=[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{scx=Arab}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mong}])[\u200c\u200d\ufe0e\ufe0f]/gu;

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
