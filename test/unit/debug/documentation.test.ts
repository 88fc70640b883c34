// docs/debugging.md names all that expressions know, and its examples mean something.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { readLogMessage } from '../../../src/debug/breakpoints/log-message.ts';
import { evaluate } from '../../../src/debug/expression/evaluate.ts';
import { parseExpression } from '../../../src/debug/expression/parse.ts';
import { documentedShapes, scopeAt } from '../../../src/debug/scope.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { syntheticLog } from '../log/build-log.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/debugging.md'), 'utf8');
const tree = treeOf(syntheticLog({ steps: 4, beams: 2, candidates: 4 }));
const focus = tree.steps[2]?.candidates[0] ?? null;
const scope = scopeAt(tree, 3, focus);

/** The block of examples: two a line, far apart. */
const examples = (/```\n(candidates\..*?)```/s.exec(page)?.[1] ?? '')
  .split(/\n|\s{3,}/)
  .filter((text) => text !== '');

describe('docs/debugging.md', () => {
  it('has examples of expressions that can be evaluated', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    for (const example of examples) {
      // The synthetic calls need not have this argument.
      const text = example.replace('.unit', '');
      expect(() => evaluate(parseExpression(text), scope), example).not.toThrow();
    }
  });

  it('has a condition and a log message that can be read', () => {
    expect(page).toContain('`score < 0.5 && retained`');
    expect(() => evaluate(parseExpression('score < 0.5 && retained'), scope)).not.toThrow();
    expect(page).toContain('`{candidate.decision} at {score}`');
    expect(readLogMessage('{candidate.decision} at {score}')).toBeInstanceOf(Array);
  });

  it('names everything that the scope has', () => {
    const [names] = documentedShapes;
    for (const name of names?.members.keys() ?? []) expect(page, name).toContain(`\`${name}\``);
  });

  it('has configurations that the schema of launch.json takes', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const { launch } = contributes.debuggers[0].configurationAttributes;
    const check = new Ajv({ strict: false }).compile({
      ...launch,
      additionalProperties: false,
      properties: { ...launch.properties, type: {}, request: {}, name: {} },
    });
    const blocks = [...page.matchAll(/```jsonc\n(.*?)```/gs)].map(([, text]) => parse(text ?? ''));
    expect(blocks.map(Object.keys)).toEqual([
      expect.arrayContaining(['tools', 'query']),
      expect.arrayContaining(['case']),
    ]);
    for (const block of blocks) expect([check(block), check.errors]).toEqual([true, null]);
    expect(check({ query: 'Oslo?' })).toBe(false);
    expect(check({ case: { id: 'oslo' } })).toBe(false);
  });
});
