// Which known names a wrong name was probably meant to be.

/** Names longer than this are not compared: the cost grows with the square of the length. */
const longest = 100;

/** At most three known names within a few edits of `name`, nearest first. Letter case, `_`, `-`, `.` do not count. */
export function nearNames(name: string, known: Iterable<string>): readonly string[] {
  if (name === '' || name.length > longest) return [];
  const plain = folded(name);
  const near: { name: string; distance: number }[] = [];
  for (const candidate of known) {
    if (candidate.length > longest) continue;
    const other = folded(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(plain.length, other.length) / 3));
    const distance = editDistance(plain, other, allowed);
    const contained =
      Math.min(plain.length, other.length) >= 3 && (plain.includes(other) || other.includes(plain));
    if (distance <= allowed) near.push({ name: candidate, distance });
    else if (contained) near.push({ name: candidate, distance: allowed + 1 });
  }
  near.sort((a, b) => a.distance - b.distance);
  return near.slice(0, 3).map((entry) => entry.name);
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}

/** Levenshtein's distance, or a number above `limit` where it is greater. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
