// The whole comparison: what came of both searches, the edits between them, and their decisions side by side.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { visible } from '../../src/log/visible.ts';
import type { CompareHostMessage, Comparison } from '../../src/protocol/compare.ts';
import { Icon, IconButton } from '../icon.tsx';
import { Edits } from './edits.tsx';
import { CompareGrid, type Cursor } from './grid.tsx';
import type { CompareHost } from './host.ts';
import { isDifference, rowsOf } from './rows.ts';
import { Summary } from './summary.tsx';

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
  const { alignment } = comparison;
  const { left, right } = logs;
  useEffect(() => host.save({ left, right, onlyDifferences }), [host, left, right, onlyDifferences]);
  const rows = useMemo(
    () => rowsOf(alignment, { onlyDifferences, opened }),
    [alignment, onlyDifferences, opened],
  );
  const differing = alignment.steps.filter(({ state, differences }) => state !== 'same' || differences > 0);
  const toggle = () => setOnlyDifferences((before) => !before);
  const openEdit = (edit: number) => host.send({ type: 'open-edit', edit });

  return (
    <main class="compare">
      <header class="compare-bar">
        <h1 class="compare-title">
          <span class="quiet">Compared:</span> <Query comparison={comparison} />
        </h1>
        <button type="button" class="chip" aria-pressed={onlyDifferences} onClick={toggle}>
          Only differences (d)
        </button>
        <span class="quiet" role="status">
          {differing.length} of {alignment.steps.length} decisions differ
        </span>
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
          onStep={(step) => {
            setCursor({ key: String(step), side: 'right', focus: true });
          }}
        />
        {rows.length === 0 ? (
          <p class="compare-none">
            <Icon name="codicon-pass" />{' '}
            {alignment.steps.length === 0 ? 'No decision is in either log.' : 'No decision differs.'}
          </p>
        ) : (
          <CompareGrid
            rows={rows}
            alignment={alignment}
            cursor={cursor}
            onCursor={setCursor}
            onOpen={(key, isOpen) => setOpened((before) => new Map(before).set(key, isOpen))}
            onCandidate={(side, candidate) => host.send({ type: 'open-candidate', side, candidate })}
            onEdit={openEdit}
            onToggleOnly={toggle}
          />
        )}
      </div>
      <footer class="compare-keys quiet">
        <Keys isAnyDifferent={rows.some(isDifference)} />
      </footer>
    </main>
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
