// Pairs what disappeared with what appeared: a tool or parameter under a new name.

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** What makes two things the same one under two names; `undefined` where nothing tells. */
export type Identity<T> = (thing: T) => string | undefined;

/**
 * Pairs by each identity in turn, the surest first. Among things of one identity the first is paired with the first, so
 * that the pairs are the same whichever version is called the older one.
 */
export function findRenames<T>(
  removed: readonly T[],
  added: readonly T[],
  identities: readonly Identity<T>[],
): readonly Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let before = removed;
  let after = added;
  for (const identity of identities) {
    const waiting = byIdentity(after, identity);
    const taken = new Set<T>();
    for (const one of before) {
      const key = identity(one);
      const other = key === undefined ? undefined : waiting.get(key)?.shift();
      if (other === undefined) continue;
      pairs.push({ before: one, after: other });
      taken.add(one).add(other);
    }
    before = before.filter((one) => !taken.has(one));
    after = after.filter((one) => !taken.has(one));
  }
  return pairs;
}

function byIdentity<T>(things: readonly T[], identity: Identity<T>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = identity(thing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** `startDate`, `start_date` and `Start-Date` are one name in three styles. */
export function foldedName(name: string): string | undefined {
  const folded = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return folded === '' ? undefined : folded;
}
