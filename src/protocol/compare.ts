// Every message between the extension host and the comparison of two searches, typed both ways. The view speaks first, with `ready`.
import type { Alignment } from '../compare/alignment.ts';
import type { Totals } from '../log/events.ts';

export type CompareSide = 'left' | 'right';

/** One of the two searches, as the top of the comparison names it. */
export interface ComparedSearchFacts {
  /** The log's name without its ending. */
  readonly name: string;
  /** Absent where the log has lost its first line. */
  readonly query?: string;
  /** ISO 8601, UTC. */
  readonly time?: string;
  /** The policy's name. */
  readonly policy?: string;
  readonly finished: boolean;
  readonly totals: Totals;
}

export interface Comparison {
  readonly left: ComparedSearchFacts;
  readonly right: ComparedSearchFacts;
  readonly alignment: Alignment;
  /** Scores and verdicts are hidden until their candidates are rated. */
  readonly blind: boolean;
  /** What the differences come from, as far as that can be told; one sentence. */
  readonly origin: string;
}

export type CompareHostMessage =
  | {
      readonly type: 'comparison';
      /** The logs as URIs: the view keeps them, so that a reload of the window finds them again. */
      readonly logs: { readonly left: string; readonly right: string };
      readonly comparison: Comparison;
    }
  /** One of the logs cannot be read, in plain words with a remedy. */
  | { readonly type: 'unreadable'; readonly message: string; readonly remedy: string };

export type CompareViewMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'open-candidate'; readonly side: CompareSide; readonly candidate: string }
  | { readonly type: 'open-search'; readonly side: CompareSide }
  /** Open the tool file at what an edit changed; `edit` is its place in the alignment's `edits`. */
  | { readonly type: 'open-edit'; readonly edit: number }
  | { readonly type: 'set-blind'; readonly blind: boolean }
  /** Both searches as plain lines, in the editor's own diff. */
  | { readonly type: 'open-as-text' }
  /** The search on the right once more, with the tools as they are now. */
  | { readonly type: 'run-again' }
  /** The view met an error of its own; it goes to the output channel. */
  | { readonly type: 'report'; readonly message: string };
