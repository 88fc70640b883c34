// The search view in its two nested frames, as a person uses it: tabs, rows, filter, state of the search.
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

export type RenderingName = 'Tree' | 'Outline' | 'Table';

export interface SearchView {
  readonly frame: FrameLocator;
  /** Rows of the outline or of the table that are drawn. */
  readonly rows: Locator;
  /** "running step 3/≤64", "done", "stopped". */
  readonly runState: Locator;
  show(rendering: RenderingName): Promise<void>;
  filter(text: string): Promise<void>;
  /** For scripts that have to run inside the page. */
  page(): Promise<Frame>;
}

/** The view that is shown at this place of the workbench, from the left. */
export function searchView(page: Page, place = 0): SearchView {
  const outer = page.locator('iframe.webview.ready').nth(place);
  const inner = outer.contentFrame().locator('iframe#active-frame');
  const frame = inner.contentFrame();
  return {
    frame,
    rows: frame.locator('.rows .row'),
    runState: frame.locator('.run-state'),
    async show(rendering) {
      const tab = frame.getByRole('tab', { name: rendering });
      await tab.click();
      await frame.locator(`[role=tab][aria-selected=true]`, { hasText: rendering }).waitFor();
    },
    async filter(text) {
      const input = frame.getByRole('combobox', { name: 'Filter candidates' });
      await input.fill(text);
      await input.press('Enter');
    },
    async page() {
      const handle = await inner.elementHandle();
      const content = await handle?.contentFrame();
      if (content === null || content === undefined) throw new Error('The search view has no page.');
      return content;
    },
  };
}

/** All tabs of searches, in all groups. */
export function searchTabs(page: Page): Locator {
  return page.locator('.tab').filter({ hasText: '.toolprm.jsonl' });
}
