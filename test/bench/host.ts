// The longest time for which the extension holds up the extension host: in searches, and while a long log opens.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { findChromium } from '../../scripts/host/browser.ts';
import { hasCodeServer } from '../../scripts/host/code-server.ts';
import { runInCodeServer } from '../../scripts/host/extension-tests.ts';
import { makeSandbox } from '../../scripts/host/sandbox.ts';
import { logLines, syntheticLog } from '../unit/log/build-log.ts';
import { staged, stageFolder } from './staged.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache/bench');
const suite = path.join(folder, 'host-suite.cjs');
const resultFile = path.join(folder, 'host.json');
/** Milliseconds for all of it. */
const limit = 180_000;

export async function benchHost(): Promise<object> {
  if (!hasCodeServer()) {
    return { skipped: 'VS Code for the browser is not installed: run "npm run host:setup".' };
  }
  if (findChromium() === undefined) {
    return {
      skipped: 'No Chromium was found: install one (Debian: apt-get install chromium) or set CHROME_PATH.',
    };
  }
  await staged();
  mkdirSync(folder, { recursive: true });
  rmSync(resultFile, { force: true });
  await build({
    entryPoints: [path.join(root, 'test/bench/host-suite.ts')],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const sandbox = makeSandbox(path.join(root, 'test/fixtures/workspace'));
  try {
    const log = logLines(syntheticLog({ steps: 391, beams: 16, candidates: 16 }));
    writeFileSync(path.join(sandbox.workspace, 'long.toolprm.jsonl'), log);
    await runInCodeServer({
      sandbox,
      extension: stageFolder,
      suite,
      env: { TOOLPRM_RESULT_FILE: resultFile, TOOLPRM_PROFILE: process.env.TOOLPRM_PROFILE ?? '' },
      limit,
      howFar: () => 'The bench of the extension host does not say how far it came.',
    });
    const figures: object = JSON.parse(readFileSync(resultFile, 'utf8'));
    return figures;
  } finally {
    sandbox.remove();
  }
}
