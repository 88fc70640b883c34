// One aligned decision or candidate: what stood before, the sign of the difference, and what stands after.
import type { ComparedCandidate, ComparedEdit } from '../../src/compare/alignment.ts';
import { scoreChange } from '../../src/log/score-change.ts';
import { visible } from '../../src/log/visible.ts';
import type { CompareSide } from '../../src/protocol/compare.ts';
import { concealed } from '../candidate.tsx';
import { Icon } from '../icon.tsx';
import { cellId, choseNothing, type PairRow } from './rows.ts';
import { placeOf, scoreText, signs, spokenSide, stateWords } from './words.ts';

interface Props {
  readonly row: PairRow;
  readonly index: number;
  readonly edits: readonly ComparedEdit[];
  /** Set where the keyboard is in this row. */
  readonly activeSide: CompareSide | undefined;
  readonly onPick: (side: CompareSide) => void;
  readonly onToggle: () => void;
  readonly onCandidate: (side: CompareSide, candidate: string) => void;
  readonly onEdit: (edit: number) => void;
}

export function PairRowView(props: Props) {
  const { row, index, edits, activeSide, onPick, onToggle, onCandidate, onEdit } = props;
  const { state, level, isOpen, kind, differences } = row;
  const isActive = activeSide !== undefined;
  const side = (which: CompareSide) => {
    const candidate = row[which];
    const isGap = candidate === undefined && !choseNothing(row, which);
    return (
      <div
        id={cellId(row.key, which)}
        class={`pair-side${activeSide === which ? ' active-cell' : ''}`}
        role="gridcell"
        aria-label={visible(spokenSide(row, which))}
        aria-selected={activeSide === which}
        aria-expanded={isOpen}
        onClick={() => onPick(which)}
        onDblClick={() => {
          if (candidate !== undefined) onCandidate(which, candidate.id);
        }}
      >
        {which === 'left' ? <Twistie level={level} isOpen={isOpen} onToggle={onToggle} /> : null}
        {isGap ? (
          <span class="pair-gap" />
        ) : candidate === undefined ? (
          <span class="quiet">nothing chosen</span>
        ) : (
          <Candidate candidate={candidate} before={which === 'right' ? row.left : undefined} />
        )}
      </div>
    );
  };
  const below = kind === 'step' && (row.edits.length > 0 || state !== 'same' || differences > 0);
  return (
    <div
      class={`pair pair-${kind} state-${state}${isActive ? ' active' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-expanded={isOpen}
    >
      {side('left')}
      <div class="pair-sign" role="gridcell" title={stateWords[state]}>
        <span aria-hidden="true">{signs[state]}</span>
        <span class="only-spoken">{stateWords[state]}</span>
      </div>
      {side('right')}
      {below ? (
        <div class="pair-says" role="gridcell">
          {row.edits.map((edit) => (
            <EditChip key={edit} index={edit} edit={edits[edit]} onEdit={onEdit} />
          ))}
          <span class="quiet">
            {visible(row.sentence)}
            {state === 'same' && differences > 0 ? ` Beside it, ${differences} candidates differ.` : ''}
          </span>
        </div>
      ) : null}
    </div>
  );
}

function Twistie({
  level,
  isOpen,
  onToggle,
}: {
  level: number;
  isOpen: boolean | undefined;
  onToggle: () => void;
}) {
  return (
    <>
      {Array.from({ length: level - 1 }, (_, depth) => (
        <span key={depth} class="pair-indent" />
      ))}
      {/* A mouse's way; the keyboard has the space bar. */}
      <span
        class="pair-twistie"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        {isOpen === undefined ? null : (
          <Icon name={isOpen ? 'codicon-chevron-down' : 'codicon-chevron-right'} />
        )}
      </span>
    </>
  );
}

function Candidate({
  candidate,
  before,
}: {
  candidate: ComparedCandidate;
  before: ComparedCandidate | undefined;
}) {
  const { label, mark, verdict, reason, score, chosen, hidden } = candidate;
  const kind = hidden === true ? 'hidden' : (verdict ?? 'unjudged');
  const says = hidden === true ? '' : visible(reason ?? 'not judged');
  const changed = scoreChange(before?.score, score);
  return (
    <>
      <span class={`mark mark-${kind}`} aria-hidden="true">
        {mark}
      </span>
      <span class={`decision${chosen ? ' spine' : ''}`} title={visible(label)}>
        {visible(label)}
      </span>
      <span class="sentence" title={says}>
        {says}
      </span>
      <span class="pair-score number">
        {hidden === true ? concealed : scoreText(score)}
        {changed === '' ? null : <strong> {changed}</strong>}
      </span>
    </>
  );
}

function EditChip({
  index,
  edit,
  onEdit,
}: {
  index: number;
  edit: ComparedEdit | undefined;
  onEdit: (edit: number) => void;
}) {
  if (edit === undefined) return null;
  const message = visible(edit.change.message);
  return (
    <button
      type="button"
      // The grid has one tab stop; from the keyboard it is "e".
      tabIndex={-1}
      class="link pair-edit"
      title={`Edit ${index + 1}, ${placeOf(edit.change)}: ${message} Opens it in the tool file (e).`}
      onClick={() => onEdit(index)}
    >
      <Icon name="codicon-edit" /> edit {index + 1}: {placeOf(edit.change)}
    </button>
  );
}
