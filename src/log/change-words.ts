// What a person changed in a search, in a few words: `kept unit = "celsius"`, `beams 4 → 8`.
import type { ChangeableSettings, LoggedChange } from './events.ts';

/** @param labelOf The label of a candidate, where it is known. */
export function changeWords(change: LoggedChange, labelOf: (id: string) => string | undefined): string {
  const named = (id: string): string => labelOf(id) ?? 'a candidate';
  switch (change.kind) {
    case 'keep':
      return `kept ${named(change.candidate)}`;
    case 'drop':
      return `dropped ${named(change.candidate)}`;
    case 'inject':
      return change.instead === undefined
        ? `tried ${named(change.candidate)}`
        : `tried ${named(change.candidate)} instead of ${named(change.instead)}`;
    case 'settings':
      return settingsWords(change.settings, change.before);
    case 'expand-again':
      return `expanded again with seed ${change.seed}`;
  }
}

function settingsWords(now: ChangeableSettings, before: ChangeableSettings): string {
  const old = new Map<string, number | undefined>(Object.entries(before));
  return Object.entries(now)
    .map(([name, value]) => `${name} ${old.get(name) ?? 'none'} → ${value ?? 'none'}`)
    .join(', ');
}
