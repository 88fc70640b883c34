// The extension as it is packaged, built once for all benches that want it.
import path from 'node:path';
import { packageExtension } from '../../scripts/package.ts';

const root = path.resolve(import.meta.dirname, '../..');
let packaging: Promise<string> | undefined;

/** The folder that the package was made from, with the package's own files only. */
export const stageFolder = path.join(root, '.cache/stage');

/** Packages the extension where no bench has yet. @returns the .vsix file. */
export function staged(): Promise<string> {
  packaging ??= packageQuietly();
  return packaging;
}

async function packageQuietly(): Promise<string> {
  const log = console.log;
  // The packager speaks on the output that belongs to the figures.
  console.log = () => {};
  try {
    return await packageExtension(`${process.platform}-${process.arch}`);
  } finally {
    console.log = log;
  }
}
