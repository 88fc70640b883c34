// Characters that a person does not see and a model reads: which they are, and where they belong all the same.
// Sources: Unicode Standard Annex 9 (bidirectional controls), Unicode Technical Standard 51 (emoji sequences);
// Boucher and Anderson, "Trojan Source" (arXiv 2111.00169).

export interface HiddenText {
  /** What kinds were found, in words. */
  readonly kinds: readonly string[];
  readonly count: number;
  /** The text without them. */
  readonly cleaned: string;
  /** What tag characters spell, in ASCII; empty where there are none. */
  readonly message: string;
}

interface Kind {
  readonly first: number;
  readonly last: number;
  readonly words: string;
}

const control = 'control characters';
const direction = 'bidirectional controls';
const invisible = 'invisible characters';

/** In order. Tabs and line ends are not hidden; neither are the variation selectors that emoji use (U+FE00 to U+FE0F). */
const kinds: readonly Kind[] = [
  { first: 0x0000, last: 0x0008, words: control },
  { first: 0x000b, last: 0x000c, words: control },
  { first: 0x000e, last: 0x001f, words: control },
  { first: 0x007f, last: 0x009f, words: control },
  { first: 0x00ad, last: 0x00ad, words: invisible }, // Soft hyphen.
  { first: 0x034f, last: 0x034f, words: invisible }, // Combining grapheme joiner.
  { first: 0x061c, last: 0x061c, words: direction },
  { first: 0x115f, last: 0x1160, words: invisible }, // Fillers of Hangul.
  { first: 0x17b4, last: 0x17b5, words: invisible }, // Inherent vowels of Khmer.
  { first: 0x180e, last: 0x180e, words: invisible }, // Mongolian vowel separator.
  { first: 0x200b, last: 0x200d, words: invisible }, // Zero-width space and joiners.
  { first: 0x200e, last: 0x200f, words: direction },
  { first: 0x202a, last: 0x202e, words: direction },
  { first: 0x2060, last: 0x2065, words: invisible }, // Word joiner, invisible operators.
  { first: 0x2066, last: 0x2069, words: direction },
  { first: 0x206a, last: 0x206f, words: invisible },
  { first: 0x3164, last: 0x3164, words: invisible },
  { first: 0xfeff, last: 0xfeff, words: invisible },
  { first: 0xffa0, last: 0xffa0, words: invisible },
  { first: 0xfff9, last: 0xfffb, words: invisible },
  { first: 0xe0000, last: 0xe007f, words: 'tag characters' },
  { first: 0xe0100, last: 0xe01ef, words: 'variation selectors' },
];

/** What is hidden in a text; undefined for nearly all texts. */
export function hiddenText(text: string): HiddenText | undefined {
  if (!mayHide.test(text)) return undefined;
  const found = new Set<string>();
  const cleaned: string[] = [];
  const spelled: string[] = [];
  let count = 0;
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const words = kindOf(code);
    if (words === undefined || belongs(text, code, at)) cleaned.push(character);
    else {
      found.add(words);
      count += 1;
      if (code >= tags + 0x20 && code < tags + 0x7f) spelled.push(String.fromCodePoint(code - tags));
    }
    at += character.length;
  }
  if (count === 0) return undefined;
  return { kinds: [...found], count, cleaned: cleaned.join(''), message: spelled.join('') };
}

const tags = 0xe0000;

/** Control and format characters, and those letters and marks of the list that have no shape. */
const mayHide = /\p{Cc}|\p{Cf}|\u034F|[\u115F\u1160\u3164\uFFA0]|\u17B4|\u17B5|[\u{E0100}-\u{E01EF}]/u;

function kindOf(code: number): string | undefined {
  if (code >= 0x20 && code < 0x7f) return undefined;
  return kinds.find(({ first, last }) => first <= code && code <= last)?.words;
}

const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const joining =
  /\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Khmer}|\p{Script=Mongolian}/u;
const emojiEnd = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
/** A black flag with the region's letters so far. */
const flagSoFar = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{0,6}$/u;

/** Joiners inside emoji and in scripts that need them, flags of regions, marks of direction in right-to-left text. */
function belongs(text: string, code: number, at: number): boolean {
  const before = text.slice(Math.max(0, at - 16), at);
  const after = text.slice(at + (code > 0xffff ? 2 : 1)).slice(0, 2);
  if (code === 0x200d && emojiEnd.test(before) && /^\p{Extended_Pictographic}/u.test(after)) return true;
  if (code === 0x200c || code === 0x200d || code === 0x180e) {
    return joining.test(before.slice(-1)) || joining.test(after);
  }
  if (code > tags && code <= tags + 0x7f) return flagSoFar.test(before);
  if (code === 0x200e || code === 0x200f || code === 0x61c) return rightToLeft.test(text);
  return code === 0xad && /\p{L}$/u.test(before) && /^\p{L}/u.test(after);
}
