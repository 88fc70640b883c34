// The comparison of two searches as a person uses it: by keyboard, in four kinds of themes, and out of it into searches and files.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTools } from '../../src/tools/read.ts';
import { booking, bookingFile, searched } from '../unit/evidence/searched.ts';
import { logLines } from '../unit/log/build-log.ts';
import { violations } from './axe.ts';
import { type SearchView, searchTabs, searchView } from './search-view.ts';
import { shots, useVSCode } from './vscode.ts';
import { changeTheme, reloadWindow, runFromPalette, themeClass, themes } from './workbench.ts';

/** As a person writes it, and edited: two descriptions, one list of values that nothing shows. */
const file = JSON.stringify(JSON.parse(bookingFile), null, 2);
const edited = file
  .replace('The first night.', 'The first night of the stay, as YYYY-MM-DD.')
  .replace('"The date."', '"The date of the booking itself."')
  .replace('Lists the rooms.', 'Lists all rooms.');
const texts = [
  booking({ date: '1 May' }),
  booking({ start_date: '1 May' }),
  booking({ start_date: '1 May', size: 'double' }),
  booking({ date: '2 May' }, 'list_rooms'),
];
const settings = { beams: 2, candidates: 4 };
const before = await searched({
  texts,
  toolsFile: 'rooms.json',
  settings,
  scores: { start_date: 0.31, size: 0.2 },
});
const after = await searched({
  texts: [...texts, booking({ start_date: '2026-05-01', size: 'double' })],
  toolsFile: 'rooms.json',
  settings,
  tools: readTools(edited).tools,
  scores: { '"date"': 0.22, start_date: 0.92, size: 0.95 },
});

const vscode = useVSCode('compare', {}, (workspace) => {
  const folder = path.join(workspace, '.toolprm/searches');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(workspace, 'rooms.json'), edited);
  writeFileSync(path.join(folder, '2026-01-01 before.toolprm.jsonl'), logLines(before));
  writeFileSync(path.join(folder, '2026-01-02 after.toolprm.jsonl'), logLines(after));
  writeFileSync(path.join(folder, '2026-01-03 once more.toolprm.jsonl'), logLines(after));
});

async function compare(page: Page, names: readonly string[]): Promise<void> {
  await runFromPalette(page, 'ToolPRM: Compare Two Searches…');
  const widget = page.locator('.quick-input-widget');
  for (const name of names) {
    await widget.locator('.monaco-list-row').filter({ hasText: name }).first().click();
  }
  await page.locator('.tab.active').filter({ hasText: '↔' }).waitFor();
}

/** As wide as on a screen, in a narrow window, and in a window that is magnified to 200 %. */
const sizes = {
  wide: { width: 1600, height: 1000 },
  narrow: { width: 700, height: 900 },
  magnified: { width: 800, height: 500 },
} as const;

/** Wholly, and not below the header. */
const isActiveCellInSight = `(() => {
  const cell = document.querySelector('.active-cell');
  const { left, top, bottom } = cell.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => document.elementFromPoint(left + 40, y)?.closest('.active-cell') === cell);
})()`;

const isWiderThanItsFrame = (frame: Frame): Promise<boolean> =>
  frame.evaluate('document.querySelector(".compare-body").scrollWidth > document.body.clientWidth');

const comparisonTab = (page: Page): Locator => page.locator('.tab').filter({ hasText: /after$/ });

describe('the comparison of two searches', () => {
  let view: SearchView;
  let grid: Locator;
  const active = (): Promise<string | null> => view.frame.locator('.active-cell').getAttribute('aria-label');

  beforeAll(async () => {
    const { page } = vscode();
    await compare(page, ['before', 'after']);
    view = searchView(page);
    grid = view.frame.getByRole('treegrid', { name: 'Decisions of both searches' });
    await grid.waitFor();
  });

  it('shows what came of both, the edits, and where each of them shows', async () => {
    await view.frame.getByText('≠ Another result.').waitFor();
    await view.frame.getByText(/^\d edits of the schemas between the two\.$/).waitFor();
    const edits = view.frame.getByRole('region', { name: 'Edits of the schemas' }).getByRole('listitem');
    expect(await edits.allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/book_room\.start_date .+words only.+shows in decision/s),
        expect.stringMatching(/list_rooms .+\(words only\)/s),
      ]),
    );
    await view.frame.locator('.state-chosen-differs .pair-edit').first().waitFor();
    expect(await view.frame.locator('.pair-step.state-only-right .pair-gap').count()).toBe(1);
  });

  it('is walked through with the keyboard, from difference to difference', async () => {
    const { page } = vscode();
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    const first = await active();
    expect(first).toMatch(/^After: .+(another|only)/);
    await page.keyboard.press('ArrowLeft');
    expect(await active()).toMatch(/^Before: /);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowRight');
    expect(await active()).toBe(first);
    const all = await grid.getByRole('row').count();
    await page.keyboard.press('d');
    await expect.poll(() => grid.getByRole('row').count()).toBeLessThan(all);
    await page.keyboard.press('d');
    await expect.poll(() => grid.getByRole('row').count()).toBe(all);
  });

  for (const theme of themes) {
    it(`has no violation in ${theme}, whatever its size`, async () => {
      const { page } = vscode();
      await changeTheme(page, theme);
      await view.frame.locator(`body${themeClass[theme]}`).waitFor();
      const frame = await view.page();
      await grid.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('j');
      const found: string[] = [];
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        for (const key of ['End', 'k', 'k', 'j']) {
          await page.keyboard.press(key);
          await expect
            .poll(() => frame.evaluate(isActiveCellInSight), { message: `${size}, ${key}` })
            .toBe(true);
        }
        for (const violation of await violations(frame)) found.push(`${size}: ${violation}`);
        const name = `compare-${theme.toLowerCase().replaceAll(' ', '-')}-${size}.png`;
        await page.screenshot({ path: path.join(shots, name) });
        expect(await isWiderThanItsFrame(frame), size).toBe(false);
      }
      await page.setViewportSize(sizes.wide);
      expect(found).toEqual([]);
    });
  }

  it('is worked with the keyboard alone', async () => {
    const { page } = vscode();
    const names: (string | null)[] = [];
    await view.frame.getByRole('button', { name: /Only differences/ }).focus();
    for (let press = 0; press < 20 && names.at(-1) !== 'Decisions of both searches'; press += 1) {
      await page.keyboard.press('Tab');
      const focused = view.frame.locator(':focus');
      names.push((await focused.getAttribute('aria-label')) ?? (await focused.textContent()));
    }
    expect(names).toEqual([
      'Blind mode: hide scores and verdicts until labelled (b)',
      'Run the search after again, with the tools as they are now',
      'Open as text diff',
      '2026-01-01 before',
      '2026-01-02 after',
      'book_room.date',
      'Go to decision 2',
      'book_room.start_date',
      'Go to decision 2',
      'list_rooms',
      'Go to decision 1',
      'Decisions of both searches',
    ]);
    await page.keyboard.press('Home');
    const expanded = () => view.frame.locator('.active-cell').getAttribute('aria-expanded');
    expect(await expanded()).toBe('true');
    await page.keyboard.press('Space');
    await expect.poll(expanded).toBe('false');
    await page.keyboard.press('Space');
    await expect.poll(expanded).toBe('true');
    // Letters need no place of their own.
    await view.frame.getByRole('button', { name: 'Open as text diff' }).focus();
    await page.keyboard.press('j');
    await expect.poll(() => grid.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('j');
    await view.frame.getByText('No further difference.').waitFor();
    await page.keyboard.press('e');
    await view.frame.getByText('No edit belongs to this row.').waitFor();
    await page.keyboard.press('d');
    await view.frame.getByText(/^Only differences are shown: 3 of \d decisions differ\.$/).waitFor();
    await page.keyboard.press('d');
    await view.frame.getByText('All decisions are shown.').waitFor();
  });

  it('keeps in blind mode what is not labelled to itself, live', async () => {
    const { page } = vscode();
    const body = view.frame.locator('.compare');
    const telling = /retained|pruned|ranked|[01]\.\d\d/;
    expect(await body.innerHTML()).toMatch(telling);
    await grid.focus();
    await page.keyboard.press('b');
    await view.frame.getByText('Blind mode: scores are hidden until labelled.').waitFor();
    expect(await body.innerHTML()).not.toMatch(telling);
    await page.screenshot({ path: path.join(shots, 'compare-blind.png') });

    // The search itself is blind too; a label there shows one candidate here.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await searchTabs(page).filter({ hasText: 'after' }).waitFor();
    const search = searchView(page, 1);
    await search.frame.getByRole('toolbar', { name: 'Label' }).waitFor();
    await page.keyboard.press('1');
    await view.frame.locator('.active .pair-score').filter({ hasText: '0.90' }).waitFor();
    expect(await view.frame.locator('.active .pair-score').allTextContents()).toEqual(['?', '0.90']);
    await runFromPalette(page, 'View: Close Editor');

    await view.frame.getByRole('button', { name: 'Open as text diff' }).click();
    const lines = page.locator('.monaco-diff-editor .view-line');
    await lines.filter({ hasText: 'hidden' }).first().waitFor();
    await runFromPalette(page, 'ToolPRM: Toggle Blind Mode');
    await lines.filter({ hasText: 'ranked' }).first().waitFor();
    await runFromPalette(page, 'View: Close Editor');
    await expect.poll(() => body.innerHTML()).toMatch(telling);
  });

  it('leads to the candidate in its own search', async () => {
    const { page } = vscode();
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await searchTabs(page).filter({ hasText: 'before' }).waitFor();
    const other = searchView(page, 1);
    await other.frame.locator('.detail-place').getByText(/date/).first().waitFor();
    await runFromPalette(page, 'View: Close Editor');
  });

  it('leads to the edit in the tool file, and to the text diff', async () => {
    const { page } = vscode();
    await comparisonTab(page).click();
    await grid.waitFor();
    await view.frame.getByRole('button', { name: 'book_room.start_date', exact: true }).click();
    await page.locator('.tab').filter({ hasText: 'rooms.json' }).waitFor();
    await runFromPalette(page, 'View: Close Editor');
    await comparisonTab(page).click();
    await view.frame.getByRole('button', { name: 'Open as text diff' }).click();
    await page.locator('.tab.active').filter({ hasText: '(text)' }).waitFor();
    await page.locator('.monaco-diff-editor .view-line').filter({ hasText: 'Query' }).first().waitFor();
  });

  it('is there again after a reload of the window, as it was looked at', async () => {
    const { page } = vscode();
    await comparisonTab(page).click();
    await view.frame.getByRole('button', { name: /Only differences/ }).click();
    await reloadWindow(page);
    await comparisonTab(page).click();
    await grid.waitFor();
    await view.frame.getByRole('button', { name: /Only differences/, pressed: true }).waitFor();
  });

  it('runs the search again with the tools as they are, and compares that', async () => {
    const { page } = vscode();
    await view.frame.getByRole('button', { name: /Run the search after again/ }).click();
    await page.getByText('other models than the settings name').waitFor();
    await page.getByRole('button', { name: 'Run Anyway' }).click();
    await page
      .locator('.tab.active')
      .filter({ hasText: /after ↔/ })
      .waitFor();
    await view.frame.getByText('The same schemas').first().waitFor();
    await view.frame.getByText(/Not the same policy/).waitFor();
    await page.screenshot({ path: path.join(shots, 'compare-run-again.png') });
  });

  it('leaves the keyboard where it is where nothing differs', async () => {
    const { page } = vscode();
    await runFromPalette(page, 'View: Close All Editors');
    await compare(page, ['after', 'once more']);
    await view.frame.getByText('the two are identical').waitFor();
    await grid.focus();
    await page.keyboard.press('d');
    await view.frame.getByText('No decision differs.').waitFor();
    await page.keyboard.press('d');
    await expect.poll(() => grid.getByRole('row').count()).toBeGreaterThan(1);
    expect(await grid.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('ArrowLeft');
    expect(await active()).toMatch(/^Before: book_room/);
  });

  it('asks for nothing outside this machine', () => {
    expect(vscode().refused).toEqual([]);
  });
});
