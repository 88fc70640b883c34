// What the view remembers while it is hidden or the window reloads: how the search is looked at, never the search itself.
import type { Rendering } from './state.ts';

export interface SavedView {
  readonly rendering: Rendering;
  readonly filter: string;
  readonly selected: string | null;
  /** Share of the width that the rendering takes, in percent. */
  readonly split: number;
}

export const freshView: SavedView = { rendering: 'tree', filter: '', selected: null, split: 62 };

const renderings: readonly unknown[] = ['tree', 'outline', 'table'] satisfies readonly Rendering[];
const isRendering = (value: unknown): value is Rendering => renderings.includes(value);

/** Whatever is usable of what was saved. */
export function readSaved(saved: unknown): SavedView {
  if (typeof saved !== 'object' || saved === null) return freshView;
  const fields: Readonly<Record<string, unknown>> = { ...saved };
  const { rendering, filter, selected, split } = fields;
  return {
    rendering: isRendering(rendering) ? rendering : freshView.rendering,
    filter: typeof filter === 'string' ? filter : freshView.filter,
    selected: typeof selected === 'string' ? selected : freshView.selected,
    split: typeof split === 'number' && split >= 20 && split <= 80 ? split : freshView.split,
  };
}
