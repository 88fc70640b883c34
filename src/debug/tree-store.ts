// The trees of a search at any of its events: moving on builds on what is built, moving back begins anew and keeps what it passes.
import type { SearchEvent } from '../log/events.ts';
import type { SearchTree } from '../log/tree.ts';
import { createTree } from '../log/tree-builder.ts';

/** Trees share what did not change, but each has its own list of nodes. */
const mostKept = 64;
/** Events before a place that is gone back to, whose steps are likely to be gone back to next. */
const keptBack = 500;

export interface TreeStore {
  /** @throws {RangeError} where there are fewer events. */
  treeAt(count: number): SearchTree;
}

/** @param events May grow; what is in it never changes. */
export function createTreeStore(events: readonly SearchEvent[]): TreeStore {
  const kept = new Map<number, SearchTree>();
  let builder = createTree();
  let built = 0;

  function keep(): SearchTree {
    // What changed since the last tree depends on the way here.
    const tree: SearchTree = { ...builder.snapshot(), changed: [] };
    kept.set(built, tree);
    for (const count of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(count);
    }
    return tree;
  }

  function advance(count: number, keepFrom: number): SearchTree {
    while (built < count) {
      const event = events[built];
      if (event === undefined) break;
      if (built >= keepFrom && event.type === 'step-finished') keep();
      builder.apply(event);
      built += 1;
    }
    return keep();
  }

  return {
    treeAt(count) {
      if (!Number.isInteger(count) || count < 0 || count > events.length) {
        throw new RangeError(`There is no place ${count} in a search of ${events.length} events.`);
      }
      const known = kept.get(count);
      if (known !== undefined) {
        kept.delete(count);
        kept.set(count, known);
        return known;
      }
      if (count >= built) return advance(count, count);
      builder = createTree();
      built = 0;
      return advance(count, count - keptBack);
    },
  };
}
