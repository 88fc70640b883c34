// The comparison of two searches as a person uses it: by keyboard, in four kinds of themes, and out of it into searches and files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Result } from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTools } from '../../src/tools/read.ts';
import { booking, bookingFile, searched } from '../unit/evidence/searched.ts';
import { logLines } from '../unit/log/build-log.ts';
import { type SearchView, searchTabs, searchView } from './search-view.ts';
import { shots, useVSCode } from './vscode.ts';
import { changeTheme, reloadWindow, runFromPalette, themeClass, themes } from './workbench.ts';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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
});

async function violations(frame: Frame): Promise<readonly string[]> {
  const found: readonly Result[] = await frame.evaluate(
    `axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').slice(1).join(' ').replaceAll(/\s+/g, ' ');
      return `${id} (${impact}): ${html.slice(0, 160)}: ${why}`;
    }),
  );
}

async function compare(page: Page): Promise<void> {
  await runFromPalette(page, 'ToolPRM: Compare Two Searches…');
  const widget = page.locator('.quick-input-widget');
  for (const name of ['before', 'after']) {
    await widget.locator('.monaco-list-row').filter({ hasText: name }).first().click();
  }
  await page.locator('.tab.active').filter({ hasText: '↔' }).waitFor();
}

const comparisonTab = (page: Page): Locator => page.locator('.tab').filter({ hasText: /after$/ });

describe('the comparison of two searches', () => {
  let view: SearchView;
  let grid: Locator;
  const active = (): Promise<string | null> => view.frame.locator('.active-cell').getAttribute('aria-label');

  beforeAll(async () => {
    const { page } = vscode();
    await compare(page);
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
    expect(await view.frame.locator('.pair-step.state-only-right .gap').count()).toBe(1);
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
    it(`has no violation in ${theme}`, async () => {
      const { page } = vscode();
      await changeTheme(page, theme);
      await view.frame.locator(`body${themeClass[theme]}`).waitFor();
      const frame = await view.page();
      await frame.evaluate(axeSource);
      await grid.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('j');
      const found = [...(await violations(frame))];
      await page.screenshot({
        path: path.join(shots, `compare-${theme.toLowerCase().replaceAll(' ', '-')}.png`),
      });
      await page.setViewportSize({ width: 700, height: 900 });
      found.push(...(await violations(frame)));
      if (theme === 'Light Modern') await page.screenshot({ path: path.join(shots, 'compare-narrow.png') });
      await page.setViewportSize({ width: 1600, height: 1000 });
      expect(found).toEqual([]);
    });
  }

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

  it('asks for nothing outside this machine', () => {
    expect(vscode().refused).toEqual([]);
  });
});
