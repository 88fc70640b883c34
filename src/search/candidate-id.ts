// Names for candidates that depend on nothing but the path, so that equal searches and forks name them alike.

/** A short name of the decision `text`, the `depth`-th of its path, after `parent`: 53 bits (cyrb53 mixing) in base 36. */
export function candidateId(depth: number, parent: string, kind: string, text: string): string {
  const input = `${parent}\n${kind}\n${text}`;
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < input.length; index += 1) {
    const code = input.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${depth}-${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36)}`;
}
