// Export formats: what is written in each can be read back to the labels that it came from.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitResponse } from '../../../src/calls/split.ts';
import type { ExportFormat, RowOptions } from '../../../src/datasets/export/format.ts';
import { exportFormats } from '../../../src/datasets/export/formats.ts';
import { type ExportUnit, exampleUnits, rolloutUnits } from '../../../src/datasets/export/unit.ts';
import type { LabelledRollout } from '../../../src/datasets/rollout/labelled-rollout.ts';
import { shepherdMarker } from '../../../src/labels/export-shepherd.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';
import { parsed, prm800kRatings, readers } from './export-readers.ts';
import { anyLabelled, collect, exampleOf, oslo, type Sampled, seven, stream } from './rollout-examples.ts';

const options: RowOptions = { view: 'steps', stopAtFirstBad: false, callFormat: 'hammer' };

function formatNamed(name: string): ExportFormat {
  const format = exportFormats.find((each) => each.name === name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
}

const unitsOf = ({ examples, labelled }: Sampled): Promise<ExportUnit[]> =>
  collect(rolloutUnits(labelled, stream(examples)));

function rowsOf(name: string, units: readonly ExportUnit[], more: Partial<RowOptions> = {}) {
  const leftOut: string[] = [];
  const rows = units.flatMap((unit) => [
    ...formatNamed(name).rows(unit, { ...options, ...more }, (what) => leftOut.push(what)),
  ]);
  return { rows, leftOut };
}

/** Distinct responses with their steps, as the exports should hold them. */
const expected = (units: readonly ExportUnit[], keep: (rollout: LabelledRollout) => boolean = () => true) =>
  units.flatMap(({ prompt, rollouts }) =>
    rollouts
      .filter((rollout) => rollout.steps.length > 0 && keep(rollout))
      .map(({ steps }) => ({
        prompt,
        steps: steps.map(({ text, label }) => ({ text, good: label === '+' })),
      })),
  );

const forAll = (check: (units: ExportUnit[], sampled: Sampled) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(anyLabelled, async (drawn) => {
      const sampled = await drawn;
      await check(await unitsOf(sampled), sampled);
    }),
    { numRuns: 150 },
  );

describe('rows of one response', () => {
  test.each(['toolprm', 'trl-stepwise', 'rlhflow'])(
    'in %s are read back to the labelled steps',
    async (name) => {
      await forAll((units) => {
        const { rows, leftOut } = rowsOf(name, units);
        expect(rows.map((row) => readers[name]?.(row))).toEqual(expected(units));
        const without = units.flatMap(({ rollouts }) => rollouts).filter(({ steps }) => steps.length === 0);
        expect(leftOut).toHaveLength(without.length);
      });
    },
  );

  test('in math-shepherd are read back, but for those that contain the marker, which are counted', async () => {
    await forAll((units) => {
      const { rows, leftOut } = rowsOf('math-shepherd', units);
      const clean = ({ response, prompt }: LabelledRollout): boolean =>
        !`${prompt}${response}`.includes(shepherdMarker);
      // What follows the last step of a broken response is not in the row.
      const kept = rows.map((row) => readers['math-shepherd']?.(row));
      const inSteps = ({ steps, prompt }: LabelledRollout): boolean =>
        clean({ prompt, response: steps.map(({ text }) => text).join('') } as LabelledRollout);
      expect(kept).toEqual(expected(units, inSteps));
      const dropped = units.flatMap(({ rollouts }) => rollouts).length - rows.length;
      expect(leftOut).toHaveLength(dropped);
    });
  });

  test('have the columns that their card names', async () => {
    await forAll((units) => {
      for (const format of exportFormats) {
        const columns = format.columns.map((column) => column.name).sort();
        for (const row of rowsOf(format.name, units).rows) expect(Object.keys(row).sort()).toEqual(columns);
      }
    });
  });

  test('count equal samples', async () => {
    await forAll((units, { labelled }) => {
      const counts = units.flatMap(({ rollouts }) => rollouts.map(({ count }) => count));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(labelled.length);
    });
  });

  test('of the coarse view have no label for arguments, and the same text', async () => {
    await forAll((units) => {
      const { rows } = rowsOf('toolprm', units, { view: 'coarse' });
      for (const row of rows) {
        for (const { kind } of parsed(row).steps) expect(kind).not.toBe('argument');
      }
      const whole = rows.filter((row) => parsed(row).steps.at(-1).kind === 'response-finished');
      for (const row of whole) {
        const text = parsed(row)
          .steps.map((step: { readonly text: string }) => step.text)
          .join('');
        expect(splitResponse('hammer', text).failure).toBeUndefined();
      }
    });
  });

  test('of the outcome view have one label: whether the response is right', async () => {
    await forAll((units) => {
      for (const row of rowsOf('toolprm', units, { view: 'outcome' }).rows) {
        const { steps, label } = parsed(row);
        expect(steps).toHaveLength(1);
        expect(steps[0].label).toBe(label);
      }
    });
  });

  test('may end at their first wrong decision', async () => {
    await forAll((units) => {
      for (const row of rowsOf('trl-stepwise', units, { stopAtFirstBad: true }).rows) {
        const labels: boolean[] = parsed(row).labels;
        expect(labels.slice(0, -1).every((good) => good)).toBe(true);
      }
    });
  });
});

/** Every decision that was sampled after right ones, by what stands before it. */
function reachable({ rollouts }: ExportUnit): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { steps } of rollouts) {
    let before = '';
    for (const { text, label, kind } of steps) {
      found.set(JSON.stringify([before, text, kind === 'response-finished']), label === '+');
      if (label === '-') break;
      before += text;
    }
  }
  return found;
}

describe('rows of one example', () => {
  test('in prm800k hold every decision after right ones, wrong ones once, and nothing else', async () => {
    await forAll((units) => {
      for (const unit of units) {
        const { rows } = rowsOf('prm800k', [unit]);
        const read = rows.flatMap(prm800kRatings);
        const sampled = Array.from(reachable(unit), ([key, good]) => {
          const [before, text] = JSON.parse(key);
          return JSON.stringify([before, text, good]);
        });
        const written = read.map(({ before, text, good }) => JSON.stringify([before, text, good]));
        expect([...new Set(written)].sort()).toEqual([...new Set(sampled)].sort());
        const wrong = read.filter(({ good }) => !good);
        expect(new Set(wrong.map(({ before, text }) => `${before}|${text}`)).size).toBe(wrong.length);
        for (const row of rows) expect(parsed(row).question.problem).toBe(unit.prompt);
      }
    });
  });

  test('in preference pair every wrong decision after right ones with a right one at the same place', async () => {
    await forAll((units) => {
      for (const unit of units) {
        const { rows, leftOut } = rowsOf('preference', [unit]);
        const known = reachable(unit);
        const wrong = [...known].filter(([, good]) => !good);
        expect(rows.length + leftOut.length).toBe(wrong.length);
        for (const row of rows) {
          const { prompt, chosen, rejected, kind, chosen_from: from } = parsed(row);
          expect(prompt.startsWith(unit.prompt)).toBe(true);
          const before = prompt.slice(unit.prompt.length);
          const end = (text: string): boolean | undefined =>
            known.get(JSON.stringify([before, text, false])) ??
            known.get(JSON.stringify([before, text, true]));
          expect(known.get(JSON.stringify([before, rejected, kind === 'response-finished']))).toBe(false);
          if (from === 'sample') expect(end(chosen)).toBe(true);
          else expect(unit.gold.startsWith(before + chosen)).toBe(true);
        }
      }
    });
  });
});

describe('rows for LLaMA-Factory', () => {
  const offered = (row: JsonObject) => JSON.parse(parsed(row).tools);
  const callsOf = ({ from, value }: { readonly from: string; readonly value: string }) => {
    if (from !== 'function_call') return undefined;
    const calls = JSON.parse(value);
    return Array.isArray(calls) ? calls : [calls];
  };

  test('alternate turns, and hold query, tools and gold calls', async () => {
    await forAll(async (_, { examples }) => {
      const units = await collect(exampleUnits(examples, () => '', 'hammer'));
      const { rows } = rowsOf('llama-factory', units);
      expect(rows).toHaveLength(examples.length);
      for (const [index, row] of rows.entries()) {
        const [human, answer, ...others] = parsed(row).conversations;
        expect(others).toEqual([]);
        expect(human).toEqual({ from: 'human', value: examples[index]?.query });
        expect(callsOf(answer) ?? []).toEqual(examples[index]?.calls);
        expect(offered(row)).toHaveLength(2);
        expect(offered(row)[0]).toMatchObject({ name: 'get_weather', parameters: { type: 'object' } });
      }
    });
  });

  test('rank a right response above each wrong one', async () => {
    await forAll((units) => {
      const { rows } = rowsOf('llama-factory-ranking', units);
      const wrong = units.flatMap(({ rollouts }) => rollouts).filter(({ label }) => label === '-');
      expect(rows).toHaveLength(wrong.length);
      for (const row of rows) {
        const { conversations, chosen, rejected } = parsed(row);
        expect(conversations).toHaveLength(1);
        expect(chosen).not.toEqual(rejected);
        expect(['gpt', 'function_call']).toContain(rejected.from);
      }
    });
  });

  test('like right responses and no others', async () => {
    await forAll((units) => {
      const { rows } = rowsOf('llama-factory-kto', units);
      const labels = units.flatMap(({ rollouts }) => rollouts.map(({ label }) => label === '+'));
      expect(rows.map((row) => parsed(row).kto_tag)).toEqual(labels);
    });
  });
});

test('rows for a policy are the prompt and the gold calls', async () => {
  const examples = [exampleOf(0, [oslo, seven]), exampleOf(1, [])];
  const units = await collect(exampleUnits(examples, ({ query }) => `${query}\nCalls:\n`, 'hammer'));
  expect(rowsOf('sft', units).rows).toMatchObject([
    {
      prompt: 'Query 0\nCalls:\n',
      completion:
        '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}, {"name": "set_alarm", "arguments": {"time": "07:00"}}]',
    },
    { prompt: 'Query 1\nCalls:\n', completion: '[]' },
  ]);
});
