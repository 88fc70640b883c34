// Writes docs/rules: `npm run docs:rules`. Pages of rules that are gone are removed.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { rulePages } from './rule-pages.ts';

const folder = new URL('../docs/rules/', import.meta.url);
const pages = rulePages();
await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) {
  if (name.endsWith('.md') && !pages.has(name)) await rm(new URL(name, folder));
}
for (const [name, text] of pages) await writeFile(new URL(name, folder), text);
console.log(`wrote ${pages.size} pages to docs/rules`);
