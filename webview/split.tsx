// Two panes with a border that mouse and keyboard move; one above the other where the tab is narrow.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { detailId } from './focus.ts';
import './split.css';

interface Props {
  /** Percent of the first pane. */
  readonly initial: number;
  readonly onChange: (share: number) => void;
  readonly children: readonly [ComponentChildren, ComponentChildren];
}

const least = 20;
const most = 80;
const narrow = '(max-width: 760px)';

export function Split({ initial, onChange, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(initial);
  const [stacked, setStacked] = useState(() => window.matchMedia(narrow).matches);

  useLayoutEffect(() => {
    box.current?.style.setProperty('--split', `${share}%`);
  }, [share]);
  useEffect(() => {
    const query = window.matchMedia(narrow);
    const listen = (): void => setStacked(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);

  function move(to: number): void {
    const next = Math.round(Math.max(least, Math.min(most, to)));
    setShare(next);
    onChange(next);
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    const moves: Readonly<Record<string, number>> = {
      [stacked ? 'ArrowUp' : 'ArrowLeft']: share - 2,
      [stacked ? 'ArrowDown' : 'ArrowRight']: share + 2,
      Home: least,
      End: most,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(to);
  }

  function onPointerMove(event: JSX.TargetedPointerEvent<HTMLDivElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const area = box.current?.getBoundingClientRect();
    if (area === undefined) return;
    move(
      100 * (stacked ? (event.clientY - area.top) / area.height : (event.clientX - area.left) / area.width),
    );
  }

  return (
    <div ref={box} class="split">
      <div class="split-first">{children[0]}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: hr cannot take the focus or a value. */}
      <div
        class="split-border"
        role="separator"
        aria-label="Width of the details"
        aria-orientation={stacked ? 'horizontal' : 'vertical'}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={share}
        aria-controls={detailId}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDblClick={() => move(62)}
      />
      <div class="split-second">{children[1]}</div>
    </div>
  );
}
