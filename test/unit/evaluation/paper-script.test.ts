// Before an evaluation begins: which models it takes, what it says of them, and how long it should take.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseModels, programHash } from '../../../scripts/paper-models.ts';
import { durationText, planText, workOf } from '../../../scripts/paper-progress.ts';
import { casesOf, quickPlan, standardPlan } from '../../../src/evaluation/paper/plan.ts';

let folder = '';
let policy = '';
let toolprm = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-models-'));
  policy = path.join(folder, 'policy.gguf');
  toolprm = path.join(folder, 'toolprm.gguf');
  await writeFile(policy, 'one');
  await writeFile(toolprm, 'two');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the models of an evaluation', () => {
  it('are named with their hashes', () => {
    const { used, asked } = chooseModels({ policy, toolprm, coarse: policy, outcome: toolprm });
    // SHA-256 of "one".
    expect(used.policy).toEqual({
      name: 'policy.gguf',
      version: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
    });
    expect(asked.coarse).toBe(policy);
    expect(used.coarse).not.toHaveProperty('standsIn');
  });

  it('have no stand-in where a file was asked for and is not there', () => {
    const missing = path.join(folder, 'none.gguf');
    expect(() => chooseModels({ policy, toolprm, outcome: missing })).toThrow(/none\.gguf.*--outcome/s);
    expect(() => chooseModels({ policy: missing, toolprm })).toThrow(/--policy/);
  });

  it('may be servers', () => {
    const { used } = chooseModels({ policy: 'http://localhost:8000', toolprm });
    expect(used.policy.name).toBe('http://localhost:8000');
  });
});

describe('the plan that is shown', () => {
  it('tells sizes and duration', () => {
    const text = planText(standardPlan, casesOf(standardPlan), 2);
    expect(text).toContain('10 seeds, 320 held-out queries');
    expect(text).toContain('160 of them searched');
    expect(text).toMatch(/About \d+ min with 2 jobs/);
  });

  it('expects less of a quick run', () => {
    expect(workOf(casesOf(quickPlan), quickPlan)).toBeLessThan(
      workOf(casesOf(standardPlan), standardPlan) / 20,
    );
  });

  it('writes durations as people say them', () => {
    expect([0.2, 40, 600, 4800].map(durationText)).toEqual(['1 s', '40 s', '10 min', '80 min']);
    expect(durationText(3 * 3600)).toBe('3 h 0 min');
  });
});

it('names the program by its sources', () => {
  expect(programHash()).toMatch(/^[0-9a-f]{64}$/);
  expect(programHash()).toBe(programHash());
});
