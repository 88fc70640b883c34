// Restricted Mode: in a workspace that nobody trusts, searches are read and labelled, and none is sent where the workspace says.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleName, writeExampleLog } from './example-log.ts';
import { searchTabs, searchView } from './search-view.ts';
import { useVSCode } from './vscode.ts';
import { answerInputBox, openFromExplorer, openRowFromExplorer, runFromPalette } from './workbench.ts';

function writeSettings(workspace: string, settings: object): void {
  mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
  writeFileSync(path.join(workspace, '.vscode/settings.json'), JSON.stringify(settings));
}

/** Written as objects in each other, which VS Code reads as it reads the dotted name. */
const otherServer = { toolprm: { policy: { url: 'http://127.0.0.1:9/v1' } } };

/** A tool that lacks what it requires. */
const faulty = [
  {
    name: 'find_rooms',
    description: 'Finds free rooms.',
    inputSchema: { type: 'object', properties: {}, required: ['day'] },
  },
];
/** What the workspace's server would leave behind. */
const trace = 'started';

const vscode = useVSCode(
  'restricted',
  {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'toolprm.search.beams': 2,
    'toolprm.search.candidates': 2,
  },
  (workspace) => {
    writeExampleLog(workspace, { steps: 5, beams: 2, candidates: 3 });
    writeSettings(workspace, otherServer);
    writeFileSync(path.join(workspace, 'faulty.tools.json'), JSON.stringify(faulty, null, 2));
    const touching = { command: 'touch', args: [path.join(workspace, trace)] };
    writeFileSync(path.join(workspace, '.mcp.json'), JSON.stringify({ mcpServers: { touching } }, null, 2));
  },
  { workspaceTrust: true },
);

const searches = (): readonly string[] => {
  const folder = path.join(vscode().sandbox.workspace, '.toolprm/searches');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a workspace in Restricted Mode', () => {
  it('shows its searches, and keeps labels', async () => {
    const { page, sandbox } = vscode();
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await openRowFromExplorer(page, exampleName);
    const view = searchView(page);
    await view.show('Outline');
    await view.rows.first().click();
    await page.keyboard.press('2');
    await view.frame.locator('.row.selected .label-bad').waitFor();
    expect(existsSync(path.join(sandbox.workspace, exampleName.replace('.toolprm.', '.labels.')))).toBe(true);
  });

  it('says in the view why nothing continues', async () => {
    const view = searchView(vscode().page);
    await view.frame.getByText('This workspace is not trusted').first().waitFor();
  });

  it('refuses a search that it would send to its own server, with the way to trust it', async () => {
    const { page } = vscode();
    await openFromExplorer(page, 'weather.tools.json');
    await runFromPalette(page, 'ToolPRM: Run Search…');
    const message = page.locator('.notification-toast').filter({ hasText: 'This workspace is not trusted' });
    await message.waitFor();
    expect(await message.textContent()).toContain('toolprm.policy.url');
    expect(searches()).toEqual([]);
    await message.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    const trust = page.locator('.workspace-trust-editor');
    await trust.waitFor();
    await page.keyboard.press('Escape');
    await trust.waitFor({ state: 'hidden' });
  });

  it('tests no connection to it either', async () => {
    const { page } = vscode();
    await runFromPalette(page, 'ToolPRM: Test Connection');
    await page.locator('.notification-toast').filter({ hasText: 'toolprm.policy.url' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('runs a search with the user’s own settings where the workspace has no say in it', async () => {
    const { page, sandbox } = vscode();
    writeSettings(sandbox.workspace, { 'editor.fontSize': 14 });
    await openFromExplorer(page, 'weather.tools.json');
    await runFromPalette(page, 'ToolPRM: Run Search…');
    await answerInputBox(page, 'ToolPRM: Run Search', 'What is the weather in Oslo in celsius?');
    await expect.poll(() => searchTabs(page).count(), { timeout: 30_000 }).toBe(2);
    expect(searches()).toHaveLength(1);
  });

  it('checks its tool files', async () => {
    const { page } = vscode();
    await openFromExplorer(page, 'faulty.tools.json');
    await page.locator('.editor-instance .squiggly-error').first().waitFor({ state: 'attached' });
  });

  it('reads a configuration of servers, and starts none of them', async () => {
    const { page, sandbox } = vscode();
    await openFromExplorer(page, '.mcp.json');
    const lens = page.locator('.editor-instance .codelens-decoration a');
    await lens.filter({ hasText: 'Import tools from this server…' }).first().click();
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'This workspace is not trusted: no server is started' })
      .waitFor();
    expect(existsSync(path.join(sandbox.workspace, trace))).toBe(false);
  });
});
