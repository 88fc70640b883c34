// Debugging a search as a person does it: a breakpoint in the tool file, F5, back, another outcome, and the view that goes along.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Result } from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { writeUntrainedModel } from '../gguf/untrained.ts';
import { type SearchView, searchTabs, searchView } from './search-view.ts';
import { shots, useVSCode } from './vscode.ts';
import { answerInputBox, changeTheme, openFromExplorer, themeClass, themes } from './workbench.ts';

const name = 'weather.tools.json';
const query = 'What is the weather in Oslo in celsius?';

/** An untrained model wavers at every decision, so that something is always outranked. */
const models = mkdtempSync(path.join(tmpdir(), 'toolprm-debug-'));
const untrained = path.join(models, 'untrained.gguf');
await writeUntrainedModel(untrained, 16);
afterAll(() => rmSync(models, { recursive: true, force: true }));

const vscode = useVSCode('debug', {
  'toolprm.policy.url': untrained,
  'toolprm.reward.url': untrained,
  'toolprm.search.constraint': 'schema',
  'toolprm.search.beams': 2,
  'toolprm.search.candidates': 4,
  'toolprm.search.seed': 7,
  'toolprm.evidence.inlayHints': false,
  'debug.toolBarLocation': 'docked',
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
});

const patient = { timeout: 30_000 };
const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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

const frames = (page: Page): Locator => page.locator('.debug-call-stack .stack-frame');
const placeOf = (view: SearchView): Locator => view.frame.locator('.debugger-place');
const stepOf = async (view: SearchView): Promise<number> =>
  Number(/step (\d+)$/.exec((await placeOf(view).textContent()) ?? '')?.[1]);

/** A button of the debugger's own tool bar. */
const press = (page: Page, icon: string): Promise<void> =>
  page.locator(`.part.sidebar .codicon-${icon}`).first().click();

/** Puts the cursor on the first line with this text, and a breakpoint with F9. */
async function breakOn(page: Page, text: string): Promise<void> {
  await page.locator('.editor-instance .view-line').filter({ hasText: text }).first().click();
  await page.keyboard.press('F9');
  await page.locator('.editor-instance .codicon-debug-breakpoint').first().waitFor();
}

async function eachTheme(page: Page, view: SearchView, what: string): Promise<void> {
  for (const theme of themes) {
    await changeTheme(page, theme);
    await view.frame.locator(`body${themeClass[theme]}`).waitFor();
    await page.mouse.move(0, 0);
    await page.screenshot({
      path: path.join(shots, `debug-${what}-${theme.toLowerCase().replaceAll(' ', '-')}.png`),
    });
  }
  await changeTheme(page, themes[0]);
}

describe('debugging a search', () => {
  it('stops at a breakpoint of the tool file, with the step marked in its view', async () => {
    const { page } = vscode();
    await openFromExplorer(page, name);
    await breakOn(page, '"city"');
    await page.keyboard.press('F5');
    await answerInputBox(page, 'ToolPRM', query);
    await searchTabs(page).first().waitFor({ timeout: 60_000 });
    const view = searchView(page);
    await placeOf(view)
      .filter({ hasText: /step \d/ })
      .waitFor({ timeout: 60_000 });
    await frames(page).first().waitFor();
    expect(await frames(page).first().textContent()).toMatch(/^city = /);
    await page
      .locator('.editor-instance .view-line')
      .filter({ hasText: /city\s=\s.*\s\d\.\d\d/ })
      .first()
      .waitFor();
    await eachTheme(page, view, 'tree');
  });

  it('says so in outline and table, to screen readers too', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.show('Outline');
    await view.frame.locator('.row.stopped').first().waitFor();
    expect(await view.frame.locator('.row.stopped').first().getAttribute('aria-label')).toContain(
      'the debugger has stopped at this step',
    );
    expect(await view.frame.locator('[aria-current=step]').count()).toBe(1);
    await eachTheme(page, view, 'outline');
    await view.show('Table');
    await view.frame.locator('.table-row.stopped').first().waitFor();
    await page.screenshot({ path: path.join(shots, 'debug-table.png') });
    const frame = await view.page();
    await frame.evaluate(axeSource);
    expect(await violations(frame)).toEqual([]);
    await view.show('Outline');
  });

  it('steps back and forward with the keys of the debugger', async () => {
    const { page } = vscode();
    const view = searchView(page);
    const step = await stepOf(view);
    await press(page, 'debug-step-back');
    await expect.poll(() => stepOf(view), patient).toBe(step - 1);
    await press(page, 'debug-step-over');
    await expect.poll(() => stepOf(view), patient).toBe(step);
  });

  it('selects the candidate of a frame, and makes the path of a candidate the call stack', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await frames(page)
      .nth(1)
      .filter({ hasText: /^unit = / })
      .click();
    const selected = view.frame.locator('.row.selected .decision');
    const frame = (await frames(page).nth(1).textContent()) ?? '';
    await expect
      .poll(async () => frame.startsWith((await selected.textContent()) ?? '?'), patient)
      .toBe(true);
    const other = view.frame.locator('.row.stopped:not([aria-current])').first();
    const words = (await other.locator('.decision').textContent()) ?? '';
    await other.click();
    await expect
      .poll(async () => (await frames(page).first().textContent())?.startsWith(words), patient)
      .toBe(true);
    // Whoever selects goes on in the view, and presses keys that mean something else in a text.
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('IFRAME');
  });

  it('keeps a pruned candidate from the menu: a fork that stands at the step, beside its parent', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.filter('@rank');
    await view.frame.locator('.row.stopped').first().click({ button: 'right' });
    const entry = page.locator('.context-view .action-menu-item').filter({ hasText: 'Keep This Candidate' });
    await entry.waitFor();
    await page.screenshot({ path: path.join(shots, 'debug-menu.png') });
    await expect
      .poll(async () => {
        await entry.click({ timeout: 1000 }).catch(() => {});
        return entry.isVisible();
      }, patient)
      .toBe(false);
    await expect.poll(() => searchTabs(page).count(), { timeout: 60_000 }).toBe(2);
    const fork = page.locator('iframe.webview.ready:visible').last();
    const inside = fork.contentFrame().locator('iframe#active-frame').contentFrame();
    await inside
      .getByRole('navigation', { name: 'Forks of this search' })
      .getByText(/^kept /)
      .waitFor({ timeout: 60_000 });
    await inside.locator('.debugger-place').waitFor();
    // Both are held by the debugger: neither runs.
    for (const relation of ['self', 'parent']) {
      await inside.locator(`.family-${relation}`).getByText('paused', { exact: true }).waitFor(patient);
    }
    // What stands beside the schema is of the fork now, in which it is not pruned.
    const lines = page.locator('.editor-instance .view-line');
    await expect.poll(() => lines.filter({ hasText: /pruned/ }).count(), patient).toBe(0);
    await lines
      .filter({ hasText: /city\s=\s.*\s\d\.\d\d/ })
      .first()
      .waitFor();
    await page.screenshot({ path: path.join(shots, 'debug-fork.png') });
  });

  it('runs the fork on to its end', async () => {
    const { page } = vscode();
    await press(page, 'debug-continue');
    const inside = page
      .locator('iframe.webview.ready:visible')
      .last()
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
    await inside
      .locator('.run-state')
      .filter({ hasText: /done|pruned/ })
      .waitFor({ timeout: 60_000 });
    const family = inside.getByRole('navigation', { name: 'Forks of this search' });
    await family
      .locator('.family-self')
      .getByText(/^get_\w+\(/)
      .waitFor();
    await frames(page)
      .filter({ hasText: /^response finished/ })
      .first()
      .waitFor();
    await page.screenshot({ path: path.join(shots, 'debug-fork-done.png') });
    await press(page, 'debug-stop');
    await frames(page).first().waitFor({ state: 'detached' });
    await expect.poll(() => inside.locator('.debugger-place').count(), patient).toBe(0);
  });

  it('shows the family by keyboard: the parent, and both beside each other', async () => {
    const { page } = vscode();
    const family = (): Locator =>
      page
        .locator('iframe.webview.ready:visible')
        .last()
        .contentFrame()
        .locator('iframe#active-frame')
        .contentFrame()
        .getByRole('navigation', { name: 'Forks of this search' });
    await family()
      .getByRole('button', { name: /^made from: the first search/ })
      .focus();
    await page.keyboard.press('Enter');
    await family()
      .getByRole('button', { name: /^made from this: kept / })
      .waitFor();
    await page.screenshot({ path: path.join(shots, 'debug-parent.png') });
    await family()
      .getByRole('button', { name: /^Compare side by side: kept / })
      .focus();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active').filter({ hasText: '↔' }).waitFor();
  });

  it('asks nothing of the network, and opens no dialog', () => {
    const { refused, dialogs } = vscode();
    expect(refused).toEqual([]);
    expect(dialogs).toEqual([]);
  });
});
