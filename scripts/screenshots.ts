// Makes the pictures of the README, docs/images/*.png, in a real VS Code with a search of its own: `npm run screenshots`.
// Names after `--` leave the others as they are: `npm run screenshots -- compare`.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type SearchView, searchView } from '../test/ui/search-view.ts';
import {
  answerInputBox,
  changeTheme,
  openFromExplorer,
  runFromPalette,
  type Theme,
  themeClass,
  waitForWorkbench,
} from '../test/ui/workbench.ts';
import { openBrowser } from './host/browser.ts';
import { installCodeServer, installExtension, startCodeServer } from './host/code-server.ts';
import { makeSandbox } from './host/sandbox.ts';
import { packageExtension } from './package.ts';

const root = path.resolve(import.meta.dirname, '..');
const images = path.join(root, 'docs/images');
const query = 'What is the weather in Oslo in celsius?';
const settings = {
  'toolprm.search.constraint': 'schema',
  'toolprm.search.beams': 2,
  'toolprm.search.candidates': 6,
  'toolprm.labels.labeller': 'Kari',
  // The picture is of the search, not of the file that it came from.
  'workbench.activityBar.location': 'default',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
};

/** What a person writes to have a tool say more of itself. */
const edits: Readonly<Record<string, string>> = {
  '"Get the weather of a city."': '"Get the weather of a city: temperature, rain and wind."',
  '"Unit of the temperature"': '"Unit of the temperature, as the question names it"',
};
const wanted = process.argv.slice(2);

const vsix = await packageExtension(`${process.platform}-${process.arch}`);
installCodeServer();
const sandbox = makeSandbox(path.join(root, 'examples'), settings);
// The window's title is the folder's name.
const workspace = path.join(sandbox.folder, 'everyday');
const toolFileName = 'everyday.tools.json';
const toolFile = path.join(workspace, toolFileName);
cpSync(path.join(root, 'examples', toolFileName), toolFile);
installExtension(sandbox, vsix);
const server = await startCodeServer(sandbox);
const { browser, page } = await openBrowser(sandbox);
mkdirSync(images, { recursive: true });

async function picture(name: string): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.mouse.move(0, 0);
  const file = path.join(images, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(path.relative(root, file));
}

/** @throws {Error} where the example does not say any more what is edited. */
function editToolFile(): void {
  let text = readFileSync(toolFile, 'utf8');
  for (const [before, after] of Object.entries(edits)) {
    if (!text.includes(before)) throw new Error(`${toolFile} does not hold ${before}.`);
    text = text.replace(before, after);
  }
  writeFileSync(toolFile, text);
}

async function useTheme(view: SearchView, theme: Theme): Promise<void> {
  await changeTheme(page, theme);
  await view.frame.locator(`body${themeClass[theme]}`).waitFor();
}

/** The pruned candidate nearest to the cut in a step that is in sight. */
async function selectNearMiss(view: SearchView): Promise<void> {
  await view.show('Outline');
  await view.filter('@rank @gap < 1');
  const pruned = view.frame.getByRole('treeitem', { name: /pruned: ranked/ });
  await pruned.first().click();
  await view.filter('');
}

try {
  await page.setViewportSize({ width: 1440, height: 900 });
  page.setDefaultTimeout(60_000);
  await page.goto(`${server.url}/?folder=${encodeURIComponent(workspace)}`);
  await waitForWorkbench(page);
  await openFromExplorer(page, toolFileName);
  await runFromPalette(page, 'ToolPRM: Run Search…');
  await answerInputBox(page, 'ToolPRM: Run Search', query);
  const view = searchView(page);
  await view.runState.filter({ hasText: /^done/ }).waitFor({ timeout: 120_000 });
  // The tool file gives way, so that the search has the window.
  await page.locator('.tab').filter({ hasText: toolFileName }).click();
  await runFromPalette(page, 'View: Close Editor');
  await page.locator('.activitybar .action-label[aria-label^="ToolPRM"]').click();
  await view.rows.or(view.frame.locator('.tree-canvas')).first().waitFor();
  await selectNearMiss(view);
  await view.show('Tree');
  await picture('tree-dark');
  await useTheme(view, 'Light Modern');
  await picture('tree-light');
  await useTheme(view, 'Dark High Contrast');
  await picture('tree-high-contrast');
  await useTheme(view, 'Dark Modern');
  await view.show('Outline');
  await view.frame.locator('.row.selected').click();
  await page.keyboard.press('2');
  await view.frame.locator('.row.selected .label-bad').waitFor();
  await picture('outline');
  await runFromPalette(page, 'View: Toggle Primary Side Bar Visibility');
  await view.show('Table');
  await view.frame.getByRole('columnheader', { name: 'score' }).click();
  await picture('table');
  editToolFile();
  await runFromPalette(page, 'ToolPRM: Run Again and Compare');
  await page.locator('.tab.active').filter({ hasText: '↔' }).waitFor({ timeout: 120_000 });
  const { frame } = searchView(page);
  await frame.getByRole('treegrid', { name: 'Decisions of both searches' }).waitFor();
  await frame.locator('body').press('j');
  await picture('compare');
} finally {
  await browser.close();
  await server.stop();
  sandbox.remove();
}
