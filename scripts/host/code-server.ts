// code-server: a real VS Code (workbench and Node extension host) that installs from the npm registry, kept in .host/.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.ts';
import type { Place } from './sandbox.ts';

/** code-server 4.139.1 is built from VS Code 1.139.1. */
const version = '4.139.1';
const root = path.resolve(import.meta.dirname, '../..');
const hostFolder = process.env.TOOLPRM_HOST_DIR ?? path.join(root, '.host');
const packageFolder = path.join(hostFolder, 'node_modules/code-server');
const stamp = path.join(hostFolder, '.installed');
const entry = path.join(packageFolder, 'out/node/entry.js');

/** True when this version lies in .host/ completely. */
export function hasCodeServer(): boolean {
  return existsSync(entry) && existsSync(stamp) && readFileSync(stamp, 'utf8') === version;
}

/**
 * Installs code-server into .host/ (about 620 MB, half a minute) unless it is there. Nothing is compiled: install scripts
 * stay off, and the two inner packages, whose versions code-server's shrinkwrap files pin, are installed one by one.
 * @throws {Error} when npm fails.
 */
export function installCodeServer(): void {
  if (hasCodeServer()) return;
  console.log(`Installing VS Code for the browser (code-server ${version}, about 620 MB) into .host/ …`);
  mkdirSync(hostFolder, { recursive: true });
  writeFileSync(path.join(hostFolder, 'package.json'), '{"private":true}\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  npm(['install', ...quiet, '--no-package-lock', '--save-exact', `code-server@${version}`], hostFolder);
  const inner = path.join(packageFolder, 'lib/vscode');
  npm(['install', ...quiet, '--omit=dev'], inner);
  npm(['install', ...quiet, '--omit=dev'], path.join(inner, 'extensions'));
  writeFileSync(stamp, version);
}

function baseArguments(place: Place): readonly string[] {
  if (!hasCodeServer())
    throw new Error('VS Code for the browser is not installed. Run "npm run host:setup".');
  return [
    entry,
    '--config',
    path.join(place.folder, 'config.yaml'),
    '--user-data-dir',
    place.userData,
    '--extensions-dir',
    place.extensions,
  ];
}

/** Installs a .vsix file into the place's extensions folder. @throws {Error} with code-server's output. */
export function installExtension(place: Place, vsix: string): void {
  const result = spawnSync(
    process.execPath,
    [...baseArguments(place), '--install-extension', vsix, '--force'],
    { env: place.env, cwd: place.folder, encoding: 'utf8' },
  );
  if (result.status !== 0)
    throw new Error(`code-server did not install ${vsix}:\n${result.stdout}${result.stderr}`);
}

export interface CodeServer {
  readonly port: number;
  readonly url: string;
  /** What the server has written so far. */
  log(): string;
  /** Ends the server and every process it started. */
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Lets the page's address name an extension under development and its tests. It also hides notifications, so UI tests
   * leave it off.
   */
  readonly testDriver?: boolean;
  /** Lets a workspace be untrusted; the sandbox's settings say whether people are asked. */
  readonly workspaceTrust?: boolean;
  /** Milliseconds to wait for the server to listen. */
  readonly timeout?: number;
}

/** Starts a server on a free port of the loopback interface, without a password. */
export async function startCodeServer(place: Place, options: CodeServerOptions = {}): Promise<CodeServer> {
  const child = spawn(
    process.execPath,
    [
      ...baseArguments(place),
      ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
      ...['--disable-telemetry', '--disable-update-check'],
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...['--disable-getting-started-override', '--ignore-last-opened'],
      ...(options.testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    {
      env: { ...place.env, ...options.env },
      cwd: place.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that stop() reaches the extension host too.
      detached: process.platform !== 'win32',
    },
  );
  let log = '';
  let timer: NodeJS.Timeout | undefined;
  const listening = new Promise<number>((resolve, reject) => {
    const onOutput = (chunk: Buffer) => {
      log += chunk.toString('utf8');
      const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(log)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`code-server ended with ${code}:\n${log}`)));
    timer = setTimeout(
      () => reject(new Error(`code-server did not listen in time:\n${log}`)),
      options.timeout ?? 60_000,
    );
  });
  try {
    const port = await listening;
    return { port, url: `http://127.0.0.1:${port}`, log: () => log, stop: () => stopGroup(child) };
  } catch (error) {
    await stopGroup(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null;
  const gone = ended
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(child, 'SIGTERM');
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    gone,
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, 5000);
    }),
  ]);
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}
