// What the rules of naming, description, sets, safety and search find in real files is what somebody has looked at.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/lint/lint.ts';
import { rules } from '../../../src/lint/rules.ts';
import { hasRealFiles, naughtyStrings, realFiles, strangeTexts } from './real-files.ts';

const list = path.resolve(import.meta.dirname, '../../fixtures/lint/reviewed.md');
const groups = ['servers', 'tau', 'cook', 'bfcl'] as const;

/** The rows of the table in reviewed.md. */
function reviewed(): ReadonlyMap<string, readonly number[]> {
  const rows = readFileSync(list, 'utf8').matchAll(/^\| ([a-z-]+) \|((?: \d+ \|){4})$/gm);
  return new Map([...rows].map(([, id = '', counts = '']) => [id, counts.match(/\d+/g)?.map(Number) ?? []]));
}

const judged = new Set(['naming', 'description', 'set', 'safety', 'search']);

describe('the reviewed list', () => {
  it('names rules that there are', () => {
    const ids = rules.map(({ id }) => id);
    expect(reviewed().size).toBeGreaterThan(10);
    for (const id of reviewed().keys()) expect(ids).toContain(id);
  });
});

describe.skipIf(!hasRealFiles)('real files (skipped where ../shared/data is absent)', () => {
  it('have as many findings of each rule as were reviewed', { timeout: 60_000 }, () => {
    const running = rules.filter(({ category }) => judged.has(category));
    const counts = new Map<string, number[]>();
    for (const { group, text } of realFiles()) {
      for (const { rule } of lintText(text, { rules: running }).findings) {
        const row = counts.get(rule) ?? groups.map(() => 0);
        const at = groups.indexOf(group);
        row[at] = (row[at] ?? 0) + 1;
        counts.set(rule, row);
      }
    }
    const inOrder = (rows: Iterable<readonly [string, readonly number[]]>) =>
      Object.fromEntries([...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)));
    const wanted = [...reviewed()].filter(([id]) => running.some((rule) => rule.id === id));
    expect(inOrder(counts)).toEqual(inOrder(wanted));
  });

  it('have no findings where they hold no tools, and never make a rule throw', { timeout: 60_000 }, () => {
    const asked = Object.fromEntries(rules.map(({ id }) => [id, 'warning' as const]));
    for (const { name, text } of strangeTexts()) {
      const { file, findings } = lintText(text, { severities: asked });
      if (file.tools.length === 0) expect(findings, name).toEqual([]);
    }
  });

  it('read naughty strings as names and descriptions without a crash, and see what is hidden in them', () => {
    const tools = naughtyStrings().flatMap((text, index) => [
      {
        name: `get_string_${index}`,
        description: text,
        parameters: { type: 'object', properties: { [text]: { type: 'string', description: text } } },
      },
      {
        name: text === '' ? 'empty' : text,
        description: 'Gets one string of many.',
        parameters: { type: 'object', properties: {} },
      },
    ]);
    const asked = Object.fromEntries(rules.map(({ id }) => [id, 'warning' as const]));
    const { findings } = lintText(JSON.stringify(tools), { severities: asked });
    const hidden = findings.filter(({ rule }) => rule === 'hidden-characters').map(({ message }) => message);
    expect(hidden.some((message) => message.includes('tag characters'))).toBe(true);
    expect(hidden.some((message) => message.includes('bidirectional controls'))).toBe(true);
    for (const { message } of findings) expect(message).not.toMatch(/[\n\r]/);
  });
});
