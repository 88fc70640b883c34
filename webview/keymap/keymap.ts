// The shortcuts of the search view as data: what handles the keys and what writes the sheet read the same list.
import type { ViewCommand, ViewSettings } from '../../src/protocol/messages.ts';

/** What a key may do: the host's commands and some that only the view has. */
export type KeyCommand =
  | ViewCommand
  | 'nextMatch'
  | 'previousMatch'
  | 'leader'
  | 'details'
  | 'pauseOrContinue'
  | 'stepOnce'
  | 'copyCalls'
  | 'back';

export const shortcutGroups = ['Label', 'Move', 'Find', 'Show', 'Search'] as const;
export type ShortcutGroup = (typeof shortcutGroups)[number];

export interface Shortcut {
  readonly command: KeyCommand;
  /** As `keyOf` in `keys.ts` writes them. */
  readonly keys: readonly string[];
  readonly group: ShortcutGroup;
  readonly says: string;
}

/** Keys that the user chose come first, and win where two shortcuts have the same. */
export function keymap({ labelKeys }: Pick<ViewSettings, 'labelKeys'>): readonly Shortcut[] {
  return [
    {
      command: 'labelGood',
      keys: [labelKeys.good],
      group: 'Label',
      says: 'Label the selected candidate good',
    },
    { command: 'labelBad', keys: [labelKeys.bad], group: 'Label', says: 'Label it bad' },
    { command: 'labelNeutral', keys: [labelKeys.neutral], group: 'Label', says: 'Label it neutral' },
    { command: 'flag', keys: ['x'], group: 'Label', says: 'Flag it, or take the flag away' },
    { command: 'note', keys: ['n'], group: 'Label', says: 'Give a reason or write a note' },
    { command: 'undoLabel', keys: ['u'], group: 'Label', says: 'Undo the last label' },
    { command: 'toggleBlind', keys: ['b'], group: 'Label', says: 'Blind mode: hide scores until labelled' },
    { command: 'nextUnlabelled', keys: ['j'], group: 'Move', says: 'Next candidate without a label' },
    { command: 'previousUnlabelled', keys: ['k'], group: 'Move', says: 'Previous candidate without a label' },
    { command: 'leader', keys: ['l'], group: 'Move', says: 'The chosen candidate, or the one that leads' },
    { command: 'details', keys: ['d'], group: 'Move', says: 'To the details of the selected candidate' },
    { command: 'back', keys: ['Escape'], group: 'Move', says: 'Back to the candidates' },
    { command: 'filter', keys: ['/'], group: 'Find', says: 'Type a filter' },
    { command: 'find', keys: ['Mod+f'], group: 'Find', says: 'Find: type, then Enter for the next match' },
    { command: 'nextMatch', keys: ['F3', 'Mod+g'], group: 'Find', says: 'Next match' },
    { command: 'previousMatch', keys: ['Shift+F3', 'Mod+Shift+g'], group: 'Find', says: 'Previous match' },
    { command: 'showTree', keys: ['t'], group: 'Show', says: 'Tree' },
    { command: 'showOutline', keys: ['o'], group: 'Show', says: 'Outline' },
    { command: 'showTable', keys: ['g'], group: 'Show', says: 'Table (grid)' },
    { command: 'fit', keys: ['f'], group: 'Show', says: 'Fit the tree into its pane' },
    { command: 'shortcuts', keys: ['?'], group: 'Show', says: 'This sheet' },
    { command: 'pauseOrContinue', keys: ['p'], group: 'Search', says: 'Pause the search, or go on' },
    { command: 'stepOnce', keys: ['s'], group: 'Search', says: 'One step, then pause' },
    {
      command: 'continueFromHere',
      keys: ['c'],
      group: 'Search',
      says: 'Continue from the selected candidate',
    },
    { command: 'copyCalls', keys: ['y'], group: 'Search', says: 'Copy the chosen calls as JSON' },
  ];
}

/** A key as people read it: `⌘F` or `Ctrl+F`. */
export function keyWords(key: string, isMac: boolean): string {
  const named = key
    .replace('Mod+', isMac ? '⌘' : 'Ctrl+')
    .replace('Shift+', isMac ? '⇧' : 'Shift+')
    .replace('Escape', 'Esc');
  return named.length > 1
    ? named.replace(/[a-z]$/, (letter) => letter.toUpperCase()).replace('EsC', 'Esc')
    : named;
}
