// Where the keyboard goes: the three places that shortcuts lead to, found by their id.
export const filterId = 'filter-input';
export const renderingId = 'rendering';
export const detailId = 'detail';

export function focusFilter(): void {
  const input = document.getElementById(filterId);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}

/** The first thing in the place that takes the keyboard, or the place itself. */
function focusInside(id: string): void {
  const place = document.getElementById(id);
  const first = place?.querySelector<HTMLElement>('[tabindex="0"], button:not([disabled]), canvas[tabindex]');
  (first ?? place)?.focus();
}

export const focusRendering = (): void => focusInside(renderingId);
export const focusDetail = (): void => focusInside(detailId);
