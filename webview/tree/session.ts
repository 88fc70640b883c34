// What the tree remembers of itself: what is open, where the cursor and the viewport are. It outlives a change of rendering.
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Memory, SavedTree } from '../saved.ts';
import { nothingSettled, type Settled, settle } from '../settled.ts';
import type { ViewState } from '../state.ts';
import type { Row } from './column.ts';
import { moreKey } from './column.ts';
import { type Layout, layOut, type Place, placeOf, placeOfMore } from './layout.ts';
import { type Metrics, metricsOf } from './metrics.ts';
import type { Transform } from './viewport.ts';

export interface Tip {
  readonly lines: readonly string[];
  /** CSS pixels in the tree's box. */
  readonly x: number;
  readonly y: number;
}

export interface TreeSession {
  readonly open: Signal<ReadonlySet<string>>;
  /** Set while the keyboard stands on a row of hidden siblings, which cannot be selected. */
  readonly moreCursor: Signal<{ readonly step: number; readonly parent: string | null } | null>;
  /** The step of the candidate under the pointer, which must not move. */
  readonly held: Signal<number | undefined>;
  readonly metrics: Signal<Metrics>;
  readonly transform: Signal<Transform>;
  /** The viewport follows the newest column. */
  readonly follow: Signal<boolean>;
  readonly tip: Signal<Tip | null>;
  readonly layout: ReadonlySignal<Layout>;
  /** Where the keyboard is: on the selected candidate, on the row that hides it, or on a row of hidden siblings. */
  readonly cursor: ReadonlySignal<Place | undefined>;
  readonly spine: ReadonlySignal<ReadonlySet<string>>;
  /** The selected candidate and those before it. */
  readonly path: ReadonlySignal<ReadonlySet<string>>;
  readonly matchesIn: ReadonlySignal<ReadonlyMap<number, number>>;
  /** The search that the viewport was placed for. */
  readonly placedFor: Signal<string | undefined>;
  /** How the tree was looked at before the window was reloaded. */
  readonly saved: SavedTree | undefined;
  /** The last requests to fit and to reveal that were answered: others may come while another rendering is shown. */
  readonly seen: { fit: number; reveal: number };
}

const sessions = new WeakMap<ViewState, TreeSession>();

export function sessionOf(state: ViewState, memory: Memory): TreeSession {
  const known = sessions.get(state);
  if (known !== undefined) return known;
  const session = createSession(state, memory.saved.tree);
  sessions.set(state, session);
  return session;
}

function createSession(state: ViewState, saved: SavedTree | undefined): TreeSession {
  const open = signal<ReadonlySet<string>>(new Set(saved?.open));
  const moreCursor = signal<{ step: number; parent: string | null } | null>(null);
  const metrics = signal(metricsOf(13));
  const held = signal<number | undefined>(undefined);
  let settledBefore: Settled = nothingSettled;
  const settled = computed(() => {
    settledBefore = settle(settledBefore, state.tree.value, held.value);
    return settledBefore;
  });
  let before: Layout | undefined;
  const blind = computed(() => state.settings.value.blind);
  const layout = computed(() => {
    before = layOut(
      {
        tree: state.tree.value,
        open: open.value,
        blind: blind.value,
        settled: settled.value,
        metrics: metrics.value,
      },
      before,
    );
    return before;
  });
  return {
    open,
    held,
    moreCursor,
    metrics,
    transform: signal({ k: 1, x: 0, y: 0 }),
    follow: signal(true),
    tip: signal<Tip | null>(null),
    layout,
    cursor: computed(() => {
      const more = moreCursor.value;
      if (more !== null) return placeOfMore(layout.value, more.step, more.parent);
      return state.selected.value === null ? undefined : placeOf(layout.value, state.selected.value);
    }),
    spine: computed(() => new Set(state.tree.value.spine)),
    path: computed(() => pathSet(state)),
    matchesIn: computed(() => {
      const counts = new Map<number, number>();
      for (const id of state.matches.value ?? []) {
        const step = state.tree.value.node(id)?.step;
        if (step !== undefined) counts.set(step, (counts.get(step) ?? 0) + 1);
      }
      return counts;
    }),
    placedFor: signal<string | undefined>(undefined),
    saved,
    seen: { fit: 0, reveal: 0 },
  };
}

function pathSet(state: ViewState): ReadonlySet<string> {
  const path = new Set<string>();
  for (let id = state.selected.value; id !== null && !path.has(id); ) {
    path.add(id);
    id = state.tree.value.node(id)?.parent ?? null;
  }
  return path;
}

export function toggleMore(session: TreeSession, row: Extract<Row, { kind: 'more' }>): void {
  const key = moreKey(row.step, row.parent);
  const open = new Set(session.open.value);
  if (!open.delete(key)) open.add(key);
  session.open.value = open;
}

/** Opens the row that hides a candidate, if one does. */
export function uncover(session: TreeSession, id: string): void {
  const row = placeOf(session.layout.value, id)?.row;
  if (row?.kind === 'more' && !row.open) toggleMore(session, row);
}
