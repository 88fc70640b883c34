// What was changed at the beginning of a what-if search: read from its log as far as the changes stand in it.
import { changeWords } from '../../log/change-words.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import type { LoggedChange } from '../../log/events.ts';
import { checkLightly } from '../../log/light-check.ts';
import { createSalvagingReader } from '../../log/salvaging-reader.ts';
import type { LogSource } from '../search-editor/follow.ts';
import { slicesOf } from '../search-editor/slices-of.ts';

const longestLabel = 60;

/**
 * The changes in words, `; ` between them; `undefined` while the log has none.
 * @param replayed Events that the log repeats of its parent.
 * @throws {Error} when the file cannot be read.
 */
export async function readChanges(source: LogSource, replayed: number): Promise<string | undefined> {
  const reader = createSalvagingReader(checkLightly);
  const labels = new Map<string, string>();
  const changes: LoggedChange[] = [];
  const say = (): string | undefined =>
    changes.length === 0
      ? undefined
      : changes.map((change) => changeWords(change, (id) => labels.get(id))).join('; ');
  for await (const bytes of slicesOf(source)) {
    for (const event of reader.push(bytes).events) {
      if (event.type === 'candidate') labels.set(event.id, decisionLabel(event.decision, longestLabel));
      if (event.seq < replayed) continue;
      if (event.type === 'what-if') changes.push(event.change);
      // The first step that is not repeated ends what was changed before it.
      if (event.type === 'step-finished' && changes.length > 0) return say();
    }
  }
  return say();
}
