// An evaluation from end to end on scripted models: equal budgets, results that are never computed twice, and its report.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCalls } from '../../../src/calls/render.ts';
import { type CellStore, openCellStore } from '../../../src/evaluation/cell-store.ts';
import { paperMarkdown } from '../../../src/evaluation/paper/markdown.ts';
import { casesOf, type PaperPlan, quickPlan } from '../../../src/evaluation/paper/plan.ts';
import { paperPlots } from '../../../src/evaluation/paper/plots.ts';
import { type CaseResult, type PaperModels, runCase } from '../../../src/evaluation/paper/run-case.ts';
import { type PaperSetting, summarise } from '../../../src/evaluation/paper/summary.ts';
import { timeSearches } from '../../../src/evaluation/paper/timing.ts';
import { scriptedPolicy, scriptedReward, textNumber } from '../search/scripted.ts';

const plan: PaperPlan = { ...quickPlan, judged: 3, searched: 2, frontier: 1, widths: [1, 4] };
const cases = casesOf(plan);
const gold = new Map(cases.map(({ example }) => [example.query, renderCalls('hammer', example.calls)]));
const wrong = '[{"name": "nothing_of_the_kind", "arguments": {}}]';
const { signal } = new AbortController();

/** Every third sample is right; the reward model knows. Counts what is asked. */
function scripted(): { readonly models: PaperModels; readonly asked: { count: number } } {
  const asked = { count: 0 };
  const goldOf = (prompt: string): string => gold.get(prompt.split('\n')[0] ?? '') ?? '[]';
  const policyFor = (prompt: { text: string }) =>
    scriptedPolicy({
      abilities: { logprobs: true },
      before: async (request) => {
        asked.count += 1;
        prompt.text = request.beams[0]?.prompt ?? '';
      },
      write: (prefix, sample, seed) => {
        const right = goldOf(prompt.text);
        const fitting = [right, wrong].filter((text) => text.startsWith(prefix));
        const isRight = textNumber(`${sample} ${seed}`) < 0.4;
        return (fitting[isRight ? 0 : fitting.length - 1] ?? right).slice(prefix.length);
      },
      next: (prefix) => [
        { text: prefix === '' ? '[]' : '', logprob: -0.1, ...(prefix === '' ? {} : { end: true }) },
      ],
    });
  const reward = () =>
    scriptedReward({
      score: (text, item) => {
        asked.count += 1;
        return goldOf(item.prompt).startsWith(text) ? 0.9 : 0.1;
      },
    });
  const models: PaperModels = {
    policy: policyFor({ text: '' }),
    rewards: { toolprm: reward(), coarse: reward(), outcome: reward() },
    versions: { policy: 'p', toolprm: 't', coarse: 'c', outcome: 'o' },
    prompt: async ([message]) => `${message?.content ?? ''}\nCalls:\n`,
  };
  return { models, asked };
}

let folder = '';
let store: CellStore | undefined;
const results: CaseResult[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-paper-'));
  store = await openCellStore(path.join(folder, 'cells.jsonl'));
  const { models } = scripted();
  for (const of of cases) results.push(await runCase(of, models, { plan, store, program: '1' }, signal));
});
afterAll(async () => {
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

const setting: PaperSetting = {
  plan,
  models: {
    policy: { name: 'policy.gguf', version: 'p' },
    toolprm: { name: 'toolprm.gguf', version: 't' },
    coarse: { name: 'coarse.gguf', version: 'c' },
    outcome: { name: 'toolprm.gguf', version: 't', standsIn: true },
  },
  machine: 'a machine',
  date: '2026-01-01T00:00:00.000Z',
};

describe('the results of a query', () => {
  it('are taken from the store by a second run, which asks no model', async () => {
    const again = await openCellStore(path.join(folder, 'cells.jsonl'));
    const { models, asked } = scripted();
    for (const [index, of] of cases.entries()) {
      const result = await runCase(of, models, { plan, store: again, program: '1' }, signal);
      expect(result).toEqual(results[index]);
    }
    expect(asked.count).toBe(0);
    await again.close();
  });

  it('are computed again by another program', async () => {
    const again = await openCellStore(path.join(folder, 'cells.jsonl'));
    const { models, asked } = scripted();
    const [first] = cases;
    if (first !== undefined) await runCase(first, models, { plan, store: again, program: '2' }, signal);
    expect(asked.count).toBeGreaterThan(0);
    await again.close();
  });

  it('are only samples, their labels and a greedy response where it is not searched', () => {
    const judged = results.find(({ of }) => !of.isSearched);
    expect(Object.keys(judged?.searches ?? {})).toEqual(['greedy']);
    expect(judged?.sampled.responses).toHaveLength(plan.samples);
    expect(judged?.judged.toolprm.labels.length).toBeGreaterThan(0);
  });

  it('spend about the same tokens in best of n as in the reference', () => {
    for (const { searches, sampled } of results.filter(({ of }) => of.isSearched)) {
      const spent = searches['toolprm-4x8']?.tokens ?? 0;
      const longest = Math.max(...sampled.responses.map(({ tokens }) => tokens ?? 0));
      expect(spent).toBeGreaterThan(0);
      expect(searches['best-of-n']?.tokens).toBeLessThan(64 * longest + 1);
      expect(searches.majority?.tokens).toBe(searches['best-of-n']?.tokens);
    }
  });
});

describe('the report', () => {
  const summary = () => summarise(setting, results, cases.length, undefined);

  it('sees that reward models which know the gold calls are always right', () => {
    for (const figures of summary().rewardModels) {
      expect(figures.step.mean).toBe(1);
      expect(figures.trajectory.mean).toBe(1);
      expect(figures.loss.mean).toBeCloseTo(-Math.log(0.9), 9);
    }
  });

  it('compares every strategy on the same queries', () => {
    const { strategies, differences, frontier } = summary();
    expect(strategies.map(({ id }) => id)).toEqual([
      ...['greedy', 'toolprm-4x8', 'token-beam', 'majority', 'best-of-n', 'coarse'],
    ]);
    for (const { cases: count } of strategies) expect(count).toBe(4);
    const [greedy, reference] = strategies;
    const [gain] = differences;
    expect(gain?.than).toBe('greedy');
    const expected = (reference?.accuracy.mean ?? 0) - (greedy?.accuracy.mean ?? 0);
    expect(gain?.overSeeds.mean).toBeCloseTo(expected, 12);
    expect(gain?.overCases.mean).toBeCloseTo(expected, 12);
    expect((gain?.wins ?? 0) - (gain?.losses ?? 0)).toBeCloseTo(expected * 4, 9);
    expect(frontier.growingCandidates.map(({ candidates }) => candidates)).toEqual([1, 4]);
    for (const { cases: count, beams } of frontier.growingCandidates) expect([count, beams]).toEqual([2, 4]);
  });

  it('says what stands in for a model that is missing', () => {
    const text = paperMarkdown(summary());
    expect(text).toContain('ToolPRM as ORM');
    expect(text).toContain('best of n, ORM (ToolPRM stands in)');
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('names a file for each plot that it shows', () => {
    const plots = paperPlots(summary());
    const shown = [...paperMarkdown(summary()).matchAll(/\]\(([a-z-]+\.svg)\)/g)].map(([, name]) => name);
    expect(shown.toSorted()).toEqual(Object.keys(plots).sort());
  });

  it('says that it is partial while queries are missing, and leaves out what has no query yet', () => {
    const judgedOnly = results.filter(({ of }) => !of.isSearched);
    const partial = summarise(setting, judgedOnly, cases.length, undefined);
    const text = paperMarkdown(partial);
    expect(text).toContain('partial: 2 of 6');
    expect(text).not.toMatch(/NaN|undefined/);
    expect(Object.keys(paperPlots(partial))).toEqual(['reward-models.svg']);
  });

  it('tells the speed of searches that ran alone', async () => {
    const timing = await timeSearches(cases.slice(0, 3), scripted().models, plan, signal);
    // The first one warms up.
    expect(timing.searches).toHaveLength(2);
    expect(timing.firstCandidates).toHaveLength(2);
    const text = paperMarkdown(summarise(setting, results, cases.length, timing));
    expect(text).toContain('## Speed');
  });
});
