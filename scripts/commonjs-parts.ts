// Splits a CommonJS bundle at its dynamic imports: what the entry needs at once in one file, the rest in files of their own.
//
// esbuild splits ES modules only. So the parts are built as those, in memory, and then each is turned into CommonJS.
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, type Plugin, transform } from 'esbuild';

/** Names of the parts, beside the entry: files that the code looks for beside itself are found from every part. */
const partName = 'part-[name]-[hash]';
const isPart = (name: string): boolean => /^part-.*\.cjs(?:\.map)?$/.test(name);

export interface CommonJSOptions {
  /** Each key becomes a file `KEY.cjs` in `folder`. */
  readonly entryPoints: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Stands at the top of the parts that use its `name`. */
  readonly banner: { readonly name: string; readonly js: string };
}

/**
 * Options for esbuild that write CommonJS in parts.
 * @param shared `minify` and `sourcemap` count for the parts; `external` packages are required by them.
 */
export function inCommonJSParts(shared: BuildOptions, options: CommonJSOptions): BuildOptions {
  const { entryPoints, folder, banner } = options;
  const mapped = shared.sourcemap !== undefined && shared.sourcemap !== false;
  const toCommonJS: Plugin = {
    name: 'commonjs-parts',
    setup(build) {
      build.onEnd(async ({ errors, outputFiles = [] }) => {
        if (errors.length > 0) return;
        const written = await Promise.all(
          outputFiles.map(async ({ path: file, text }) => {
            const { code } = await transform(requireWhole(text, shared.external ?? []), {
              format: 'cjs',
              platform: 'node',
              target: shared.target ?? 'node20',
              minify: shared.minify ?? false,
              sourcemap: mapped ? 'inline' : false,
              sourcesContent: false,
              sourcefile: path.basename(file),
              ...(text.includes(banner.name) ? { banner: banner.js } : {}),
            });
            await writeFile(file, code);
            return path.basename(file);
          }),
        );
        const old = (await readdir(folder)).filter((name) => isPart(name) && !written.includes(name));
        await Promise.all(old.map((name) => rm(path.join(folder, name), { force: true })));
      });
    },
  };
  return {
    ...shared,
    entryPoints: { ...entryPoints },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    chunkNames: partName,
    format: 'esm',
    splitting: true,
    write: false,
    // Names are shortened across parts here; white space goes in the end.
    minify: false,
    minifyIdentifiers: shared.minify ?? false,
    minifySyntax: shared.minify ?? false,
    sourcemap: mapped ? 'inline' : false,
    plugins: [...(shared.plugins ?? []), toCommonJS],
  };
}

/**
 * A namespace import of an external CommonJS package as a plain `require`. esbuild's own translation copies all names of the
 * package for every file that imports it; VS Code's interface has hundreds, and some 25 files import it.
 */
function requireWhole(text: string, packages: readonly string[]): string {
  return text.replace(/^import \* as ([\w$]+) from "([^"]+)";$/gm, (whole, name: string, from: string) =>
    packages.includes(from) ? `const ${name} = require("${from}");` : whole,
  );
}
