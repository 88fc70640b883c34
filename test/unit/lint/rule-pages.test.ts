// The pages of the rules are as the rules are.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../../scripts/rule-pages.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/rules');

describe('docs/rules', () => {
  const pages = rulePages();

  it('has a page for each rule and an index (else run `npm run docs:rules`)', async () => {
    expect((await readdir(folder)).toSorted()).toEqual([...pages.keys()].toSorted());
  });

  it('is current (else run `npm run docs:rules`)', async () => {
    for (const [name, text] of pages)
      expect(await readFile(path.join(folder, name), 'utf8'), name).toBe(text);
  });

  it('links only to pages that are there', () => {
    for (const [, target = ''] of pages.get('README.md')?.matchAll(/\]\(([^)]+)\)/g) ?? []) {
      if (!target.startsWith('https://')) expect([...pages.keys()]).toContain(target);
    }
  });
});
