// Builds dist/ with esbuild: the extension in parts, the search view, the command line, the language server and
// the embedded engine's host process.
//
//   node scripts/build.ts [--production] [--watch] [--out FOLDER]
import { statSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { writeCodicons } from './codicons.ts';
import { inCommonJSParts } from './commonjs-parts.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(root, 'dist') },
  },
});
const { production, watch, out } = options;

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // jsonc-parser's CommonJS entry loads its parts in a way that no bundler can follow; its ES module entry is fine.
  mainFields: ['module', 'main'],
  target: 'node20',
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Packages that are CommonJS inside (ajv) call `require`, which an ES module does not have. */
const requireInModules =
  "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";

/** Parts carry the digest of their content in their name: those of earlier builds would pile up. */
function removesOldParts(folder: string, isPart: RegExp): Plugin {
  return {
    name: 'removes-old-parts',
    setup(build) {
      build.onEnd(async ({ errors, metafile }) => {
        if (errors.length > 0 || metafile === undefined) return;
        const written = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)));
        const old = (await readdir(folder)).filter((name) => isPart.test(name) && !written.has(name));
        await Promise.all(old.map((name) => rm(path.join(folder, name), { force: true })));
      });
    },
  };
}

const bundles: readonly BuildOptions[] = [
  // Only what activation needs is loaded by it; the models' libraries and the full check of logs come at first use.
  inCommonJSParts(
    {
      ...shared,
      external: ['vscode', 'node-llama-cpp'],
      minify: production,
      // CommonJS has no import.meta.url; files beside the bundle are found through this one.
      define: { 'import.meta.url': '__moduleUrl', 'import.meta.dirname': '__dirname' },
    },
    {
      entryPoints: { extension: 'src/extension.ts' },
      folder: out,
      banner: {
        name: '__moduleUrl',
        js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;",
      },
    },
  ),
  {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: path.join(out, 'cli.mjs'),
    format: 'esm',
    external: ['node-llama-cpp'],
    banner: { js: requireInModules },
  },
  {
    ...shared,
    // The vocabulary that counts tokens is most of it, and is loaded by the first hover.
    entryPoints: { 'language-server': 'src/language/server.ts' },
    outdir: out,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'language-part-[name]-[hash]',
    splitting: true,
    format: 'esm',
    minify: production,
    banner: { js: requireInModules },
    plugins: [removesOldParts(out, /^language-part-.*\.mjs(?:\.map)?$/)],
  },
  {
    ...shared,
    entryPoints: ['src/models/embedded/host.ts'],
    outfile: path.join(out, 'embedded-host.mjs'),
    format: 'esm',
    // ES modules with top-level await and native binaries: it stays a package beside the bundle.
    external: ['node-llama-cpp'],
    banner: { js: requireInModules },
  },
  {
    ...shared,
    // Its style sheets become dist/webview.css.
    entryPoints: ['webview/main.tsx'],
    outfile: path.join(out, 'webview.js'),
    tsconfig: 'webview/tsconfig.json',
    platform: 'browser',
    format: 'iife',
    // The Chromium and the Safari of the oldest VS Code that the extension runs in.
    target: ['chrome138', 'safari17'],
    minify: production,
  },
  {
    ...shared,
    // Its style sheets become dist/compare.css.
    entryPoints: ['webview/compare/main.tsx'],
    outfile: path.join(out, 'compare.js'),
    tsconfig: 'webview/tsconfig.json',
    platform: 'browser',
    format: 'iife',
    target: ['chrome138', 'safari17'],
    minify: production,
  },
];

/**
 * Sizes in bytes of what was built and of its ten largest inputs, and the packages in it, for meta.json. Inputs of the
 * extension's parts are counted before white space goes.
 */
function sizes(metafiles: readonly Metafile[]): Record<string, unknown> {
  const outputs = metafiles.flatMap((meta) => Object.entries(meta.outputs));
  return Object.fromEntries(
    outputs
      .filter(([file]) => !file.endsWith('.map'))
      .map(([file, output]) => {
        const inputs = Object.entries(output.inputs)
          .map(([input, { bytesInOutput }]) => [input, bytesInOutput] as const)
          .sort((a, b) => b[1] - a[1])
          .slice(0, 10);
        const packages = Object.keys(output.inputs).flatMap(
          (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [],
        );
        return [
          path.basename(file),
          {
            packages: [...new Set(packages)].sort(),
            bytes: statSync(path.resolve(root, file)).size,
            largest: Object.fromEntries(inputs),
          },
        ];
      }),
  );
}

await mkdir(out, { recursive: true });
await writeCodicons(root, out);

if (watch) {
  const contexts = await Promise.all(bundles.map((bundle) => context({ ...bundle, logLevel: 'info' })));
  await Promise.all(contexts.map((running) => running.watch()));
} else {
  const results = await Promise.all(bundles.map((bundle) => build(bundle))).catch(() => {
    // esbuild has printed what is wrong and where.
    process.exit(1);
  });
  const metafiles = results.flatMap((result) => (result.metafile === undefined ? [] : [result.metafile]));
  await writeFile(path.join(out, 'meta.json'), `${JSON.stringify(sizes(metafiles), null, 2)}\n`);
}
