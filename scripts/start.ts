// `npm start`: opens examples/ in VS Code with the extension installed; with --headless, shows a search in the terminal.
//
//   npm start                          desktop VS Code where `code` is on the PATH, else VS Code in the browser
//   npm start -- --browser             VS Code in the browser in any case
//   npm start -- --headless [options]  one search in the terminal; options are those of `toolprm search`
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installCodeServer, installExtension, startCodeServer } from './host/code-server.ts';
import { quietSettings } from './host/sandbox.ts';
import { packageExtension } from './package.ts';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const target = `${process.platform}-${process.arch}`;
const windows = process.platform === 'win32';

const demonstration: readonly (readonly [string, string])[] = [
  ['--tools', path.join('examples', 'weather.tools.json')],
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

function hasDesktopCode(): boolean {
  return spawnSync('code', ['--version'], { shell: windows, stdio: 'ignore' }).status === 0;
}

/** Opens a desktop VS Code with only this extension, in folders of its own, and waits until its window is closed. */
function runDesktop(vsix: string): number {
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
    console.log('Opening VS Code. Close its window to end this command.');
    return code(['--new-window', '--wait', examples]).status ?? 1;
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
  const place = {
    folder,
    workspace: examples,
    userData,
    extensions: path.join(folder, 'ext'),
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  };
  installExtension(place, vsix);
  const server = await startCodeServer(place);
  const address = `${server.url}/?folder=${encodeURIComponent(examples)}`;
  console.log(
    `\nVS Code runs at\n  ${address}\nOpen weather.tools.json there and run "ToolPRM: Run Search…" (F1). Ctrl-C ends it.`,
  );
  openInBrowser(address);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
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
  if (!args.includes('--browser') && hasDesktopCode()) process.exitCode = runDesktop(vsix);
  else await runInBrowser(vsix);
}
