// The part of node_modules that the embedded engine needs while it runs, copied without what only builds or documents it.
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** VS Code's platform names and the engine's packages of binaries. */
export const engineBinaries: Readonly<Record<string, string>> = {
  'linux-x64': '@node-llama-cpp/linux-x64',
  'linux-arm64': '@node-llama-cpp/linux-arm64',
  'darwin-x64': '@node-llama-cpp/mac-x64',
  'darwin-arm64': '@node-llama-cpp/mac-arm64-metal',
  'win32-x64': '@node-llama-cpp/win-x64',
  'win32-arm64': '@node-llama-cpp/win-arm64',
};

/** Dependencies of node-llama-cpp that only its command line and its compiling from source use. */
const unusedAtRunTime = new Set(['cmake-js', 'node-addon-api', 'yargs', 'validate-npm-package-name']);
/** Folders of node-llama-cpp for the same two purposes: llama.cpp's source, and project templates. */
const unusedFolders = [
  'llama/addon',
  'llama/cmake',
  'llama/patches',
  'llama/profiles',
  'llama/toolchains',
  'llama/xpack',
  'llama/gitRelease.bundle',
  'llama/CMakeLists.txt',
  'templates',
];
const unusedFiles =
  /\.(d\.[cm]?ts|[cm]?ts|map|md|markdown|flow|yml|yaml|txt)$|\/(test|tests|docs|example|examples|man)\//i;

interface Package {
  readonly folder: string;
  readonly name: string;
  readonly dependencies: readonly string[];
}

function readPackage(folder: string): Package {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const fields: Record<string, unknown> =
    typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
  return { folder, name: String(fields.name), dependencies: Object.keys(fields.dependencies ?? {}) };
}

/** Node's own look-up: node_modules beside `from` and beside each of its parents. */
function findPackage(from: string, name: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (folder === path.dirname(folder))
      throw new Error(`The package ${name}, which ${from} needs, is not installed.`);
  }
}

function closure(start: string): readonly Package[] {
  const found = new Map<string, Package>();
  const waiting = [start];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (found.has(folder)) continue;
    const entry = readPackage(folder);
    found.set(folder, entry);
    for (const name of entry.dependencies)
      if (!unusedAtRunTime.has(name)) waiting.push(findPackage(folder, name));
  }
  return [...found.values()];
}

function isUsed(packageFolder: string, name: string, file: string): boolean {
  const inside = path.relative(packageFolder, file).split(path.sep).join('/');
  if (inside === 'node_modules' || inside.startsWith('node_modules/')) return false;
  if (name === 'node-llama-cpp' && unusedFolders.includes(inside)) return false;
  if (statSync(file).isDirectory()) return true;
  return /(^|\/)(licen[cs]e|notice)/i.test(inside) || !unusedFiles.test(`/${inside}`);
}

/**
 * Copies node-llama-cpp, what it imports and its binaries for one platform into `target/node_modules`.
 * @throws {Error} when the binaries of that platform are not installed.
 */
export function copyEngineTree(root: string, platform: string, target: string): void {
  const binaries = engineBinaries[platform];
  if (binaries === undefined) {
    throw new Error(
      `There is no embedded engine for ${platform}. Choose one of ${Object.keys(engineBinaries).join(', ')}.`,
    );
  }
  if (!existsSync(path.join(root, 'node_modules', binaries))) {
    throw new Error(
      `${binaries} is not installed. Package for ${platform} on such a machine, or install it there with npm.`,
    );
  }
  const packages = [
    ...closure(path.join(root, 'node_modules/node-llama-cpp')),
    readPackage(path.join(root, 'node_modules', binaries)),
  ];
  for (const { folder, name } of packages) {
    const destination = path.join(target, path.relative(root, folder));
    mkdirSync(destination, { recursive: true });
    cpSync(folder, destination, { recursive: true, filter: (file) => isUsed(folder, name, file) });
  }
}
