// The tree rendering: columns are steps, nodes are candidates, the retained path is the spine.
import './tree.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Memory } from '../saved.ts';
import type { View } from '../state.ts';
import { ActiveItem, activeId, activePlace } from './active-item.tsx';
import { createTreeController, type TreeController } from './controller.ts';
import { keepLook } from './keep-look.ts';
import { handleKey } from './keys.ts';
import { attachPointer } from './pointer.ts';
import { sessionOf } from './session.ts';
import { TreeMinimap } from './tree-minimap.tsx';
import { TreeTip } from './tree-tip.tsx';
import { TreeToolbar } from './tree-toolbar.tsx';

interface Props {
  readonly view: View;
  readonly memory: Memory;
}

export function TreeView({ view, memory }: Props) {
  const session = sessionOf(view.state, memory);
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const minimap = useRef<HTMLCanvasElement>(null);
  const held = useRef<TreeController | undefined>(undefined);
  const controller = (): TreeController | undefined => held.current;

  useEffect(() => {
    const elements = { surface: surface.current, canvas: canvas.current, minimap: minimap.current };
    if (elements.surface === null || elements.canvas === null || elements.minimap === null) return;
    const { surface: box, canvas: main, minimap: map } = elements;
    const created = createTreeController(view, session, { surface: box, canvas: main, minimap: map });
    if (created === undefined) return;
    held.current = created;
    const stopKeeping = keepLook(session, memory);
    const stopPointer = attachPointer(box, view, session, created);
    const onKey = (event: KeyboardEvent): void => {
      if (!handleKey(event, view, session, created)) return;
      event.preventDefault();
    };
    box.addEventListener('keydown', onKey);
    return () => {
      held.current = undefined;
      box.removeEventListener('keydown', onKey);
      stopPointer();
      stopKeeping();
      created.dispose();
    };
  }, [view, session, memory]);

  const place = activePlace(session);
  return (
    <div class="tree-view">
      <div
        class="tree-surface"
        ref={surface}
        role="tree"
        tabIndex={0}
        aria-label="Candidates by step"
        aria-activedescendant={activeId(place)}
      >
        <div class="tree-picture" aria-hidden="true">
          <canvas class="tree-canvas" ref={canvas} />
        </div>
        <div class="tree-active">
          <ActiveItem view={view} session={session} />
        </div>
      </div>
      <TreeMinimap session={session} canvas={minimap} controller={controller} />
      <TreeToolbar view={view} session={session} controller={controller} />
      <TreeTip session={session} />
    </div>
  );
}
