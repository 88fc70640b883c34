// The VS Code workbench as a person uses it: palette, Explorer, input boxes, editors.
import type { Page } from 'playwright-core';

/** Settles when files can be opened: before the extension's icon is there, a search would open as text. */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await page.locator('.activitybar .action-label[aria-label^="ToolPRM"]').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

export async function openFromExplorer(page: Page, name: string): Promise<void> {
  await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).dblclick();
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/**
 * Runs a command from the palette. The palette lists what was registered when it opened, so it is opened again until the
 * command is there.
 */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  for (let attempt = 0; ; attempt += 1) {
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`>${title}`);
    try {
      await row.click({ timeout: 5000 });
      return;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** As a user does it: this command has VS Code write its layout first, which a reload by the browser does not wait for. */
export async function reloadWindow(page: Page): Promise<void> {
  const reloaded = page.waitForEvent('domcontentloaded');
  await runFromPalette(page, 'Developer: Reload Window');
  await reloaded;
  await waitForWorkbench(page);
}

/** Types into the input box whose title is shown, and accepts it. */
export async function answerInputBox(page: Page, title: string, text: string): Promise<void> {
  const widget = page.locator('.quick-input-widget').filter({ hasText: title });
  await widget.waitFor();
  await widget.locator('input').fill(text);
  await page.keyboard.press('Enter');
}

/**
 * Opens a search: its view's frame is there when this settles. On a busy machine the Explorer may be there before VS Code
 * knows the view; then the file opens as text, or as a note that it is too large for that, and is opened again.
 */
export async function openRowFromExplorer(page: Page, name: string): Promise<void> {
  const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).first();
  const group = page.locator('.editor-group-container.active');
  const asText = group.locator('.editor-instance .view-line, .monaco-editor-pane-placeholder').first();
  for (let attempt = 0; ; attempt += 1) {
    await row.dblclick();
    await page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await asText.or(page.locator('iframe.webview.ready:visible')).first().waitFor();
    if (!(await asText.isVisible())) return;
    if (attempt === 5) throw new Error(`${name} opens as text.`);
    await runFromPalette(page, 'View: Close Editor');
  }
}

/** One theme of each kind, as the picker of themes names them. */
export const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'] as const;
export type Theme = (typeof themes)[number];

/** What VS Code gives a webview's body under the theme. */
export const themeClass: Readonly<Record<Theme, string>> = {
  'Dark Modern': '.vscode-dark',
  'Light Modern': '.vscode-light',
  'Dark High Contrast': '.vscode-high-contrast:not(.vscode-high-contrast-light)',
  'Light High Contrast': '.vscode-high-contrast-light',
};

export async function changeTheme(page: Page, theme: Theme): Promise<void> {
  await runFromPalette(page, 'Preferences: Color Theme');
  const widget = page.locator('.quick-input-widget');
  const row = widget.locator('.monaco-list-row').filter({ hasText: theme }).first();
  await widget.locator('input').fill(theme);
  await row.click();
  await widget.waitFor({ state: 'hidden' });
}
