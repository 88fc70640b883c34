// The view "Tool Files" with YAML in it, as a person uses it, while files come, change and go.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchTabs, searchView } from './search-view.ts';
import { useVSCode } from './vscode.ts';
import { answerInputBox } from './workbench.ts';

const tool = (name: string): string => `- name: ${name}
  description: ${name} for the guest of a hotel.
  parameters:
    type: object
    properties:
      size: {type: string, enum: [single, double], description: The size of the room.}
    required: [size]
`;
const name = 'hotel.tools.yaml';

const vscode = useVSCode(
  'tool-files',
  { 'toolprm.search.constraint': 'schema', 'toolprm.search.beams': 2, 'toolprm.search.candidates': 2 },
  (workspace) => {
    writeFileSync(path.join(workspace, name), `# Hotel\n${tool('book_room')}${tool('cancel_room')}`);
    // Has names and parameters, and no tools.
    writeFileSync(
      path.join(workspace, 'build.yaml'),
      'commands:\n  x:\n    parameters:\n      to: {type: string}\n',
    );
  },
);

const place = (file: string): string => path.join(vscode().sandbox.workspace, file);
const row = (page: Page, text: string | RegExp): Locator =>
  page
    .locator('.pane', { has: page.locator('.pane-header[aria-label^="Tool Files"]') })
    .locator('.monaco-list-row')
    .filter({ hasText: text });

describe('the view of tool files', () => {
  beforeAll(async () => {
    await vscode().page.locator('.activitybar .action-label[aria-label^="ToolPRM"]').click();
  });

  it('lists a YAML file with its tools, and no YAML of another kind', async () => {
    const { page } = vscode();
    await row(page, name).filter({ hasText: '2 tools' }).waitFor();
    await row(page, 'weather.tools.json').waitFor();
    expect(await row(page, 'build.yaml').count()).toBe(0);
  });

  it('opens a tool at its place in the YAML', async () => {
    const { page } = vscode();
    await row(page, name).first().click();
    await page.keyboard.press('ArrowRight');
    await row(page, 'cancel_room').first().click();
    await page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await page
      .locator('.statusbar-item')
      .filter({ hasText: /^Ln 1[0-9], Col \d+ \(\d+ selected\)$/ })
      .waitFor();
  });

  it('sees files change, come and go', async () => {
    const { page } = vscode();
    writeFileSync(place(name), `# Hotel\n${['book_room', 'cancel_room', 'move_guest'].map(tool).join('')}`);
    await row(page, name).filter({ hasText: '3 tools' }).waitFor();
    await row(page, 'move_guest').waitFor();
    writeFileSync(place('new.tools.yml'), tool('call_taxi'));
    await row(page, 'new.tools.yml').filter({ hasText: '1 tool' }).waitFor();
    rmSync(place('new.tools.yml'));
    await row(page, 'new.tools.yml').waitFor({ state: 'detached' });
  });

  it('runs a search with a YAML file', async () => {
    const { page } = vscode();
    const file = row(page, name).first();
    await file.hover();
    await file.locator('.action-label[aria-label^="Run Search"]').click();
    await answerInputBox(page, 'ToolPRM: Run Search', 'A double room, please.');
    await searchTabs(page).first().waitFor();
    await searchView(page)
      .runState.filter({ hasText: /done|pruned/ })
      .waitFor();
  });
});
