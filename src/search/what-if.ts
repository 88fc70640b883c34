// What a person may change in a search that has run: each change makes another search, which begins with the same events.
import { randomInt } from 'node:crypto';
import type { ChangeableSettings } from '../log/events.ts';
import { settingsAt } from '../log/settings-at.ts';
import type { SearchTree } from '../log/tree.ts';
import { mostSeed } from './settings.ts';

/** A change at the end of a step, after its candidates are judged and before any of them is expanded. */
export type WhatIfChange =
  /** A pruned candidate lives on beside the retained ones. */
  | { readonly kind: 'keep'; readonly candidate: string }
  /** A retained candidate, or one that waits for its verdict, is pruned. */
  | { readonly kind: 'drop'; readonly candidate: string }
  /** A decision of one's own after `parent` (`null`: the root): checked, scored and retained; `instead` is dropped for it. */
  | {
      readonly kind: 'inject';
      readonly parent: string | null;
      /** The decision's text in the format of the search. */
      readonly text: string;
      readonly instead?: string;
    }
  /** From the next step on. */
  | { readonly kind: 'settings'; readonly settings: ChangeableSettings }
  /** The step is thrown away, and its beams are expanded again with another seed. */
  | { readonly kind: 'expand-again'; readonly seed: number };

/** The last step once more, with a seed that is drawn anew and is not the one in force. */
export function expandAgain({ header, changes }: Pick<SearchTree, 'header' | 'changes'>): WhatIfChange {
  const used = header === undefined ? undefined : settingsAt(header, changes).seed;
  const drawn = randomInt(mostSeed);
  return { kind: 'expand-again', seed: drawn === used ? mostSeed : drawn };
}
