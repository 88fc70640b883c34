// The settings that are in force at a place of a search, which changes in the middle may have set.
import type { ChangeableSettings, LoggedChange, SearchSettings } from './events.ts';
import type { SearchStarted, SearchTree } from './tree.ts';

/** @param changes Those made up to the place, in order: at a place's tree, its `changes`. */
export function settingsAt(
  header: Pick<SearchStarted, 'settings' | 'begunWith'>,
  changes: readonly { readonly change: LoggedChange }[],
): SearchSettings {
  let settings = header.begunWith ?? header.settings;
  for (const { change } of changes) settings = { ...settings, ...newSettings(change) };
  return settings;
}

/**
 * The settings that are in force once a step is over, in a log that may go on behind it; without a step, at the log's end.
 * `undefined` where the log has lost its beginning.
 */
export function settingsAfter(
  { header, changes }: Pick<SearchTree, 'header' | 'changes'>,
  step = Number.POSITIVE_INFINITY,
): SearchSettings | undefined {
  return (
    header &&
    settingsAt(
      header,
      changes.filter((made) => made.step <= step),
    )
  );
}

/** What a change sets; nothing where it is about candidates. */
export function newSettings(change: LoggedChange): ChangeableSettings {
  if (change.kind === 'settings') return change.settings;
  return change.kind === 'expand-again' ? { seed: change.seed } : {};
}
