// The decisions of both searches in two columns: one tab stop, the arrow keys move a cell, j and k go from difference to difference.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Alignment } from '../../src/compare/alignment.ts';
import type { CompareSide } from '../../src/protocol/compare.ts';
import { PairRowView } from './pair-row.tsx';
import { type CompareRow, cellId, nextDifference } from './rows.ts';

/** The cell that the keyboard is at. */
export interface Cursor {
  readonly key: string;
  readonly side: CompareSide;
  /** Brings the keyboard there: somebody asked for it elsewhere. */
  readonly focus?: boolean;
}

interface Props {
  readonly rows: readonly CompareRow[];
  readonly alignment: Alignment;
  readonly cursor: Cursor;
  readonly onCursor: (cursor: Cursor) => void;
  readonly onOpen: (key: string, isOpen: boolean) => void;
  readonly onCandidate: (side: CompareSide, candidate: string) => void;
  readonly onEdit: (edit: number) => void;
  readonly onToggleOnly: () => void;
}

const page = 10;

export function CompareGrid(props: Props) {
  const { rows, alignment, cursor, onCursor, onOpen, onCandidate, onEdit, onToggleOnly } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  // A row that was closed or filtered away hands the keyboard to the decision that it belongs to, else to the first.
  const step = cursor.key.split('.', 1)[0];
  const known = rows.findIndex(({ key }) => key === cursor.key);
  const at = Math.max(0, known === -1 ? rows.findIndex(({ key }) => key === step) : known);
  const row = rows[at];
  const { side } = cursor;

  useEffect(() => {
    if (cursor.focus === true) grid.current?.focus();
    if (row === undefined) return;
    if (cursor.focus === true || document.activeElement === grid.current) {
      document.getElementById(cellId(row.key, side))?.scrollIntoView({ block: 'nearest' });
    }
  }, [cursor, row?.key]);

  function go(index: number, toSide = side): void {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (target !== undefined) onCursor({ key: target.key, side: toSide });
  }

  function goDifference(direction: 1 | -1): void {
    const next = nextDifference(rows, at, direction);
    if (next !== undefined) go(next);
    say(next === undefined ? `No ${direction === 1 ? 'further' : 'earlier'} difference.` : '');
  }

  function toggle(): void {
    if (row?.kind === 'more') onOpen(row.key, true);
    else if (row?.isOpen !== undefined) onOpen(row.key, !row.isOpen);
  }

  function enter(): void {
    if (row === undefined || row.kind === 'more') {
      toggle();
      return;
    }
    const candidate = row[side];
    if (candidate === undefined)
      say(`Nothing is here in the search ${side === 'left' ? 'before' : 'after'}.`);
    else onCandidate(side, candidate.id);
  }

  function edit(): void {
    const [first] = row === undefined || row.kind === 'more' ? [] : row.edits;
    if (first === undefined) say('No edit belongs to this row.');
    else onEdit(first);
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      ArrowLeft: () => go(at, 'left'),
      ArrowRight: () => go(at, 'right'),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      j: () => goDifference(1),
      k: () => goDifference(-1),
      ' ': toggle,
      Enter: enter,
      e: edit,
      d: onToggleOnly,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  return (
    <>
      <div
        ref={grid}
        class="pairs"
        role="treegrid"
        aria-label="Decisions of both searches"
        aria-rowcount={rows.length + 1}
        tabIndex={0}
        aria-activedescendant={
          row === undefined ? undefined : cellId(row.key, row.kind === 'more' ? 'left' : side)
        }
        onKeyDown={onKeyDown}
      >
        <div class="pair pair-header" role="row" aria-rowindex={1}>
          <div role="columnheader">Before</div>
          <div role="columnheader" class="pair-sign">
            <span class="only-spoken">Difference</span>
          </div>
          <div role="columnheader">After</div>
        </div>
        {rows.map((one, index) =>
          one.kind === 'more' ? (
            <div
              key={one.key}
              class={`pair pair-more${index === at ? ' active' : ''}`}
              role="row"
              aria-rowindex={index + 2}
              aria-level={one.level}
            >
              <div
                id={cellId(one.key, 'left')}
                role="gridcell"
                aria-colspan={3}
                onClick={() => onOpen(one.key, true)}
              >
                … {one.hidden} more candidates
              </div>
            </div>
          ) : (
            <PairRowView
              key={one.key}
              row={one}
              index={index}
              edits={alignment.edits}
              activeSide={index === at ? side : undefined}
              onPick={(picked) => onCursor({ key: one.key, side: picked })}
              onToggle={() => onOpen(one.key, one.isOpen !== true)}
              onCandidate={onCandidate}
              onEdit={onEdit}
            />
          ),
        )}
      </div>
      <div class="only-spoken" role="status">
        {said}
      </div>
    </>
  );
}
