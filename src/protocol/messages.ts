// Every message between the extension host and the search view, typed both ways. The view speaks first, with `ready`.
import type { LabelChange, LabelRecord } from '../labels/label.ts';

/** What the view may ask of the running search. */
export type RunAction = 'pause' | 'resume' | 'step' | 'stop';

/** State of the search behind the document, as far as the host runs it. */
export interface RunState {
  /** False for a file at rest and for a search that another process runs. */
  readonly live: boolean;
  readonly paused: boolean;
}

/** What the view needs to know of the user's settings. */
export interface ViewSettings {
  /** Keys of the labels good, bad and neutral, `1`, `2` and `3` by default. */
  readonly labelKeys: { readonly good: string; readonly bad: string; readonly neutral: string };
  /** Hide scores and verdicts of candidates that are not labelled. */
  readonly blind: boolean;
  /** Go to the next unlabelled candidate after a rating. */
  readonly autoAdvance: boolean;
  /** Price in the user's currency for a million tokens, 0 where unknown. */
  readonly pricePerMillion: { readonly prompt: number; readonly completion: number };
  /** False in an untrusted or virtual workspace, with the reason in plain words. */
  readonly canSearch: boolean;
  readonly whyNot?: string;
}

/** Where a debugger has stopped in the search of the document. */
export interface StoppedPlace {
  /** The step whose candidates it is about; absent before the first one. */
  readonly step?: number;
  /** The candidate whose path is its call stack. */
  readonly candidate: string | null;
}

/** A search that others of the family were made from, or that was made from one of them. */
export interface Relative {
  /** Its log; the host takes no other name for it. */
  readonly log: string;
  readonly relation: 'parent' | 'self' | 'sibling' | 'child';
  /** What was changed, in a few words: `kept unit = "celsius"`; for the first search of all that nothing was. */
  readonly changed: string;
  /** The sign of its state, as the list of searches has it, and what came of it in words. */
  readonly mark: string;
  readonly result: string;
  /** In [0, 1]. */
  readonly score?: number;
}

export type HostMessage =
  /**
   * The whole log so far, as its bytes: the view reads it with the salvaging reader. `generation` changes when the file
   * was replaced; appended bytes of another generation are not for this snapshot.
   */
  | {
      readonly type: 'snapshot';
      readonly generation: number;
      readonly name: string;
      readonly bytes: Uint8Array;
      /** The rest of a long log follows at once. */
      readonly more?: boolean;
      readonly run: RunState;
      readonly labels: readonly LabelRecord[];
      readonly settings: ViewSettings;
      /** Absent where no debugger has stopped in this search. */
      readonly stopped?: StoppedPlace;
      /** Absent until it is known. */
      readonly family?: readonly Relative[];
    }
  /** What the file gained since: `from` is the offset of the first byte. Sent to visible views only, once a frame at most. */
  | {
      readonly type: 'append';
      readonly generation: number;
      readonly from: number;
      readonly bytes: Uint8Array;
      readonly more?: boolean;
    }
  | { readonly type: 'run'; readonly run: RunState }
  | { readonly type: 'labels'; readonly labels: readonly LabelRecord[] }
  | { readonly type: 'settings'; readonly settings: ViewSettings }
  /** A debugger stopped there, or (`null`) runs on or has ended. */
  | { readonly type: 'stopped'; readonly at: StoppedPlace | null }
  /** Itself among those it is related to, parents first; empty where it has no relative. */
  | { readonly type: 'family'; readonly family: readonly Relative[] }
  /** Select a candidate (from the Labels view, a source file, the debugger); the viewport moves only if it is outside. */
  | { readonly type: 'select'; readonly candidate: string }
  /** A command of the palette or a keybinding, to be carried out by the view. */
  | { readonly type: 'command'; readonly command: ViewCommand }
  /** The file cannot be read, in plain words with a remedy. */
  | { readonly type: 'unreadable'; readonly message: string; readonly remedy: string };

export type ViewCommand =
  | 'find'
  | 'filter'
  | 'showTree'
  | 'showOutline'
  | 'showTable'
  | 'fit'
  | 'nextUnlabelled'
  | 'previousUnlabelled'
  | 'labelGood'
  | 'labelBad'
  | 'labelNeutral'
  | 'flag'
  | 'note'
  | 'undoLabel'
  | 'shortcuts'
  | 'toggleBlind'
  | 'continueFromHere'
  | 'copyDecision'
  | 'copyCall'
  | 'openSource';

/** What can be done to a candidate: the host asks for what more it takes. */
export type WhatIfKind = 'keep' | 'drop' | 'try';

export type ViewMessage =
  /** `have` is what the view kept of a snapshot while it was hidden, so that only the rest is sent. */
  | { readonly type: 'ready'; readonly have?: { readonly generation: number; readonly bytes: number } }
  | { readonly type: 'control'; readonly action: RunAction }
  /** Continue from a candidate, pruned or not: the host starts a search that names this one as its parent. */
  | { readonly type: 'fork'; readonly candidate: string }
  | { readonly type: 'label'; readonly change: LabelChange }
  | { readonly type: 'undo-label' }
  /** Open the tool file at a tool or one of its parameters. */
  | { readonly type: 'open-source'; readonly tool: string; readonly parameter?: string }
  /** Ask for a note and a reason with the editor's own inputs. */
  | { readonly type: 'ask-note'; readonly candidate: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'open-as-text'; readonly line?: number }
  | { readonly type: 'open-settings' }
  /** What is selected, for the commands of the palette, the status bar and the Labels view. */
  | {
      readonly type: 'selected';
      readonly candidate: string | null;
      /** Nobody chose it in the view: the host asked for it, or it was selected before the view was hidden. */
      readonly asked?: true;
    }
  /** Change the search at a candidate, in the debugger. */
  | { readonly type: 'what-if'; readonly kind: WhatIfKind; readonly candidate: string }
  /** Open a search of the family, or compare it with this one. */
  | { readonly type: 'open-relative'; readonly log: string; readonly how: 'open' | 'compare' }
  | { readonly type: 'set-blind'; readonly blind: boolean }
  /** The view met an error of its own; it goes to the output channel. */
  | { readonly type: 'report'; readonly message: string };
