// A tool file as a person edits it: squiggles, the light bulb by keyboard, what stands above a tool, and what searches left in it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { searchTabs, searchView } from './search-view.ts';
import { shots, useVSCode } from './vscode.ts';
import { answerInputBox, changeTheme, openFromExplorer, runFromPalette, themes } from './workbench.ts';

const name = 'weather.tools.json';

/** With a value that an enum lists twice, which a fix takes out. */
const vscode = useVSCode(
  'language',
  {
    'toolprm.search.constraint': 'schema',
    'toolprm.search.beams': 2,
    'toolprm.search.candidates': 3,
    'editor.codeLens': true,
  },
  (workspace) => {
    const file = path.join(workspace, name);
    const tools = JSON.parse(readFileSync(file, 'utf8'));
    tools[0].function.parameters.properties.unit.enum.push('celsius');
    writeFileSync(file, `${JSON.stringify(tools, null, 2)}\n`);
  },
);

const squiggles = (page: Page): Locator =>
  page.locator('.editor-instance .view-overlays .cdr[class*=squiggly-]');
const lenses = (page: Page): Locator => page.locator('.editor-instance .codelens-decoration a');
const text = (): string => readFileSync(path.join(vscode().sandbox.workspace, name), 'utf8');

async function shoot(page: Page, what: string, seen: Locator): Promise<void> {
  for (const theme of themes) {
    await changeTheme(page, theme);
    await seen.first().waitFor({ state: 'attached' });
    await page.screenshot({
      path: path.join(shots, `language-${what}-${theme.toLowerCase().replaceAll(' ', '-')}.png`),
    });
  }
}

describe('a tool file in the editor', () => {
  it('has squiggles where something is wrong', async () => {
    const { page } = vscode();
    await openFromExplorer(page, name);
    await page.locator('.editor-instance .squiggly-error').first().waitFor({ state: 'attached' });
    await lenses(page)
      .filter({ hasText: /^\d+ problems?$/ })
      .first()
      .waitFor();
    await shoot(page, 'problems', squiggles(page));
  });

  it('is mended with the keyboard', async () => {
    const { page } = vscode();
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await runFromPalette(page, 'Quick Fix...');
    const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.waitFor();
    await page.screenshot({ path: path.join(shots, 'language-light-bulb.png') });
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
    await runFromPalette(page, 'File: Save');
    await expect.poll(() => text().match(/"celsius"/g)?.length).toBe(1);
    await expect.poll(() => page.locator('.editor-instance .squiggly-error').count()).toBe(0);
  });

  it('runs a search from above a tool, and shows then what it did', async () => {
    const { page } = vscode();
    await lenses(page).filter({ hasText: 'Run search…' }).first().click();
    await answerInputBox(page, 'ToolPRM: Run Search', 'What is the weather in Oslo in celsius?');
    await searchTabs(page).first().waitFor();
    await searchView(page)
      .runState.filter({ hasText: /done|pruned/ })
      .waitFor();
    await lenses(page)
      .filter({ hasText: /^last search: (?:called|pruned|not)/ })
      .first()
      .waitFor({ timeout: 60_000 });
    await page.locator('.editor-instance .view-line').filter({ hasText: /\d+×/ }).first().waitFor();
    await runFromPalette(page, 'View: Focus First Editor Group');
    await shoot(page, 'evidence', lenses(page).filter({ hasText: /^last search: / }));
  });

  it('leads from a parameter to the searches behind it', async () => {
    const { page } = vscode();
    await runFromPalette(page, 'View: Close All Editors');
    await openFromExplorer(page, name);
    const line = page
      .locator('.editor-instance .view-line')
      .filter({ hasText: /"city".*\d+×/ })
      .first();
    await line.waitFor();
    await line.getByText('"city"').first().hover();
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'city' });
    await hover.locator('a[data-href^="command:toolprm.openEvidence"]').first().waitFor();
    await page.screenshot({ path: path.join(shots, 'language-hover.png') });
    await hover.locator('a[data-href^="command:toolprm.openEvidence"]').first().click();
    await searchTabs(page).first().waitFor();
    await searchView(page).frame.locator('.detail-place').filter({ hasText: 'city' }).waitFor();
    await page.screenshot({ path: path.join(shots, 'language-search.png') });
  });

  it('asks nothing of the network', () => {
    expect(vscode().refused).toEqual([]);
  });
});
