// The pages of the rules are as the rules are.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { behaviourOf, mendingOf } from '../../../scripts/rule-behaviour.ts';
import { rulePages } from '../../../scripts/rule-pages.ts';
import { lintText } from '../../../src/lint/lint.ts';
import { profiles } from '../../../src/lint/profiles.ts';
import { rules } from '../../../src/lint/rules.ts';
import { hasRealFiles, realFiles } from './real-files.ts';

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

describe.skipIf(!hasRealFiles)('real files (skipped where ../shared/data is absent)', () => {
  it('have findings of the severities and with the fixes that the pages name, under the profiles that they name', {
    timeout: 60_000,
  }, () => {
    const behaviours = new Map(rules.map((rule) => [rule.id, { rule, ...behaviourOf(rule) }]));
    const asked = profiles.map(({ id }) => id);
    const surprises = new Set<string>();
    for (const { text } of realFiles()) {
      for (const finding of lintText(text, { profiles: asked }).findings) {
        const known = behaviours.get(finding.rule);
        if (!known?.severities.includes(finding.severity))
          surprises.add(`${finding.rule} ${finding.severity}`);
        if (!known?.mendings.has(mendingOf(finding))) surprises.add(`${finding.rule} ${mendingOf(finding)}`);
        const only = known?.rule.onlyProfiles ?? asked;
        if (finding.profiles?.some((id) => !only.includes(id)))
          surprises.add(`${finding.rule} ${finding.profiles}`);
      }
    }
    expect([...surprises]).toEqual([]);
  });
});
