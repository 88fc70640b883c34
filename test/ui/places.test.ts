// Where one reads stays where it is: over a change of rendering, over a reload, and while another process goes on writing.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { logLines, syntheticLog } from '../unit/log/build-log.ts';
import { type SearchView, searchView } from './search-view.ts';
import { useVSCode } from './vscode.ts';
import { openRowFromExplorer, reloadWindow, runFromPalette } from './workbench.ts';

const lines = logLines(syntheticLog({ steps: 14, beams: 4, candidates: 6 }))
  .trimEnd()
  .split('\n');
const half = Math.floor(lines.length / 2);
const text = (part: readonly string[]): string => part.map((line) => `${line}\n`).join('');

const whole = 'whole.toolprm.jsonl';
const growing = 'growing.toolprm.jsonl';

const vscode = useVSCode('places', {}, (workspace) => {
  mkdirSync(workspace, { recursive: true });
  writeFileSync(path.join(workspace, whole), text(lines));
  writeFileSync(path.join(workspace, growing), text(lines.slice(0, half)));
});

/** Pixels that the list is scrolled by. */
const scrolled = (view: SearchView): Promise<number> =>
  view.frame.locator('.rows').evaluate(({ scrollTop }) => scrollTop);

async function scrollTo(view: SearchView, top: number): Promise<void> {
  await view.frame.locator('.rows').evaluate((element, to) => {
    element.scrollTop = to;
  }, top);
  await expect.poll(() => scrolled(view)).toBe(top);
}

/** Where the keyboard's context menu opens: at the selected candidate, in shares of the tree's box. */
async function selectedPlace(view: SearchView): Promise<readonly [number, number]> {
  const frame = await view.page();
  return frame.evaluate<[number, number]>(`(() => {
    const surface = document.querySelector('.tree-surface');
    const box = surface.getBoundingClientRect();
    let place = [NaN, NaN];
    surface.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      place = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    }, { capture: true, once: true });
    surface.dispatchEvent(new KeyboardEvent('keydown', { key: 'ContextMenu' }));
    return place;
  })()`);
}

const isFocused = (element: Locator): Promise<boolean> => element.evaluate((node) => node.matches(':focus'));

function expectInside([x, y]: readonly [number, number]): void {
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(1);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(1);
}

describe('the place where one reads', () => {
  let view: SearchView;

  beforeAll(async () => {
    const { page } = vscode();
    await openRowFromExplorer(page, whole);
    view = searchView(page);
    await view.runState.filter({ hasText: 'done' }).waitFor();
  });

  it('shows the selected candidate when the rendering is changed, and not on a click', async () => {
    await view.show('Table');
    await scrollTo(view, 4400);
    await view.frame.locator('.row .cell-decision').nth(14).click();
    expect(await scrolled(view)).toBe(4400);
    await view.show('Tree');
    await expect.poll(() => selectedPlace(view).then(([x]) => x > 0 && x < 1)).toBe(true);
    expectInside(await selectedPlace(view));
    await view.show('Outline');
    await view.frame.locator('.row.selected').waitFor();
    const pane = await view.frame.locator('.rows').boundingBox();
    const selected = await view.frame.locator('.row.selected').boundingBox();
    expect(selected?.y).toBeGreaterThanOrEqual(pane?.y ?? Number.NaN);
    expect(selected?.y).toBeLessThan((pane?.y ?? 0) + (pane?.height ?? 0));
  });

  it('is kept in outline and table over changes of the rendering and over a reload of the window', async () => {
    const { page } = vscode();
    await view.show('Table');
    await scrollTo(view, 2210);
    await view.frame.locator('.row .cell-decision').nth(14).click();
    await view.show('Outline');
    await scrollTo(view, 130);
    await view.frame.locator('.row').nth(12).click();
    const inOutline = await scrolled(view);
    await view.show('Table');
    const inTable = await scrolled(view);
    await view.show('Outline');
    expect(await scrolled(view)).toBe(inOutline);
    await reloadWindow(page);
    view = searchView(page);
    await view.frame.locator('.outline .row.selected').waitFor();
    await expect.poll(() => scrolled(view)).toBe(inOutline);
    await view.show('Table');
    await expect.poll(() => scrolled(view)).toBe(inTable);
  });

  it('keeps the row under the pointer while the search grows', async () => {
    const { page, sandbox } = vscode();
    await openRowFromExplorer(page, growing);
    const live = searchView(page);
    await live.runState.filter({ hasText: 'unfinished' }).waitFor();
    await live.show('Outline');
    const row = live.frame.locator('.row').nth(7);
    await row.hover();
    const before = await live.frame.locator('.row:hover').evaluate(({ id }) => id);
    const moved: string[] = [];
    for (let from = half; from < lines.length; from += 60) {
      appendFileSync(path.join(sandbox.workspace, growing), text(lines.slice(from, from + 60)));
      const done = from + 60 >= lines.length;
      if (done) await live.runState.filter({ hasText: 'done' }).waitFor();
      const now = await live.frame.locator('.row:hover').evaluate(({ id }) => id);
      if (now !== before) moved.push(now);
    }
    expect(moved).toEqual([]);
  });
});

describe('a narrow editor', () => {
  it('has a header of three lines, and all of the table', async () => {
    const { page } = vscode();
    await runFromPalette(page, 'View: Close Primary Side Bar');
    await page.setViewportSize({ width: 480, height: 900 });
    const view = searchView(page);
    await view.show('Table');
    const main = await view.frame.locator('main').boundingBox();
    const title = await view.frame.locator('.title-bar').boundingBox();
    expect((main?.y ?? Number.NaN) - (title?.y ?? 0)).toBeLessThan(100);
    const summary = await view.frame.locator('.summary-bar').boundingBox();
    expect(summary?.height).toBeLessThan(36);
    const pane = await view.frame.locator('.table').boundingBox();
    const right = (pane?.x ?? 0) + (pane?.width ?? 0);
    for (const name of ['Decision', 'Score', 'Verdict', 'Label']) {
      const header = await view.frame.getByRole('columnheader', { name }).boundingBox();
      expect((header?.x ?? Number.NaN) + (header?.width ?? 0), name).toBeLessThanOrEqual(right + 1);
    }
  });

  it('keeps what it has no room for in menus that the keyboard opens', async () => {
    const { page } = vscode();
    const view = searchView(page);
    const more = view.frame.getByRole('button', { name: 'More actions' });
    await more.focus();
    await page.keyboard.press('Enter');
    const blind = view.frame.getByRole('menuitemcheckbox', { name: 'Blind mode' });
    await blind.waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => isFocused(blind)).toBe(true);
    await page.keyboard.press('Escape');
    await blind.waitFor({ state: 'hidden' });
    expect(await isFocused(more)).toBe(true);
    await view.frame.getByRole('button', { name: 'Near misses' }).click();
    await view.frame.getByRole('menuitemcheckbox', { name: /close to the cut/ }).click();
    await view.frame.locator('.filter-count').waitFor();
    await view.filter('');
    await page.setViewportSize({ width: 1600, height: 1000 });
  });
});
