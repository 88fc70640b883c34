// Aligns two sequences so that what was inserted or left out shifts nothing else (Needleman and Wunsch 1970, gaps for free).

export interface Pair<Item> {
  readonly left?: Item;
  readonly right?: Item;
}

/**
 * The pairs of highest total weight that keep the order of both sequences; every item is in exactly one. Among equally
 * good ones the same is taken whichever sequence is called left, as far as `name` tells items apart.
 *
 * @param weight A whole number; 0 or less for items that are never a pair.
 */
export function alignSequences<Item>(
  left: readonly Item[],
  right: readonly Item[],
  weight: (left: Item, right: Item) => number,
  name: (item: Item) => string,
): readonly Pair<Item>[] {
  const width = right.length + 1;
  /** Highest weight of the ends from `(i, j)` on, and the weight of that pair. */
  const best = new Int32Array((left.length + 1) * width);
  const own = new Int32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      const [one, other] = [left[i], right[j]];
      const pair = one === undefined || other === undefined ? 0 : weight(one, other);
      own[at] = pair;
      const paired = pair > 0 ? pair + (best[at + width + 1] ?? 0) : 0;
      best[at] = Math.max(paired, best[at + width] ?? 0, best[at + 1] ?? 0);
    }
  }

  const pairs: Pair<Item>[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one === undefined || other === undefined) {
      if (one !== undefined) pairs.push({ left: one });
      else if (other !== undefined) pairs.push({ right: other });
      i += 1;
      j += 1;
      continue;
    }
    const at = i * width + j;
    const [pair, total] = [own[at] ?? 0, best[at] ?? 0];
    if (pair > 0 && total === pair + (best[at + width + 1] ?? 0)) {
      pairs.push({ left: one, right: other });
      i += 1;
      j += 1;
      continue;
    }
    const leftMayGo = total === best[at + width];
    const rightMayGo = total === best[at + 1];
    if (leftMayGo && (!rightMayGo || name(one) <= name(other))) {
      pairs.push({ left: one });
      i += 1;
    } else {
      pairs.push({ right: other });
      j += 1;
    }
  }
  return pairs;
}
