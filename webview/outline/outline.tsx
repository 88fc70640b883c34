// The search as a keyboard tree: one tab stop, arrows, type-ahead, and only the rows that are seen.
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useKeptRows } from '../kept-rows.ts';
import { isShortcut } from '../keymap/keys.ts';
import { onSelected } from '../menu-context.ts';
import { type Memory, mostOpened } from '../saved.ts';
import { nothingSettled, settle } from '../settled.ts';
import type { View } from '../state.ts';
import { useVirtualRows } from '../virtual-rows.ts';
import { moveFor, typeahead } from './moves.ts';
import { OutlineRowView, rowHeight, rowId } from './row-view.tsx';
import { groupKey, keysAbove, type OutlineRow, outlineRows } from './rows.ts';
import './outline.css';

/** Letters that follow each other within this time are one word. */
const typeaheadTime = 700;

interface Props {
  readonly view: View;
  readonly memory: Memory;
}

export function Outline({ view, memory }: Props) {
  const { state, actions } = view;
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(
    () => new Map(memory.saved.outline.opened),
  );
  /** The row of the keyboard; a group can have it, and only candidates can be selected. */
  const [cursor, setCursor] = useState<string | null>(state.selected.value);
  /** What is being read stays open while the search goes on. */
  const watched = useRef(new Set<string>());
  const typed = useRef({ text: '', at: 0 });

  const blind = useComputed(() => state.settings.value.blind).value;
  const tree = state.tree.value;
  const matches = state.matches.value;
  /** The step of the row under the pointer. */
  const [held, setHeld] = useState<number | undefined>(undefined);
  const settledBefore = useRef(nothingSettled);
  const settled = settle(settledBefore.current, tree, held);
  settledBefore.current = settled;
  const rows = useMemo(
    () => outlineRows({ tree, matches, opened, watched: watched.current, blind, settled }),
    [tree, matches, opened, blind, settled],
  );
  const places = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const active = cursor === null ? -1 : (places.get(cursor) ?? -1);

  const {
    scroller,
    rows: seen,
    height,
    reveal,
  } = useVirtualRows({
    count: rows.length,
    rowHeight,
    active,
    keyOf: (index) => rows[index]?.key,
    indexOf: (key) => places.get(key),
    choice: `${state.filter.value} ${blind}`,
    place: memory.saved.outline.place,
    onPlace: (place) => {
      // What was only watched stays open as well, or the rows would be others.
      const seenOpen = Array.from(watched.current, (key) => [key, true] as const);
      memory.save({ outline: { place, opened: [...seenOpen, ...opened].slice(-mostOpened) } });
    },
    onPoint: (key) => {
      const isOver = settledBefore.current.chosenFirst;
      setHeld(isOver || key === undefined ? undefined : state.tree.peek().node(key)?.step);
    },
  });
  useEffect(() => {
    memory.save({ outline: { ...memory.saved.outline, opened: [...opened].slice(-mostOpened) } });
  }, [opened, memory]);

  useLayoutEffect(() => {
    for (const { index } of seen) {
      const row = rows[index];
      if (row?.kind !== 'node' || matches !== undefined) continue;
      if (row.node.verdict === undefined) watched.current.add(groupKey(row.node.parent));
      if (row.expanded === true) watched.current.add(row.key);
    }
  });

  const selected = state.selected.value;
  useEffect(() => {
    if (selected !== null) setCursor(selected);
  }, [selected]);

  // Open what hides a candidate that was asked for, then bring its row into view.
  const asked = state.revealed.value;
  const [pending, setPending] = useState<string | null>(null);
  useEffect(() => {
    if (asked === undefined) return;
    setOpened((before) => withKeys(before, keysAbove(asked.id, { tree: state.tree.peek() })));
    setPending(asked.id);
  }, [asked]);
  // So is the selected one, when it was selected while a filter had opened everything.
  const isFiltered = matches !== undefined;
  const wasFiltered = useRef(isFiltered);
  useEffect(() => {
    const id = state.selected.peek();
    const isOver = wasFiltered.current && !isFiltered;
    wasFiltered.current = isFiltered;
    if (id === null || !isOver) return;
    setOpened((before) => withKeys(before, keysAbove(id, { tree: state.tree.peek() })));
    setPending(id);
  }, [isFiltered]);
  useEffect(() => {
    const index = pending === null ? undefined : places.get(pending);
    if (index === undefined) return;
    reveal(index);
    setPending(null);
  }, [pending, places]);

  function go(index: number): void {
    const row = rows[index];
    if (row === undefined) return;
    setCursor(row.key);
    if (row.kind === 'node') actions.select(row.key);
    reveal(index);
  }

  function setOpen(key: string, open: boolean): void {
    setOpened((before) => new Map(before).set(key, open));
  }

  const keptRow = useKeptRows();

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 1);
    const move = moveFor(event.key, rows, Math.max(active, active === -1 ? -1 : 0), page);
    if (move !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      if (move.kind === 'go') go(move.index);
      else setOpen(move.key, move.open);
      return;
    }
    const now = performance.now();
    const isGoingOn = now - typed.current.at < typeaheadTime && typed.current.text !== '';
    if (event.key.length !== 1 || (!isGoingOn && isShortcut(event, state.settings.value))) return;
    typed.current = { text: isGoingOn ? typed.current.text + event.key : event.key, at: now };
    const found = typeahead(rows, active, typed.current.text);
    event.preventDefault();
    event.stopPropagation();
    if (found !== undefined) go(found);
  }

  return (
    <div
      ref={scroller}
      class="rows outline"
      role="tree"
      aria-label="Candidates, the retained path first"
      tabIndex={0}
      aria-activedescendant={active === -1 ? undefined : rowId(rows[active]?.key ?? '')}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.currentTarget.dataset.vscodeContext = onSelected(state);
      }}
      onFocus={() => {
        if (active === -1 && rows.length > 0) setCursor(rows[0]?.key ?? null);
      }}
    >
      <div class="rows-space" role="presentation" style={{ height: `${height}px` }}>
        {seen.map(({ index, start }) => {
          const row: OutlineRow | undefined = rows[index];
          if (row === undefined) return null;
          const isActive = index === active;
          return keptRow(row.key, [view, row, start, isActive], () => (
            <OutlineRowView
              key={row.key}
              row={row}
              start={start}
              view={view}
              isActive={isActive}
              onPick={() => {
                setCursor(row.key);
                if (row.kind === 'node') actions.select(row.key);
                else setOpen(row.key, row.expanded !== true);
              }}
              onToggle={() => setOpen(row.key, row.expanded !== true)}
            />
          ));
        })}
      </div>
    </div>
  );
}

function withKeys(
  before: ReadonlyMap<string, boolean>,
  keys: readonly string[],
): ReadonlyMap<string, boolean> {
  if (keys.every((key) => before.get(key) === true)) return before;
  const opened = new Map(before);
  for (const key of keys) opened.set(key, true);
  return opened;
}
