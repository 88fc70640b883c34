// A run that was prepared and that nobody wants any more.
import type { Run } from './open-run.ts';

/**
 * Ends it before its first step: its log is completed and its models are closed when this settles.
 * @param by Who the log says gave it up.
 */
export async function giveUp({ control, events }: Run, by: string): Promise<void> {
  control.stop(by);
  try {
    for await (const _event of events);
  } catch {
    // A log that cannot be written is not wanted either.
  }
}
