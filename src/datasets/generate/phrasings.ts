// Ways of saying something, divided into those that all splits use and those that only the split `test` uses.
import { chance, pick, type Random } from './choose.ts';

export interface Phrasings {
  readonly usual: readonly string[];
  /** Only for `test`. */
  readonly kept: readonly string[];
}

/** Takes `a|b|c` apart; of three ways or more the last one is kept. */
export function phrasings(text: string): Phrasings {
  const all = text.split('|').filter((part) => part !== '');
  return all.length < 3 ? { usual: all, kept: [] } : { usual: all.slice(0, -1), kept: all.slice(-1) };
}

/** Takes `a|b || c` apart: what stands after the double bar is kept. */
export function markedPhrasings(text: string): Phrasings {
  const [usual = '', kept = ''] = text.split(' || ');
  const parts = (list: string) => list.split('|').filter((part) => part !== '');
  return { usual: parts(usual), kept: parts(kept) };
}

/**
 * Takes away what two slots of one tool share, so that `from {}` means one of them. A slot that would be left with nothing
 * keeps its first way.
 */
export function withoutShared<Slot extends { readonly say: Phrasings }>(
  slots: readonly Slot[],
): readonly Slot[] {
  const uses = new Map<string, number>();
  for (const { say } of slots) {
    for (const way of new Set([...say.usual, ...say.kept])) uses.set(way, (uses.get(way) ?? 0) + 1);
  }
  const own = (ways: readonly string[]) => ways.filter((way) => way === '{}' || uses.get(way) === 1);
  return slots.map((slot) => {
    const usual = own(slot.say.usual);
    return {
      ...slot,
      say: { usual: usual.length > 0 ? usual : slot.say.usual.slice(0, 1), kept: own(slot.say.kept) },
    };
  });
}

/** Chooses phrasings for one row, and knows whether a kept one was among them. */
export interface PhrasingChoice {
  readonly wantsKept: boolean;
  readonly choose: (ways: Phrasings) => string;
  /** Takes a kept way if none was taken so far and the row wants one. */
  readonly settle: (ways: Phrasings) => string;
  readonly tookKept: () => boolean;
}

/** @param wantsKept whether kept ways may be taken, and one must. */
export function phrasingChoice(random: Random, wantsKept: boolean): PhrasingChoice {
  let took = false;
  const take = (ways: Phrasings, probability: number): string => {
    if (ways.kept.length === 0 || !chance(random, probability)) return pick(random, ways.usual);
    took = true;
    return pick(random, ways.kept);
  };
  return {
    wantsKept,
    choose: (ways) => (wantsKept ? take(ways, 0.5) : pick(random, ways.usual)),
    settle: (ways) => (wantsKept ? take(ways, took ? 0.5 : 1) : pick(random, ways.usual)),
    tookKept: () => took,
  };
}
