// Makes toolprm-inspector-PLATFORM-VERSION.vsix: `npm run package [-- --target linux-x64]`.
//
// The extension is staged in .cache/stage with only what it needs, so that the package never depends on what lies around.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { copyEngineTree } from './engine-tree.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

const root = path.resolve(import.meta.dirname, '..');
const stage = path.join(root, '.cache/stage');

/** Fields of package.json that mean nothing to an installed extension. */
const developmentFields = [
  'scripts',
  'devDependencies',
  'dependencies',
  'optionalDependencies',
  'overrides',
  'bin',
  'private',
];

function stagedManifest(): { readonly text: string; readonly version: string; readonly name: string } {
  const parsed: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('package.json is not an object.');
  const kept = Object.fromEntries(
    Object.entries(parsed).filter(([field]) => !developmentFields.includes(field)),
  );
  return { text: JSON.stringify(kept, null, 2), version: String(kept.version), name: String(kept.name) };
}

/** Builds and packages for one platform. Returns the file. @throws {Error} when a step fails. */
export async function packageExtension(target: string): Promise<string> {
  const manifest = stagedManifest();
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(path.join(stage, 'dist'), { recursive: true });
  const built = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/build.ts'), '--production', '--out', path.join(stage, 'dist')],
    { cwd: root, stdio: 'inherit' },
  );
  if (built.status !== 0) throw new Error('The production build failed, see above.');
  writeFileSync(path.join(stage, 'package.json'), manifest.text);
  const files = [
    'package.nls.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    '.vscodeignore',
    'media',
    'examples',
    'docs/images/tree-dark.png',
    'docs/images/outline.png',
    'docs/rules',
  ];
  for (const file of files) {
    if (existsSync(path.join(root, file)))
      cpSync(path.join(root, file), path.join(stage, file), { recursive: true });
  }
  // The view's icons are a font, which no bundle holds.
  const copied = ['node_modules/@vscode/codicons'];
  const shipped = /\.cjs$|^(?:embedded-host|language-.*)\.mjs$|^(?:webview|compare)\.js$/;
  const bundles = readdirSync(path.join(stage, 'dist')).filter((name) => shipped.test(name));
  writeFileSync(
    path.join(stage, 'THIRD-PARTY-NOTICES.txt'),
    thirdPartyNotices(root, path.join(stage, 'dist/meta.json'), bundles, copied),
  );
  copyEngineTree(root, target, path.join(stage, 'dist'));
  const packagePath = path.join(root, `${manifest.name}-${target}-${manifest.version}.vsix`);
  await createVSIX({
    cwd: stage,
    packagePath,
    target,
    // The engine's packages lie in dist/node_modules; nothing else is needed at run time.
    dependencies: false,
    allowMissingRepository: true,
    // Without a public repository there is nothing that links between the project's own files could lead to.
    rewriteRelativeLinks: false,
    skipLicense: false,
  });
  return packagePath;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { target: { type: 'string', default: `${process.platform}-${process.arch}` } },
  });
  const file = await packageExtension(values.target);
  console.log(`${path.relative(root, file)}: ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
