// The licences of the packages that are bundled into the extension, which have to go with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Folders of all packages that the bundles of a build hold, from its meta.json. */
function bundledPackages(metaFile: string, bundles: readonly string[]): readonly string[] {
  const meta = fields(JSON.parse(readFileSync(metaFile, 'utf8')));
  const folders = bundles.flatMap((bundle) => {
    const { packages } = fields(meta[bundle]);
    return Array.isArray(packages) ? packages.map(String) : [];
  });
  return [...new Set(folders)].sort();
}

/**
 * One section a package: name, version, licence and its text.
 * @param copied Folders of packages that parts were copied from as files.
 * @throws {Error} for a package without a licence.
 */
export function thirdPartyNotices(
  root: string,
  metaFile: string,
  bundles: readonly string[],
  copied: readonly string[] = [],
): string {
  const sections = [...bundledPackages(metaFile, bundles), ...copied].map((relative) => {
    const folder = path.resolve(root, relative);
    const manifest = fields(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
    const title = `${manifest.name} ${manifest.version} (${manifest.license})`;
    const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
    if (file === undefined && manifest.license === undefined) throw new Error(`${title} states no licence.`);
    const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
    const notice = path.join(folder, 'NOTICE');
    return [title, text, existsSync(notice) ? readFileSync(notice, 'utf8').trim() : '']
      .filter((part) => part !== '')
      .join('\n\n');
  });
  return `This extension contains the following packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
