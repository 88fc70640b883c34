// The search view on logs that nobody should trust, and on a very long one: it stays usable, nothing runs, problems are named.
import { describe, expect, it } from 'vitest';
import { bidi, hostileName, hugeName, markup, writeHostileLog, writeHugeLog } from './hostile-log.ts';
import { searchView } from './search-view.ts';
import { useVSCode } from './vscode.ts';
import { openRowFromExplorer } from './workbench.ts';

let candidates = 0;
const vscode = useVSCode('hostile', {}, (workspace) => {
  writeHostileLog(workspace);
  candidates = writeHugeLog(workspace);
});

interface Found {
  readonly scripts: number;
  readonly markup: number;
  readonly handlers: number;
  /** All that can be seen, heard or read in a tool tip. */
  readonly text: string;
  readonly ran: boolean;
  readonly polluted: boolean;
}

/** Runs inside the view's page. */
const inspection = `(() => {
  const elements = [...document.querySelectorAll('#root *')];
  const attributes = elements.flatMap((element) => [...element.attributes]);
  const reachable = [window, window.parent, window.top].filter((one) => {
    try { return one.document !== undefined; } catch { return false; }
  });
  return {
    scripts: document.querySelectorAll('#root script').length,
    markup: document.querySelectorAll('#root :is(img, iframe, a[href], style, object, embed, form)').length,
    handlers: attributes.filter(({ name }) => name.startsWith('on')).length,
    text: [document.body.innerText, ...attributes.map(({ value }) => value)].join('\\n'),
    ran: reachable.some((one) => 'hostile' in one),
    polluted: 'polluted' in {},
  };
})()`;

describe('a hostile log', () => {
  it('is shown, and its problems are named', async () => {
    const { page } = vscode();
    await openRowFromExplorer(page, hostileName);
    const view = searchView(page);
    await view.frame
      .locator('.problems-toggle')
      .filter({ hasText: /\d+ problems in the log/ })
      .click();
    const list = view.frame.locator('.problems-list');
    for (const problem of [
      /Line \d+ is not JSON/,
      /which this version does not know/,
      /event \d+ is missing/,
      /repeats event \d+/,
      /is JSON, but not an event/,
      /the last one, is incomplete/,
    ]) {
      await list.getByText(problem).first().waitFor();
    }
    await view.frame.locator('.problems-toggle').click();
  });

  it('is text and nothing but text in every rendering and in the details', async () => {
    const { page, dialogs } = vscode();
    const view = searchView(page);
    for (const rendering of ['Table', 'Outline', 'Tree'] as const) {
      await view.show(rendering);
      if (rendering === 'Tree') continue;
      await view.rows.nth(3).waitFor();
      for (let row = 0; row < 12; row += 1) {
        await view.rows.nth(row).click({ position: { x: 120, y: 8 } });
        await view.frame.locator('.detail-footer').waitFor();
      }
    }
    for (const more of await view.frame.locator('.detail summary, .detail [aria-expanded=false]').all()) {
      await more.click().catch(() => {});
    }
    const frame = await view.page();
    const found: Found = await frame.evaluate(inspection);
    expect(found).toMatchObject({ scripts: 0, markup: 0, handlers: 0, ran: false, polluted: false });
    // Control and bidirectional characters stand as pictures or numbers.
    for (const character of [...bidi.slice(0, 1), '\u2066', '\u0000', '\u001b', '\u200B']) {
      expect(found.text).not.toContain(character);
    }
    expect(found.text).toContain('⟨202E⟩');
    expect(found.text).toContain(markup.slice(0, 20));
    expect(await page.evaluate(`'hostile' in window`)).toBe(false);
    expect(dialogs).toEqual([]);
  });

  it('can still be filtered and labelled', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.show('Outline');
    await view.filter('@pruned onerror');
    await view.rows.filter({ hasText: 'pruned' }).first().click();
    await page.keyboard.press('2');
    await view.frame.locator('.row.selected .label-bad').waitFor();
  });
});

describe('a log of 100,000 events', () => {
  it('opens, filters and jumps from end to end', async () => {
    const { page } = vscode();
    await openRowFromExplorer(page, hugeName);
    const view = searchView(page);
    await view.frame.locator('[aria-busy=false]').waitFor();
    await view.runState.filter({ hasText: `${candidates.toLocaleString('en')} candidates` }).waitFor();
    await view.show('Table');
    await view.rows.nth(3).click({ position: { x: 120, y: 8 } });
    await page.keyboard.press('Control+End');
    await view.frame.locator(`[aria-rowindex="${candidates + 1}"]`).waitFor();
    await page.keyboard.press('Control+Home');
    await view.frame.locator('[aria-rowindex="2"].active').waitFor();
    await view.filter('@pruned @score > 0.99');
    await view.frame
      .locator('.filter-count')
      .filter({ hasText: `of ${candidates}` })
      .waitFor();
    expect(vscode().dialogs).toEqual([]);
  });
});
