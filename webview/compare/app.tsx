// The whole comparison: what came of both searches, the edits between them, and their decisions side by side.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { visible } from '../../src/log/visible.ts';
import type { CompareHostMessage, Comparison } from '../../src/protocol/compare.ts';
import { Icon, IconButton } from '../icon.tsx';
import { Edits } from './edits.tsx';
import { CompareGrid, type Cursor } from './grid.tsx';
import type { CompareHost } from './host.ts';
import { isDifference, rowsOf } from './rows.ts';
import { Summary } from './summary.tsx';
import { useLetters } from './use-letters.ts';

export function CompareApp({ host }: { host: CompareHost }) {
  const [message, setMessage] = useState<CompareHostMessage>();
  useEffect(() => {
    host.listen(setMessage);
    host.send({ type: 'ready' });
  }, [host]);
  if (message === undefined) return <p class="compare-wait">Reading both searches …</p>;
  if (message.type === 'unreadable') {
    return (
      <div class="compare-wait" role="alert">
        <h1>{visible(message.message)}</h1>
        <p>{message.remedy}</p>
      </div>
    );
  }
  return <Compared host={host} comparison={message.comparison} logs={message.logs} />;
}

interface ComparedProps {
  readonly host: CompareHost;
  readonly comparison: Comparison;
  readonly logs: { readonly left: string; readonly right: string };
}

function Compared({ host, comparison, logs }: ComparedProps) {
  const [onlyDifferences, setOnlyDifferences] = useState(host.onlyDifferences);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [cursor, setCursor] = useState<Cursor>({ key: '0', side: 'right' });
  const [said, setSaid] = useState('');
  const { alignment, blind } = comparison;
  const { left, right } = logs;
  useEffect(() => host.save({ left, right, onlyDifferences }), [host, left, right, onlyDifferences]);
  const rows = useMemo(
    () => rowsOf(alignment, { onlyDifferences, opened }),
    [alignment, onlyDifferences, opened],
  );
  function moveTo(to: Cursor): void {
    setCursor(to);
    setSaid('');
  }
  const differing = alignment.steps.filter(({ state, differences }) => state !== 'same' || differences > 0);
  const count = `${differing.length} of ${alignment.steps.length} decisions differ`;
  const openEdit = (edit: number) => host.send({ type: 'open-edit', edit });
  // The same words twice are read out only if the text changes.
  const say = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));

  function toggleOnly(): void {
    setOnlyDifferences(!onlyDifferences);
    say(onlyDifferences ? 'All decisions are shown.' : `Only differences are shown: ${count}.`);
  }
  const toggleBlind = () => host.send({ type: 'set-blind', blind: !blind });
  useLetters({ d: toggleOnly, b: toggleBlind });
  // It may have been changed anywhere.
  const wasBlind = useRef(blind);
  useEffect(() => {
    if (wasBlind.current === blind) return;
    wasBlind.current = blind;
    say(blind ? 'Blind mode: scores are hidden until labelled.' : 'Scores are shown.');
  }, [blind]);

  return (
    <main class="compare">
      <header class="compare-bar">
        <h1 class="compare-title">
          <span class="quiet">Compared:</span> <Query comparison={comparison} />
        </h1>
        <button type="button" class="chip" aria-pressed={onlyDifferences} onClick={toggleOnly}>
          Only differences (d)
        </button>
        <span class="quiet" role="status">
          {count}
        </span>
        <IconButton
          icon={blind ? 'codicon-eye-closed' : 'codicon-eye'}
          label="Blind mode: hide scores and verdicts until labelled (b)"
          pressed={blind}
          onClick={toggleBlind}
        />
        <IconButton
          icon="codicon-debug-rerun"
          label="Run the search after again, with the tools as they are now"
          onClick={() => host.send({ type: 'run-again' })}
        />
        <IconButton
          icon="codicon-file-code"
          label="Open as text diff"
          onClick={() => host.send({ type: 'open-as-text' })}
        />
      </header>
      <div class="compare-body">
        <Summary comparison={comparison} onOpen={(side) => host.send({ type: 'open-search', side })} />
        <Edits
          alignment={alignment}
          onOpen={openEdit}
          onStep={(step) => moveTo({ key: String(step), side: 'right', focus: true })}
        />
        {/* It stays where nothing differs, so that the keyboard does. */}
        <CompareGrid
          rows={rows}
          alignment={alignment}
          cursor={cursor}
          onCursor={moveTo}
          onOpen={(key, isOpen) => setOpened((before) => new Map(before).set(key, isOpen))}
          onCandidate={(side, candidate) => host.send({ type: 'open-candidate', side, candidate })}
          onEdit={openEdit}
          say={say}
        />
        {rows.length === 0 ? <Nothing steps={alignment.steps.length} blind={blind} /> : null}
      </div>
      <footer class="compare-keys quiet">
        <Keys isAnyDifferent={rows.some(isDifference)} />
        <span class="compare-said" role="status">
          {said}
        </span>
      </footer>
    </main>
  );
}

function Nothing({ steps, blind }: { steps: number; blind: boolean }) {
  return (
    <p class="compare-none">
      <Icon name="codicon-pass" />{' '}
      {steps === 0
        ? 'No decision is in either log.'
        : `No decision differs${blind ? ' as far as blind mode shows' : ''}.`}
    </p>
  );
}

function Query({ comparison: { left, right } }: { comparison: Comparison }) {
  const before = visible(left.query ?? left.name);
  const after = visible(right.query ?? right.name);
  return <span title={before === after ? after : `${before}\n${after}`}>“{after}”</span>;
}

function Keys({ isAnyDifferent }: { isAnyDifferent: boolean }) {
  const keys = [
    ...(isAnyDifferent ? [['j k', 'next, previous difference']] : []),
    ['↑ ↓', 'row'],
    ['← →', 'before, after'],
    ['Enter', 'open in its search'],
    ['Space', 'candidates'],
    ['e', 'edit in the tool file'],
  ];
  return (
    <>
      {keys.map(([key, says]) => (
        <span key={key}>
          <kbd>{key}</kbd> {says}
        </span>
      ))}
    </>
  );
}
