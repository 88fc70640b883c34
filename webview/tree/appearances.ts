// New candidates fade in, when motion is welcome.
import type { SearchTree } from '../../src/log/tree.ts';

const fadeMilliseconds = 180;
/** A whole file that arrives at once is not news. */
const mostAtOnce = 400;

export interface Appearances {
  note(before: SearchTree, after: SearchTree, now: number): void;
  /** 0 to 1. */
  presence(id: string, now: number): number;
  /** True while something is still fading. */
  moving(now: number): boolean;
}

export function createAppearances(isStill: () => boolean): Appearances {
  const births = new Map<string, number>();
  return {
    note(before, after, now) {
      const from = before.nodes.length;
      const isSequel = from > 0 && before.header?.search === after.header?.search;
      if (!isSequel || after.nodes.length - from > mostAtOnce || isStill()) return;
      for (const { id } of after.nodes.slice(from)) births.set(id, now);
    },
    presence(id, now) {
      const birth = births.get(id);
      return birth === undefined ? 1 : Math.min(1, Math.max(0.05, (now - birth) / fadeMilliseconds));
    },
    moving(now) {
      for (const [id, birth] of births) if (now - birth >= fadeMilliseconds) births.delete(id);
      return births.size > 0;
    },
  };
}

export const prefersStillness = (): boolean =>
  document.body.classList.contains('vscode-reduce-motion') ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;
