// Ranges of code points: sorted, merged and without surrogates, which no well-formed text contains.

export type CodePointRange = readonly [number, number];

const surrogates: CodePointRange = [0xd800, 0xdfff];
const lastCodePoint = 0x10ffff;

export function normalRanges(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const pieces = ranges.flatMap(withoutSurrogates).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of pieces) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function withoutSurrogates([from, to]: CodePointRange): CodePointRange[] {
  const below: CodePointRange = [Math.max(from, 0), Math.min(to, surrogates[0] - 1)];
  const above: CodePointRange = [Math.max(from, surrogates[1] + 1), Math.min(to, lastCodePoint)];
  return [below, above].filter(([low, high]) => low <= high);
}

/** Whether `point` is in sorted, merged ranges. */
export function inRanges(ranges: readonly CodePointRange[], point: number): boolean {
  for (const [from, to] of ranges) {
    if (point < from) return false;
    if (point <= to) return true;
  }
  return false;
}

/** What is in `ranges` and not in `removed`. */
export function subtractRanges(
  ranges: readonly CodePointRange[],
  removed: readonly CodePointRange[],
): readonly CodePointRange[] {
  let left = normalRanges(ranges);
  for (const [from, to] of normalRanges(removed))
    left = left.flatMap(([low, high]): CodePointRange[] => {
      if (to < low || high < from) return [[low, high]];
      const pieces: CodePointRange[] = [
        [low, from - 1],
        [to + 1, high],
      ];
      return pieces.filter(([start, end]) => start <= end);
    });
  return left;
}

/** What is in both. */
export function intersectRanges(
  one: readonly CodePointRange[],
  other: readonly CodePointRange[],
): readonly CodePointRange[] {
  return subtractRanges(one, subtractRanges([[0, lastCodePoint]], other));
}
