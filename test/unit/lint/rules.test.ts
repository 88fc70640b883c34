// Every rule does what its page says: its failing examples are found, its passing ones are not.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/lint/lint.ts';
import { profiles } from '../../../src/lint/profiles.ts';
import type { Finding, Rule } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';

const folder = path.resolve(import.meta.dirname, '../../../src/lint/rules');

/** What one rule finds in a file, also if it is off by default. */
function findingsIn(rule: Rule, file: JsonValue): readonly Finding[] {
  const severities = rule.severity === 'off' ? ({ [rule.id]: 'warning' } as const) : {};
  return lintText(JSON.stringify(file, undefined, 2), {
    rules: [rule],
    severities,
    profiles: rule.examples.profiles ?? [],
  }).findings;
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it('finds every failing example', () => {
    expect(rule.examples.fails.length).toBeGreaterThan(0);
    for (const file of rule.examples.fails) {
      const found = findingsIn(rule, file);
      expect(
        found.map((finding) => finding.rule),
        JSON.stringify(file),
      ).toContain(id);
    }
  });

  it('finds nothing in the passing ones', () => {
    expect(rule.examples.passes.length).toBeGreaterThan(0);
    for (const file of rule.examples.passes) {
      expect(
        findingsIn(rule, file).map(({ message }) => message),
        JSON.stringify(file),
      ).toEqual([]);
    }
  });

  it('says where, what and what to do, in sentences', () => {
    for (const file of rule.examples.fails) {
      const text = JSON.stringify(file, undefined, 2);
      for (const { message, remedy, range, fixes, profiles: named } of findingsIn(rule, file)) {
        expect(message).toMatch(/^(\P{Ll}|vLLM ).*[.?]$/su);
        expect(remedy).toMatch(/^\p{Lu}.*\.$/su);
        expect(range.offset).toBeGreaterThanOrEqual(0);
        expect(range.length).toBeGreaterThan(0);
        expect(range.offset + range.length).toBeLessThanOrEqual(text.length);
        for (const fix of fixes ?? []) expect(fix.edits.length).toBeGreaterThan(0);
        for (const profile of named ?? []) expect(profiles.map((one) => one.id)).toContain(profile);
      }
    }
  });

  it('has a stable id, a file of its own and a dated source', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(existsSync(path.join(folder, `${id}.ts`))).toBe(true);
    expect(rule.source.url).toMatch(/^https:\/\/\S+$/);
    expect(rule.source.verified).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    expect(rule.why.length).toBeGreaterThan(80);
    for (const title of [rule.title, rule.source.title]) expect(title).not.toMatch(/\.$/);
    for (const profile of rule.onlyProfiles ?? []) expect(profiles.map((one) => one.id)).toContain(profile);
  });
});

describe('the rules', () => {
  it('have ids of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('are all that stand in the folder', () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
    expect(rules.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });
});
