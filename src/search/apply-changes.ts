// Makes a person's changes in the step that they were planned for, and says each of them to the log.
import { type Candidate, textThrough } from './beam.ts';
import type { Past } from './history.ts';
import type { RunContext } from './run-context.ts';

/**
 * @param score Asks for the score of a candidate, where the strategy scores its decision.
 * @returns who is retained in the step now: the others in their order, then those kept by hand.
 * @throws what scoring throws.
 */
export async function applyChanges(
  context: RunContext,
  { restored, changes, by, isOpen }: Past,
  score: (candidate: Candidate) => Promise<void>,
): Promise<readonly Candidate[]> {
  let { kept, lowest } = restored;
  for (const { change, kept: added, isNew, dropped } of changes) {
    context.emit({ type: 'what-if', step: isOpen ? context.step : context.step + 1, by, change });
    if (dropped !== undefined) {
      kept = kept.filter(({ id }) => id !== dropped.id);
      context.verdict(dropped.id, { kind: 'dropped', by });
    }
    if (added === undefined) continue;
    if (isNew === true) propose(context, added);
    if (added.aggregate === undefined) await score(added);
    lowest += 1;
    const finished = added.decision.kind === 'response-finished';
    context.verdict(added.id, { kind: 'retained', rank: lowest, finished, byHand: true });
    kept = [...kept, added];
  }
  return kept;
}

function propose(context: RunContext, candidate: Candidate): void {
  const { id, parent, decision, source, tokens } = candidate;
  const forkable = decision.kind !== 'response-finished';
  const text = textThrough(candidate);
  context.candidate({ id, parent: parent.id, decision, source, tokens, text, forkable });
}
