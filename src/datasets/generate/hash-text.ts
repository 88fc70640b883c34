// A 32-bit hash of a text, the same on every platform.

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo, public domain), its bits mixed once more at the end. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
