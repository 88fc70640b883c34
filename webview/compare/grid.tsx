// The decisions of both searches in two columns: one tab stop, the arrow keys move a cell, j and k go from difference to difference.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Alignment } from '../../src/compare/alignment.ts';
import type { CompareSide } from '../../src/protocol/compare.ts';
import { PairRowView } from './pair-row.tsx';
import { type CompareRow, cellId, type MoreRow, nextDifference } from './rows.ts';
import { useLetters } from './use-letters.ts';

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
  /** For screen readers, and for those who wonder why nothing happened. */
  readonly say: (text: string) => void;
}

const page = 10;

export function CompareGrid(props: Props) {
  const { rows, alignment, cursor, onCursor, onOpen, onCandidate, onEdit, say } = props;
  const grid = useRef<HTMLDivElement>(null);
  // A row that was closed or filtered away hands the keyboard to the decision that it belongs to, else to the first.
  const step = cursor.key.split('.', 1)[0];
  const known = rows.findIndex(({ key }) => key === cursor.key);
  const at = Math.max(0, known === -1 ? rows.findIndex(({ key }) => key === step) : known);
  const row = rows[at];
  const { side } = cursor;

  useEffect(() => {
    // The cell alone comes into sight: what stands above the decisions may stay.
    if (cursor.focus === true) grid.current?.focus({ preventScroll: true });
  }, [cursor]);
  useEffect(() => {
    if (row === undefined || document.activeElement !== grid.current) return;
    document.getElementById(cellId(row.key, side))?.scrollIntoView({ block: 'nearest' });
  }, [cursor, row?.key]);

  function go(index: number, to: Partial<Cursor> = {}): void {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (target !== undefined) onCursor({ key: target.key, side, ...to });
  }

  function goDifference(direction: 1 | -1): void {
    const next = nextDifference(rows, at, direction);
    if (next === undefined) say(`No ${direction === 1 ? 'further' : 'earlier'} difference.`);
    else go(next, { focus: true });
  }

  function showMore({ key, next }: MoreRow): void {
    onOpen(key, true);
    onCursor({ key: next, side });
  }

  function toggle(): void {
    if (row?.kind === 'more') showMore(row);
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

  useLetters({ j: () => goDifference(1), k: () => goDifference(-1), e: edit });

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      ArrowLeft: () => go(at, { side: 'left' }),
      ArrowRight: () => go(at, { side: 'right' }),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ' ': toggle,
      Enter: enter,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  return (
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
      <Header />
      {rows.map((one, index) =>
        one.kind === 'more' ? (
          <MoreRowView
            key={one.key}
            row={one}
            index={index}
            isActive={index === at}
            onOpen={() => showMore(one)}
          />
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
  );
}

function Header() {
  return (
    <div class="pair pair-header" role="row" aria-rowindex={1}>
      <div role="columnheader">Before</div>
      <div role="columnheader" class="pair-sign">
        <span class="only-spoken">Difference</span>
      </div>
      <div role="columnheader">After</div>
      <div role="columnheader" class="only-spoken">
        In words, with its edits
      </div>
    </div>
  );
}

interface MoreProps {
  readonly row: MoreRow;
  readonly index: number;
  readonly isActive: boolean;
  readonly onOpen: () => void;
}

function MoreRowView({ row, index, isActive, onOpen }: MoreProps) {
  return (
    <div
      class={`pair pair-more${isActive ? ' active' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.level}
    >
      <div id={cellId(row.key, 'left')} role="gridcell" aria-colspan={4} onClick={onOpen}>
        … {row.hidden} more candidates
      </div>
    </div>
  );
}
