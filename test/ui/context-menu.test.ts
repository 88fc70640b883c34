// The editor's own context menu on the search view: what it offers on a candidate, and beside one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { exampleName, writeExampleLog } from './example-log.ts';
import { type RenderingName, searchView } from './search-view.ts';
import { useVSCode } from './vscode.ts';
import { openRowFromExplorer } from './workbench.ts';

const vscode = useVSCode('context-menu', {}, (workspace) => {
  writeExampleLog(workspace, { steps: 5, beams: 2, candidates: 3 });
});

/** Entries of the menu that is open. */
const entries = (page: Page): Locator => page.locator('.context-view .action-menu-item');

async function offered(page: Page): Promise<readonly string[]> {
  await entries(page).first().waitFor();
  const texts = await entries(page).locator('.action-label').allTextContents();
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** A menu takes no click for the first tenth of a second, so that the click that opened it chooses nothing. */
async function choose(page: Page, name: string): Promise<void> {
  const entry = entries(page).filter({ hasText: name });
  await entry.waitFor();
  await expect
    .poll(
      async () => {
        await entry.click({ timeout: 1000 }).catch(() => {});
        return entry.isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(false);
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await entries(page).first().waitFor({ state: 'hidden' });
}

const onCandidate = [
  'Label Good',
  'Label Bad',
  'Label Neutral',
  'Toggle Flag',
  'Reason and Note…',
  'Copy Decision',
  'Copy Call so Far',
  'Fit Tree',
  'Toggle Blind Mode',
];

describe('the context menu of the search view', () => {
  it.each<RenderingName>(['Outline', 'Table'])('is about the row in the %s', async (rendering) => {
    const { page } = vscode();
    if (rendering === 'Outline') await openRowFromExplorer(page, exampleName);
    const view = searchView(page);
    await view.show(rendering);
    await view.rows.filter({ hasText: 'get_weather' }).first().click({ button: 'right' });
    const texts = await offered(page);
    expect(texts).toEqual(expect.arrayContaining(onCandidate));
    expect(texts).toContain('Open in Tool File');
    expect(texts).toContain('Continue Search from Selected Candidate');
    expect(await page.locator('.context-view .action-item.disabled:not(:has(.separator))').count()).toBe(0);
    expect(texts).not.toContain('Export Labels…');
    await close(page);
  });

  it('labels the candidate that it was opened on', async () => {
    const { page, sandbox } = vscode();
    const view = searchView(page);
    await view.show('Outline');
    await view.rows.filter({ hasText: 'get_weather' }).first().click({ button: 'right' });
    await choose(page, 'Label Bad');
    await view.frame.locator('.row.selected .label-bad').waitFor();
    const labels = path.join(sandbox.workspace, exampleName.replace('.toolprm.', '.labels.'));
    expect(JSON.parse(readFileSync(labels, 'utf8'))).toMatchObject({ rating: -1 });
  });

  it('is about the whole search where the tree has no candidate', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.show('Tree');
    const tree = view.frame.getByRole('tree', { name: 'Candidates by step' });
    const box = await tree.boundingBox();
    await tree.click({ button: 'right', position: { x: 8, y: (box?.height ?? 0) - 8 } });
    const texts = await offered(page);
    expect(texts).toEqual(
      expect.arrayContaining(['Fit Tree', 'Undo Last Label', 'Export Labels…', 'Open Search as Text']),
    );
    expect(texts).not.toContain('Label Bad');
    await close(page);
  });

  it('opens with the keyboard for the selected candidate', async () => {
    const { page } = vscode();
    const view = searchView(page);
    // The menu before gives the focus back when it likes, and may take the first key with it.
    const opens = async (): Promise<boolean> => {
      await view.frame.getByRole('tree', { name: 'Candidates by step' }).focus();
      await page.keyboard.press('Shift+F10');
      return entries(page)
        .first()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    };
    await expect.poll(opens, { timeout: 20_000 }).toBe(true);
    expect(await offered(page)).toEqual(expect.arrayContaining(onCandidate));
    await close(page);
  });
});
