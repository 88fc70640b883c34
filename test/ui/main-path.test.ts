// The main path as a user goes it: run a search, watch it grow, label a pruned candidate, continue from it, come back.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createScriptedModel, type ScriptedResponse } from '../server/scripted-model.ts';
import { startServer } from '../server/server.ts';
import { type SearchView, searchTabs, searchView } from './search-view.ts';
import { shots, useVSCode } from './vscode.ts';
import { answerInputBox, openFromExplorer, reloadWindow, runFromPalette } from './workbench.ts';

/** Calls of both tools with many values, more than two beams can keep. */
function responses(): ScriptedResponse[] {
  return ['Oslo', 'Lima', 'Accra'].flatMap((city, index) => [
    { weight: 4 - index, text: `[{"name": "get_weather", "arguments": {"city": "${city}"}}]` },
    ...['celsius', 'fahrenheit'].map((unit) => ({
      weight: 5 - index,
      text: `[{"name": "get_weather", "arguments": {"city": "${city}", "unit": "${unit}"}}]`,
    })),
    ...[1, 2, 3, 4].map((days) => ({
      weight: 2,
      text: `[{"name": "get_forecast", "arguments": {"city": "${city}", "days": ${days}}}]`,
    })),
  ]);
}

/** The policy answers when the search was seen to run and to be paused: a view may open later than a search takes. */
let show = (): void => {};
const shown = new Promise<void>((resolve) => {
  show = resolve;
});
const policy = await startServer({
  personality: 'vllm',
  model: createScriptedModel({ responses: responses() }),
  faults: [{ kind: 'held', until: shown }],
});
afterAll(() => policy.close());

const vscode = useVSCode('main-path', {
  'toolprm.policy.url': policy.url,
  'toolprm.search.beams': 2,
  'toolprm.search.candidates': 12,
});

interface Header {
  readonly search: string;
  readonly parent: { readonly search: string; readonly candidate: string } | null;
}

function logs(): readonly string[] {
  const folder = path.join(vscode().sandbox.workspace, '.toolprm/searches');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.toolprm.jsonl'))
    .map((name) => path.join(folder, name))
    .sort();
}

function headerOf(log: string): Header {
  const [line = ''] = readFileSync(log, 'utf8').split('\n', 1);
  return JSON.parse(line);
}

const isOver = /^(stopped|done|every branch pruned)/;

/** Settles when the search is over: a search may end by itself, and then its button goes away. */
async function stopIfRunning(view: SearchView): Promise<void> {
  const over = view.runState.filter({ hasText: isOver });
  const stop = view.frame.getByRole('button', { name: 'Stop the search' });
  await expect
    .poll(
      async () => {
        if (!(await over.isVisible())) await stop.click({ timeout: 1000 }).catch(() => {});
        return over.isVisible();
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}

/** What a row of the outline says to a screen reader. */
const wasRanked = /pruned: ranked/;

describe('the packaged extension in VS Code', () => {
  it('runs a search whose candidates appear while it runs', async () => {
    const { page } = vscode();
    await openFromExplorer(page, 'weather.tools.json');
    await runFromPalette(page, 'ToolPRM: Run Search…');
    await answerInputBox(page, 'ToolPRM: Run Search', 'What is the weather in Oslo in celsius?');
    await searchTabs(page).first().waitFor();
    const view = searchView(page);
    await view.runState.filter({ hasText: /running/ }).waitFor();
    await view.frame.getByRole('button', { name: 'Pause the search (p)' }).click();
    show();
    await view.frame.getByRole('tree', { name: 'Candidates by step' }).waitFor();
    await view.runState.filter({ hasText: /paused step \d+/ }).waitFor();
    await view.show('Outline');
    await view.rows.first().waitFor();
    expect(await view.runState.innerText()).toMatch(/paused/);
  });

  it('steps, goes on, and stops', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.frame.getByRole('button', { name: 'One step, then pause (s)' }).click();
    await view.frame.getByRole('button', { name: 'Continue the search (p)' }).click();
    // Some candidates were pruned by then.
    await view.runState.filter({ hasText: /running step ([4-9]|\d\d)|done/ }).waitFor();
    await stopIfRunning(view);
    expect(logs()).toHaveLength(1);
  });

  it('shows the same search as outline, table and tree', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.show('Table');
    await view.frame.getByRole('grid', { name: 'Candidates' }).waitFor();
    const inTable = Number(await view.frame.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    expect(inTable).toBeGreaterThan(10);
    await view.show('Tree');
    await view.frame
      .locator('.tree-active [role=treeitem]')
      .filter({ hasText: /\w/ })
      .waitFor({ state: 'attached' });
    await page.screenshot({ path: path.join(shots, 'main-path-tree.png') });
    await view.show('Outline');
    await view.rows.first().waitFor();
  });

  it('labels a pruned candidate with one key', async () => {
    const { page } = vscode();
    const view = searchView(page);
    await view.filter('@rank');
    const pruned = view.frame.getByRole('treeitem', { name: wasRanked }).first();
    await pruned.click();
    await page.keyboard.press('2');
    await view.frame.getByRole('treeitem', { name: /pruned: ranked.*, bad/ }).waitFor();
    await view.frame.locator('.row.selected .label-bad').waitFor();
    await view.frame.getByRole('button', { name: 'bad', pressed: true }).waitFor();
    const [log = ''] = logs();
    const labels = readFileSync(log.replace('.toolprm.jsonl', '.labels.jsonl'), 'utf8').trimEnd().split('\n');
    expect(labels).toHaveLength(1);
    expect(JSON.parse(labels[0] ?? '')).toMatchObject({
      rating: -1,
      visible: { score: true, verdict: true },
    });
  });

  it('continues from the pruned candidate in a tab of its own', async () => {
    const { page } = vscode();
    const view = searchView(page);
    const [log = ''] = logs();
    await view.frame.getByRole('button', { name: 'continue from here' }).click();
    await expect.poll(() => searchTabs(page).count(), { timeout: 30_000 }).toBe(2);
    const fork = searchView(page, 1);
    await fork.frame.locator('.tree-active [role=treeitem]').waitFor({ state: 'attached' });
    await stopIfRunning(fork);
    const added = logs().find((file) => file !== log) ?? '';
    const labelled = JSON.parse(readFileSync(log.replace('.toolprm.jsonl', '.labels.jsonl'), 'utf8'));
    expect(headerOf(added).parent).toEqual({ search: headerOf(log).search, candidate: labelled.candidate });
    await page.screenshot({ path: path.join(shots, 'main-path-fork.png') });
  });

  it('has all of it again when the window was reloaded', async () => {
    const { page } = vscode();
    await reloadWindow(page);
    await expect.poll(() => searchTabs(page).count(), { timeout: 30_000 }).toBe(2);
    const view = searchView(page);
    await view.frame.locator('.row.selected .label-bad').waitFor();
    await view.runState.filter({ hasText: isOver }).waitFor();
    await page.screenshot({ path: path.join(shots, 'main-path-reloaded.png') });
  });

  it('asks nothing of the network, and opens no dialog', () => {
    const { refused, dialogs } = vscode();
    expect(refused).toEqual([]);
    expect(dialogs).toEqual([]);
  });
});
