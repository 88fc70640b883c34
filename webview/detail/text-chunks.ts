// Long untrusted text for the screen: what cannot be seen is shown, and only as much is laid out as is looked at.
import { shorten, visible } from '../../src/log/visible.ts';

/** One block of an expanded text. */
const chunkLength = 4000;
/** How much an expanded text shows at once. */
export const pageLength = 200_000;

/** Line feeds stay where a text is laid out in lines; all else that is invisible is shown. */
export function visibleLines(text: string): string {
  return text.includes('\n') ? text.split('\n').map(visible).join('\n') : visible(text);
}

/** Start and end around one `…`. */
export function cutInMiddle(text: string, limit: number): string {
  return visibleLines(shorten(text, limit));
}

/** The text from its start, at most `length` long, in blocks that end at a line's end where one is near. */
export function chunks(text: string, length = pageLength): readonly string[] {
  const end = Math.min(length, text.length);
  const blocks: string[] = [];
  for (let from = 0; from < end; ) {
    const limit = Math.min(from + chunkLength, end);
    const lineEnd = limit === end ? -1 : text.lastIndexOf('\n', limit - 1);
    let to = lineEnd > from ? lineEnd : limit;
    // Never between the halves of a surrogate pair.
    if (to === limit && to < text.length && isLow(text.charCodeAt(to)) && to - from > 1) to -= 1;
    blocks.push(visibleLines(text.slice(from, to)));
    from = text[to] === '\n' ? to + 1 : to;
  }
  return blocks;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
