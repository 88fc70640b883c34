// An axe-core pass over the search view in VS Code's four kinds of themes, in each of its renderings.

import type { Frame } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { exampleName, writeExampleLog } from './example-log.ts';
import { type SearchView, searchView } from './search-view.ts';
import { useVSCode } from './vscode.ts';
import { changeTheme, openRowFromExplorer, themeClass, themes } from './workbench.ts';

const vscode = useVSCode('accessibility', {}, (workspace) =>
  writeExampleLog(workspace, { steps: 7, beams: 3, candidates: 4 }),
);

describe('the search view', () => {
  let view: SearchView;
  let frame: Frame;

  beforeAll(async () => {
    const { page } = vscode();
    await openRowFromExplorer(page, exampleName);
    view = searchView(page);
    await view.runState.filter({ hasText: 'done' }).waitFor();
    frame = await view.page();
  });

  for (const theme of themes) {
    it(`has no violation in ${theme}`, async () => {
      const { page } = vscode();
      await changeTheme(page, theme);
      await view.frame.locator(`body${themeClass[theme]}`).waitFor();
      const found: string[] = [];
      const check = async (place: string): Promise<void> => {
        for (const violation of await violations(frame)) found.push(`${place}: ${violation}`);
      };
      await view.show('Tree');
      await check('tree, nothing selected');
      await view.show('Table');
      await view.rows.nth(2).locator('.cell-decision').click();
      await view.frame.getByRole('toolbar', { name: 'Label' }).waitFor();
      await check('table and details');
      await view.show('Outline');
      await view.filter('@pruned');
      await view.rows.first().click();
      await page.keyboard.press('2');
      await check('outline, filtered and labelled');
      await view.filter('@nothing');
      await check('a mistake in the filter');
      await view.filter('');
      await page.keyboard.press('Escape');
      await view.frame.getByRole('button', { name: 'Keyboard shortcuts (?)' }).click();
      await view.frame.locator('dialog').waitFor();
      await check('shortcuts');
      await page.keyboard.press('Escape');
      await view.frame.locator('dialog').waitFor({ state: 'hidden' });
      await page.setViewportSize({ width: 640, height: 1000 });
      await view.frame.getByRole('button', { name: 'More actions' }).click();
      await view.frame.getByRole('menuitem', { name: /Keyboard shortcuts/ }).waitFor();
      await check('narrow, with a menu');
      await page.keyboard.press('Escape');
      await view.show('Table');
      await check('narrow table');
      await page.setViewportSize({ width: 1600, height: 1000 });
      expect(found).toEqual([]);
    });
  }
});
