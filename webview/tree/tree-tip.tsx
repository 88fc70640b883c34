// The tooltip of the tree: what a candidate is and why it lives or died, in plain words.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TreeSession } from './session.ts';

const away = 14;

export function TreeTip({ session }: { readonly session: TreeSession }) {
  const box = useRef<HTMLDivElement>(null);
  const tip = session.tip.value;

  useLayoutEffect(() => {
    const element = box.current;
    const room = element?.parentElement;
    if (element === null || room === null || room === undefined || tip === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const x = Math.min(tip.x + away, room.clientWidth - width - 4);
    const y = tip.y + away + height > room.clientHeight ? tip.y - height - away : tip.y + away;
    element.style.left = `${Math.max(4, x)}px`;
    element.style.top = `${Math.max(4, y)}px`;
  }, [tip]);

  if (tip === null) return null;
  const [first, ...others] = tip.lines;
  return (
    <div class="tree-tip" role="tooltip" ref={box}>
      <div class="tree-tip-label">{first}</div>
      {others.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
