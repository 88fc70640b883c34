// When candidates may change places: siblings stay as they were proposed until their step is judged, and never move
// under the pointer.
import type { SearchTree } from '../src/log/tree.ts';

export interface Settled {
  readonly search: string;
  /** Steps whose candidates are in their final order, retained ones first. */
  readonly steps: ReadonlySet<number>;
  /** The search is over, and its chosen path goes before other retained candidates. */
  readonly chosenFirst: boolean;
}

export const nothingSettled: Settled = { search: '', steps: new Set(), chosenFirst: false };

/**
 * What is settled now, given what was before: it only grows, so each step changes its order once when it is judged, and
 * once more at most when the search is over.
 * @param held The step of the candidate under the pointer: it waits, and so does the chosen path.
 */
export function settle(before: Settled, tree: SearchTree, held?: number): Settled {
  const search = tree.header?.search ?? '';
  const from = before.search === search ? before : { ...nothingSettled, search };
  const isOver = tree.state === 'finished';
  const last = tree.steps.at(-1);
  const added = tree.steps.filter(
    (step) =>
      step.index !== held &&
      !from.steps.has(step.index) &&
      // Where the log lost the end of a step, the next one tells that it is judged.
      (isOver || step.milliseconds !== undefined || step !== last),
  );
  const chosenFirst = from.chosenFirst || (isOver && held === undefined);
  if (from === before && added.length === 0 && chosenFirst === before.chosenFirst) return before;
  const steps = new Set(from.steps);
  for (const { index } of added) steps.add(index);
  return { search, steps, chosenFirst };
}
