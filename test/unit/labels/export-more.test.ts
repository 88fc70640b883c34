// Labels of people as PRM800K, Math-Shepherd and preference pairs.
import { describe, expect, test } from 'vitest';
import { exportLabels } from '../../../src/labels/export-files.ts';
import { moreFormats } from '../../../src/labels/export-more.ts';
import { prm800kLines } from '../../../src/labels/export-prm800k.ts';
import { separatorSearch } from '../../../src/labels/export-trl.ts';
import type { Rating } from '../../../src/labels/label.ts';
import type { RatedNode } from '../../../src/labels/rated-node.ts';
import type { SearchEventBody } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { numberEvents, started } from '../log/build-log.ts';
import { labelled } from './build-labels.ts';

type Candidate = Extract<SearchEventBody, { type: 'candidate' }>;

/** `child: parent` pairs; each decision's text is its id in angle brackets. */
function treeFrom(parents: Readonly<Record<string, string | null>>, forced: readonly string[] = []) {
  const first = { ...started({ steps: 1, beams: 1, candidates: 1 }), search: 's1', prompt: 'P:', prefix: '' };
  const candidates = Object.entries(parents).map(
    ([id, parent], index): Candidate => ({
      type: 'candidate',
      step: index + 1,
      id,
      parent,
      source: forced.includes(id) ? 'forced' : 'sampled',
      decision: {
        kind: id === 'end' ? 'response-finished' : 'argument',
        text: `<${id}>`,
        start: 0,
        end: 3,
        call: 0,
        problems: [],
      },
    }),
  );
  return treeOf(numberEvents([first, ...candidates]));
}

function exported(
  parents: Readonly<Record<string, string | null>>,
  ratings: Readonly<Record<string, Rating>>,
  forced: readonly string[] = [],
) {
  const labels = Object.entries(ratings).map(([id, rating]) =>
    labelled(`r-${id}`, id, rating, { search: 's1' }),
  );
  const { files } = exportLabels([{ tree: treeFrom(parents, forced), labels }], {
    trl: { neutral: 'good', forced: 'join' },
    title: 't',
    producer: 'test',
    formats: moreFormats,
  });
  const rows = (name: string) =>
    (files.find((file) => file.name === name)?.text ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { files, rows };
}

const tree = { a: null, b: null, c: null, d: 'a', e: 'a', f: 'b', end: 'd' };

describe('labels of people', () => {
  test('as PRM800K keep neutral ratings and every rated sibling', () => {
    const { rows } = exported(tree, { a: 1, b: 0, c: -1, d: 1, e: -1, f: 1, end: 1 });
    const [best, branch, ...others] = rows('prm800k/train.jsonl');
    expect(others).toEqual([]);
    expect(
      best.label.steps.map((step: { completions: { text: string; rating: number }[] }) =>
        step.completions.map(({ text, rating }) => [text, rating]),
      ),
    ).toEqual([
      [
        ['<a>', 1],
        ['<b>', 0],
        ['<c>', -1],
      ],
      [
        ['<d>', 1],
        ['<e>', -1],
      ],
      [['<end>', 1]],
    ]);
    expect(best.label.steps.map((step: { chosen_completion: number }) => step.chosen_completion)).toEqual([
      0, 0, 0,
    ]);
    expect(best).toMatchObject({ search: 's1', question: { problem: 'P:', ground_truth_answer: null } });
    expect(best.label.finish_reason).toBe('solution');
    expect(branch.label.steps).toMatchObject([
      { completions: [{ text: '<b>' }] },
      { completions: [{ text: '<f>' }] },
    ]);
    expect(branch.label.finish_reason).toBe('give_up');
  });

  test('as preference pairs put good above bad siblings, never neutral ones', () => {
    const { rows } = exported(tree, { a: 1, b: 0, c: -1, d: 1, e: -1, f: -1 });
    expect(rows('preference/train.jsonl')).toMatchObject([
      { prompt: 'P:', chosen: '<a>', rejected: '<c>', kind: 'argument' },
      { prompt: 'P:<a>', chosen: '<d>', rejected: '<e>' },
    ]);
  });

  test('as Math-Shepherd have a marker for each label', () => {
    const { rows } = exported(tree, { a: 1, d: -1 });
    expect(rows('math-shepherd/train.jsonl')).toMatchObject([
      { input: 'P:<a> ки\n<d> ки\n', label: 'P:<a> +\n<d> -\n', task: 'tool-calls' },
    ]);
  });

  test('reach over forced decisions that nobody rated', () => {
    const { rows } = exported({ a: null, x: 'a', d: 'x', e: 'x' }, { a: 1, d: 1, e: -1 }, ['x']);
    expect(rows('preference/train.jsonl')).toMatchObject([
      { prompt: 'P:<a>', chosen: '<x><d>', rejected: '<x><e>' },
    ]);
  });

  test('are written beside the usual files, with checksums, and the card names them', () => {
    const { files } = exported(tree, { a: 1, c: -1 });
    const names = files.map(({ name }) => name);
    for (const format of moreFormats) {
      expect(names).toContain(`${format}/train.jsonl`);
      expect(files.find(({ name }) => name === 'SHA256SUMS')?.text).toContain(`  ${format}/train.jsonl\n`);
      expect(files.find(({ name }) => name === 'README.md')?.text).toContain(`- \`${format}/\``);
    }
  });
});

test('PRM800K lines that branch twice have the chosen decision alone before the branch', () => {
  const node = (text: string, rating: Rating, children: readonly RatedNode[] = []): RatedNode => ({
    kind: 'argument',
    text,
    rating,
    flagged: false,
    weight: 1,
    children,
  });
  const roots = [node('a', 1, [node('b', 1, [node('x', 1)]), node('c', 1, [node('y', -1)])]), node('z', -1)];
  const head = { labeller: 'l', time: null, prompt: 'P', answer: null, more: {} };
  const texts = [...prm800kLines(head, roots)].map((line) =>
    JSON.parse(JSON.stringify(line)).label.steps.map((step: { completions: { text: string }[] }) =>
      step.completions.map(({ text }) => text).join(),
    ),
  );
  expect(texts).toEqual([
    ['a,z', 'b,c', 'x'],
    ['a', 'c', 'y'],
  ]);
});

test('a step separator is found in one pass, however many are taken', () => {
  const search = separatorSearch();
  for (const step of ['a\n', '\n\n', ' ки\n', 'x<|step|>', '<|step_1|><|step_2|>', '<|step_4|>'])
    search.look(step);
  expect(search.found()).toBe('<|step_3|>');
});
