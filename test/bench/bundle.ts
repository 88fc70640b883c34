// What the extension weighs, and how long it takes to activate: the package as users get it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { round } from './measure.ts';
import { staged, stageFolder } from './staged.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(stageFolder, 'dist');
const rounds = 11;

/** Answers to every name with something that can be called, built, read and disposed of. */
const anyModule = `
const handler = {
  get: (_target, name) => name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : name === Symbol.iterator ? function* () {} : any,
  apply: () => any,
  construct: () => any,
  set: () => true,
};
const any = new Proxy(function () {}, handler);
module.exports = Object.fromEntries(NAMES.map((name) => [name, any]));
`;

/** What the extension may import from VS Code: bundlers copy the names of a module, so each must be there. */
function namesOfVSCode(): readonly string[] {
  const types = readFileSync(path.join(root, 'node_modules/@types/vscode/index.d.ts'), 'utf8');
  return [...types.matchAll(/^\texport (?:abstract )?(?:namespace|class|enum) (\w+)/gm)].map(
    ([, name]) => name ?? '',
  );
}

const activation = `
const subscriptions = [];
const any = require('vscode').Uri;
const memento = { get: (_key, other) => other, update: async () => {}, keys: () => [] };
const context = { subscriptions, globalState: memento, workspaceState: memento, secrets: any, extension: { packageJSON: { version: '0' }, id: 'bench' },
  extensionUri: any, extensionPath: process.argv[2], globalStorageUri: any, storageUri: any, logUri: any, asAbsolutePath: (name) => name,
  environmentVariableCollection: any, extensionMode: 1 };
const start = performance.now();
const extension = require(process.argv[2] + '/extension.cjs');
const loaded = performance.now();
Promise.resolve(extension.activate(context)).then(() => {
  const ended = performance.now();
  const files = Object.keys(require.cache).filter((file) => file.startsWith(process.argv[2]));
  const bytes = files.reduce((sum, file) => sum + require('node:fs').statSync(file).size, 0);
  console.log(JSON.stringify({ load: loaded - start, activate: ended - loaded, bytes }));
  process.exit(0);
}, (error) => { console.error(error); process.exit(1); });
`;

const middle = (times: readonly number[]): number =>
  round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0);

/** In a fresh Node each time, with a stand-in for VS Code: only the extension's own code is timed. */
function timeActivation(): object {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolprm-bench-'));
  try {
    const stub = path.join(folder, 'node_modules/vscode');
    mkdirSync(stub, { recursive: true });
    writeFileSync(path.join(stub, 'index.js'), anyModule.replace('NAMES', JSON.stringify(namesOfVSCode())));
    const script = path.join(folder, 'activate.cjs');
    writeFileSync(script, activation);
    const times: { load: number; activate: number; bytes: number }[] = [];
    for (let index = 0; index < rounds; index += 1) {
      const result = spawnSync(process.execPath, [script, dist], {
        encoding: 'utf8',
        env: { ...process.env, NODE_PATH: path.join(folder, 'node_modules') },
      });
      if (result.status !== 0)
        return { skipped: `The bundle did not activate: ${result.stderr.trim().slice(-400)}` };
      times.push(JSON.parse(result.stdout));
    }
    return {
      loadMilliseconds: middle(times.map(({ load }) => load)),
      activateMilliseconds: middle(times.map(({ activate }) => activate)),
      totalMilliseconds: middle(times.map(({ load, activate }) => load + activate)),
      /** The least is what the extension needs; the middle has the machine's other work in it. */
      leastMilliseconds: round(Math.min(...times.map(({ load, activate }) => load + activate))),
      loadedKilobytes: round((times[0]?.bytes ?? 0) / 1000, 4),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kilobytes = (file: string): number => round(statSync(path.join(dist, file)).size / 1000, 4);

export async function benchBundle(): Promise<object> {
  const vsix = await staged();
  return {
    /** With all parts; few of them are loaded by activation. */
    extensionKilobytes: round(
      readdirSync(dist)
        .filter((name) => name.endsWith('.cjs'))
        .reduce((sum, name) => sum + kilobytes(name), 0),
      4,
    ),
    webviewKilobytes: kilobytes('webview.js'),
    webviewGzippedKilobytes: round(gzipSync(readFileSync(path.join(dist, 'webview.js'))).length / 1000),
    webviewStylesKilobytes: kilobytes('webview.css'),
    vsixMegabytes: round(statSync(vsix).size / 1e6),
    activation: timeActivation(),
  };
}
