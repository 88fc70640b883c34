// What is known of the families of searches: of the logs that are open, and of no others.
import type { Relative } from '../../protocol/messages.ts';

export type FamiliesByLog = ReadonlyMap<string, readonly Relative[]>;

export interface KnownFamilies {
  /** `undefined` until it is known. */
  of(log: string): readonly Relative[] | undefined;
  /** Whether the log belongs to one of them. */
  has(log: string): boolean;
  /** Stands in for all that was known. @returns the logs whose family is another one now */
  renew(read: FamiliesByLog): readonly string[];
}

export function createKnownFamilies(): KnownFamilies {
  let known: FamiliesByLog = new Map();
  return {
    of: (log) => known.get(log),
    has: (log) => [...known.values()].some((family) => family.some((relative) => relative.log === log)),
    renew(read) {
      const before = known;
      known = read;
      const text = (family: readonly Relative[] = []): string => JSON.stringify(family);
      return [...read.keys()].filter((log) => text(before.get(log)) !== text(read.get(log)));
    },
  };
}
