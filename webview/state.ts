// The one store of the search view. Renderings read its signals; only the actions below change them.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Label } from '../src/labels/label.ts';
import type { SearchEvent } from '../src/log/events.ts';
import type { SearchTree, TreeNode } from '../src/log/tree.ts';
import { createTree } from '../src/log/tree-builder.ts';
import type { Relative, RunState, StoppedPlace, ViewSettings, WhatIfKind } from '../src/protocol/messages.ts';

export type Rendering = 'tree' | 'outline' | 'table';
export type Exchange = Extract<SearchEvent, { type: 'exchange' }>;

/** Something that the reader or the tree found wrong with the log, for the problems bar. */
export interface ViewProblem {
  readonly line?: number;
  readonly message: string;
  readonly remedy?: string;
}

/** Why the file cannot be shown, with what to do. */
export interface Unreadable {
  readonly message: string;
  readonly remedy: string;
}

/** A candidate that was asked for by keyboard or by the host: bring it into view where it lies outside. */
export interface Reveal {
  readonly id: string;
  /** Counts the requests, so that the same candidate can be asked for twice. */
  readonly nth: number;
}

export interface ViewState {
  /** A snapshot, replaced at most once a frame. `tree.value.changed` names what is new. */
  readonly tree: ReadonlySignal<SearchTree>;
  readonly name: ReadonlySignal<string>;
  readonly loading: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<readonly ViewProblem[]>;
  /** Exchanges by id, kept out of the tree because they are large. */
  exchange(id: string): Exchange | undefined;
  readonly run: ReadonlySignal<RunState>;
  readonly settings: ReadonlySignal<ViewSettings>;
  readonly labels: ReadonlySignal<ReadonlyMap<string, Label>>;
  readonly selected: ReadonlySignal<string | null>;
  readonly selectedNode: ReadonlySignal<TreeNode | undefined>;
  readonly rendering: ReadonlySignal<Rendering>;
  /** The filter as typed. */
  readonly filter: ReadonlySignal<string>;
  /** Ids that pass the filter; `undefined` when nothing is filtered. Renderings dim or hide the others. */
  readonly matches: ReadonlySignal<ReadonlySet<string> | undefined>;
  /** True where scores and verdicts of this candidate are hidden (blind mode, not yet labelled). */
  hidden(id: string): boolean;
  readonly unreadable: ReadonlySignal<Unreadable | undefined>;
  /** Where a debugger has stopped in this search. */
  readonly stopped: ReadonlySignal<StoppedPlace | undefined>;
  /** The searches that this one was made from or that were made from it, itself among them; empty where there is none. */
  readonly family: ReadonlySignal<readonly Relative[]>;
  /** What was last announced to screen readers. */
  readonly announcement: ReadonlySignal<string>;
  readonly revealed: ReadonlySignal<Reveal | undefined>;
  /** Whether the sheet of shortcuts is open. */
  readonly sheet: ReadonlySignal<boolean>;
}

export const emptyTree: SearchTree = createTree().snapshot();

export const noRun: RunState = { live: false, paused: false };

export const defaultViewSettings: ViewSettings = {
  labelKeys: { good: '1', bad: '2', neutral: '3' },
  blind: false,
  autoAdvance: false,
  pricePerMillion: { prompt: 0, completion: 0 },
  canSearch: true,
};

/** The writable signals behind a `ViewState`; only `webview/store.ts` holds them. */
export function createSignals() {
  const tree = signal<SearchTree>(emptyTree);
  const selected = signal<string | null>(null);
  return {
    tree,
    name: signal(''),
    loading: signal(true),
    problems: signal<readonly ViewProblem[]>([]),
    run: signal<RunState>(noRun),
    settings: signal<ViewSettings>(defaultViewSettings),
    labels: signal<ReadonlyMap<string, Label>>(new Map()),
    selected,
    selectedNode: computed(() => (selected.value === null ? undefined : tree.value.node(selected.value))),
    rendering: signal<Rendering>('tree'),
    filter: signal(''),
    matches: signal<ReadonlySet<string> | undefined>(undefined),
    unreadable: signal<Unreadable | undefined>(undefined),
    stopped: signal<StoppedPlace | undefined>(undefined),
    family: signal<readonly Relative[]>([]),
    announcement: signal(''),
    revealed: signal<Reveal | undefined>(undefined),
    sheet: signal(false),
  };
}

/** What the parts of the view may do. */
export interface ViewActions {
  select(id: string | null): void;
  /** Selects and brings into view where it lies outside: for the keyboard, links and the host, not for clicks. */
  reveal(id: string): void;
  show(rendering: Rendering): void;
  setFilter(text: string): void;
  label(id: string, rating: -1 | 0 | 1 | null): void;
  flag(id: string): void;
  /** Opens the editor's own inputs for a reason and a note. */
  note(id: string): void;
  undoLabel(): void;
  /** Selects the next (1) or previous (-1) candidate without a rating, in step order. */
  gotoUnlabelled(direction: 1 | -1): void;
  /** Selects the next (1) or previous (-1) candidate that passes the filter. */
  gotoMatch(direction: 1 | -1): void;
  toggleBlind(): void;
  fit(): void;
  showShortcuts(open: boolean): void;
  continueFrom(id: string): void;
  /** Has the debugger change the search at this candidate. */
  whatIf(kind: WhatIfKind, id: string): void;
  openRelative(log: string, how: 'open' | 'compare'): void;
  control(action: 'pause' | 'resume' | 'step' | 'stop'): void;
  openSource(tool: string, parameter?: string): void;
  copy(text: string): void;
  openAsText(line?: number): void;
  openSettings(): void;
  /** Says something to screen readers, politely. */
  announce(text: string): void;
}

/** What every component is given. */
export interface View {
  readonly state: ViewState;
  readonly actions: ViewActions;
}
