// `npm start`: opens examples/ in VS Code with a search running; with --headless, shows a search in the terminal.
//
//   npm start                          desktop VS Code where `code` is on the PATH, else VS Code in the browser
//   npm start -- --browser             VS Code in the browser in any case
//   npm start -- --headless [options]  one search in the terminal; options are those of `toolprm search`
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { installCodeServer, installExtension, startCodeServer } from './host/code-server.ts';
import { quietSettings } from './host/sandbox.ts';
import { packageExtension } from './package.ts';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const target = `${process.platform}-${process.arch}`;
const windows = process.platform === 'win32';

const demonstration: readonly (readonly [string, string])[] = [
  ['--tools', path.join('examples', 'everyday.tools.json')],
  ['--query', 'What is the weather in Oslo in celsius?'],
  ['--policy', 'embedded'],
  ['--reward', 'embedded'],
  ['--constraint', 'schema'],
  ['-n', '4'],
  ['-m', '4'],
];
const longNames: Readonly<Record<string, string>> = { '-n': '--beams', '-m': '--candidates' };

/** The demonstration's options, less those that the user gave, then the user's. */
function searchArguments(given: readonly string[]): readonly string[] {
  const isGiven = (name: string) =>
    [name, longNames[name] ?? name].some((form) =>
      given.some((part) => part === form || part.startsWith(`${form}=`)),
    );
  return [...demonstration.filter(([name]) => !isGiven(name)).flat(), ...given];
}

function runHeadless(given: readonly string[]): number {
  const cli = path.join(root, 'dist/cli.mjs');
  const result = spawnSync(process.execPath, [cli, 'search', ...searchArguments(given)], {
    cwd: root,
    stdio: 'inherit',
  });
  return result.status ?? 1;
}

/** A search that runs while VS Code opens: wide enough to be watched. Its log lies where the extension looks for logs. */
function startDemonstration(): { readonly log: string; stop(): void } {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const log = path.join(examples, '.toolprm/searches', `${stamp}-first-search.toolprm.jsonl`);
  const wide = ['--tools', 'everyday.tools.json', '-n', '8', '-m', '4', '--log', log];
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist/cli.mjs'), 'search', ...searchArguments(wide)],
    {
      cwd: examples,
      stdio: 'ignore',
    },
  );
  return { log, stop: () => void child.kill() };
}

/** Waits until the log has its first line, half a minute at most. */
async function logBegins(log: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (existsSync(log) && statSync(log).size > 0) return;
    await setTimeout(100);
  }
  console.log('The first search did not begin. Run it with npm start -- --headless to see why.');
}

function hasDesktopCode(): boolean {
  return spawnSync('code', ['--version'], { shell: windows, stdio: 'ignore' }).status === 0;
}

/** Opens a desktop VS Code with only this extension, in folders of its own, and waits until its window is closed. */
async function runDesktop(vsix: string): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tp-'));
  const own = [
    '--user-data-dir',
    path.join(folder, 'user-data'),
    '--extensions-dir',
    path.join(folder, 'ext'),
  ];
  const code = (args: readonly string[]) =>
    spawnSync('code', [...own, ...args], { shell: windows, stdio: 'inherit' });
  try {
    const installed = code(['--install-extension', vsix, '--force']);
    if (installed.status !== 0) return installed.status ?? 1;
    const search = startDemonstration();
    await logBegins(search.log);
    console.log('Opening VS Code with a search. Close its window to end this command.');
    const { status } = code(['--new-window', '--wait', examples, search.log]);
    search.stop();
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Serves VS Code to this machine's browser until it is interrupted. What was set up there stays for the next time. */
async function runInBrowser(vsix: string): Promise<void> {
  installCodeServer();
  const folder = path.join(root, '.host/start');
  const userData = path.join(folder, 'user-data');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  mkdirSync(path.join(folder, 'ext'), { recursive: true });
  writeFileSync(path.join(folder, 'config.yaml'), '');
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(quietSettings, null, 2));
  // Short: the path of a socket is limited to 107 bytes.
  const runtime = mkdtempSync(path.join(os.tmpdir(), 'tp-'));
  const place = {
    folder,
    workspace: examples,
    userData,
    extensions: path.join(folder, 'ext'),
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: runtime },
  };
  installExtension(place, vsix);
  const server = await startCodeServer(place);
  const search = startDemonstration();
  await logBegins(search.log);
  const address = `${server.url}/?folder=${encodeURIComponent(examples)}`;
  console.log(
    `\nVS Code runs at\n  ${address}\nIt opens with a search. For your own, open everyday.tools.json there and run "ToolPRM: Run Search…" (F1).\nCtrl-C ends it.`,
  );
  openInBrowser(address);
  const waiting = openWhenConnected(runtime, search.log);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  waiting.abort();
  search.stop();
  await server.stop();
}

/**
 * Opens a file in the window that connects first, as the `code` command does from a terminal in it: through the socket
 * of its extension host. A file named in the address would be opened before the extension is known, and so as text.
 */
function openWhenConnected(runtime: string, file: string): AbortController {
  const abort = new AbortController();
  const { signal } = abort;
  const attempt = async (): Promise<void> => {
    while (!signal.aborted) {
      await setTimeout(500, undefined, { signal });
      const socket = readdirSync(runtime).find((name) => /^vscode-ipc-.*\.sock$/.test(name));
      if (socket === undefined) continue;
      const body = JSON.stringify({
        type: 'open',
        fileURIs: [pathToFileURL(file).href],
        forceReuseWindow: true,
      });
      const status = await new Promise<number | undefined>((resolve) => {
        request({ socketPath: path.join(runtime, socket), method: 'POST', path: '/' }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', () => resolve(undefined))
          .end(body);
      });
      if (status === 200) return;
    }
  };
  attempt().catch(() => {
    // Ended before a window connected.
  });
  return abort;
}

function openInBrowser(address: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : windows
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]];
  // Where there is no desktop, the printed address has to do.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

const args = process.argv.slice(2);
if (args.includes('--headless')) {
  process.exitCode = runHeadless(args.filter((part) => part !== '--headless'));
} else {
  const vsix = await packageExtension(target);
  if (!args.includes('--browser') && hasDesktopCode()) process.exitCode = await runDesktop(vsix);
  else await runInBrowser(vsix);
}
