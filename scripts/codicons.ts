// Copies the codicon font for the search view, and the styles of those icons alone that its sources name.
import { copyFile, glob, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const rule = /^\.codicon-([a-z0-9-]+):before \{[^}]*\}/gm;

/** Every word in quotes of the view's sources that might name an icon: `'codicon-copy'`, `'copy'`. */
async function wordsOf(root: string): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  for await (const file of glob('webview/**/*.{ts,tsx}', { cwd: root })) {
    const text = await readFile(path.join(root, file), 'utf8');
    for (const [, word] of text.matchAll(/['"`\s](?:codicon-)?([a-z][a-z0-9-]*)(?=['"`\s])/g))
      words.add(word ?? '');
  }
  return words;
}

/**
 * Writes codicon.css and codicon.ttf into `out`.
 * @throws {Error} when the package's style sheet has another form than this one reads.
 */
export async function writeCodicons(root: string, out: string): Promise<void> {
  const folder = path.join(root, 'node_modules/@vscode/codicons/dist');
  const styles = await readFile(path.join(folder, 'codicon.css'), 'utf8');
  const base = /^\.codicon\[class\*='codicon-'\] \{[^}]*\}/m.exec(styles)?.[0];
  const words = await wordsOf(root);
  const used = [...styles.matchAll(rule)].filter(([, name]) => words.has(name ?? '')).map(([text]) => text);
  if (base === undefined || used.length === 0) {
    throw new Error(
      'The style sheet of @vscode/codicons has changed its form; scripts/codicons.ts must follow.',
    );
  }
  const font =
    '@font-face { font-family: "codicon"; font-display: block; src: url("./codicon.ttf") format("truetype"); }';
  await writeFile(path.join(out, 'codicon.css'), `${[font, base, ...used].join('\n')}\n`);
  await copyFile(path.join(folder, 'codicon.ttf'), path.join(out, 'codicon.ttf'));
}
