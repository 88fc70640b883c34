// One row for each labelled response, and the columns that say where it comes from.
import type { JsonObject } from '../../tools/tool.ts';
import type { LeaveOut } from './format.ts';
import { type Segment, type SegmentOptions, segments } from './segments.ts';
import { countColumn, exampleColumn, idColumn, toolsHashColumn } from './shared-columns.ts';
import type { CountedRollout, ExportUnit } from './unit.ts';

/** The last columns of every format whose rows are responses. */
export const responseColumns = [idColumn, exampleColumn, countColumn, toolsHashColumn] as const;

/**
 * Rows of the responses that have a labelled step: what `row` makes of the steps, then {@link responseColumns}. Where `row`
 * makes nothing of them, it says itself what is left out.
 */
export function* responseRows(
  { id, toolsHash, rollouts }: ExportUnit,
  options: SegmentOptions,
  leaveOut: LeaveOut,
  row: (
    steps: readonly [Segment, ...(readonly Segment[])],
    rollout: CountedRollout,
  ) => JsonObject | undefined,
): Generator<JsonObject> {
  for (const rollout of rollouts) {
    const [first, ...others] = segments(rollout, options);
    if (first === undefined) {
      leaveOut('responses without a labelled step');
      continue;
    }
    const made = row([first, ...others], rollout);
    if (made === undefined) continue;
    yield { ...made, id: rollout.id, example: id, count: rollout.count, tools_hash: toolsHash };
  }
}
