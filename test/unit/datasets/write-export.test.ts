// A written export: files by split, a card, checksums; the same bytes for the same data.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCalls } from '../../../src/calls/render.ts';
import { exportFormats } from '../../../src/datasets/export/formats.ts';
import { exampleUnits, rolloutUnits } from '../../../src/datasets/export/unit.ts';
import {
  FolderInUseError,
  type WriteExportOptions,
  writeExport,
} from '../../../src/datasets/export/write-export.ts';
import { labelRollouts } from '../../../src/datasets/rollout/label-rollouts.ts';
import { collect, exampleOf, oslo, rolloutOf, seven, stream } from './rollout-examples.ts';

let root = '';
let number = 0;
const newFolder = (): string => {
  number += 1;
  return path.join(root, `${number}`);
};
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'toolprm-export-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const options: WriteExportOptions = {
  title: 'Weather | <b>',
  producer: 'test 1',
  options: { view: 'steps', stopAtFirstBad: false, callFormat: 'hammer' },
};
const examples = [exampleOf(0, [oslo]), exampleOf(1, [seven], { split: 'test' }), exampleOf(2, [])];
const gold = renderCalls('hammer', [oslo]);
const rollouts = [
  rolloutOf('e0', 0, gold),
  rolloutOf(
    'e0',
    1,
    renderCalls('hammer', [{ name: 'get_weather', arguments: { city: 'Zürich\u2028\nRome' } }]),
  ),
  rolloutOf('e0', 2, gold),
  rolloutOf('e1', 0, 'Sorry.'),
  rolloutOf('e1', 1, renderCalls('hammer', [seven])),
  rolloutOf('e1', 2, '[]'),
];

async function written(name: string, more: Partial<WriteExportOptions> = {}, folder = newFolder()) {
  const format = exportFormats.find((each) => each.name === name);
  if (format === undefined) throw new Error(`no format ${name}`);
  const labelled = await collect(labelRollouts(rollouts, examples));
  const units =
    format.needs === 'examples'
      ? exampleUnits(examples, ({ query }) => query, 'hammer')
      : rolloutUnits(labelled, stream(examples));
  const made = await writeExport(units, format, folder, { ...options, ...more });
  const files = new Map<string, string>();
  for (const name_ of made.files) files.set(name_, await readFile(path.join(folder, name_), 'utf8'));
  return { made, files, folder };
}

describe.each(exportFormats.map(({ name }) => name))('an export as %s', (name) => {
  test('has data by split, a card, dataset_info and true checksums, and nothing else', async () => {
    const { made, files, folder } = await written(name);
    const names = ['README.md', 'SHA256SUMS', 'data/test.jsonl', 'data/train.jsonl', 'dataset_info.json'];
    expect(made.files).toEqual(names);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([...names, 'data'].sort());
    const sums = (files.get('SHA256SUMS') ?? '').trimEnd().split('\n');
    expect(sums).toHaveLength(4);
    for (const line of sums) {
      const [digest, file = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files.get(file) ?? '')
          .digest('hex'),
      ).toBe(digest);
    }
  });

  test('is UTF-8 with line feeds, one object a line, the same every time', async () => {
    const { files, made } = await written(name);
    for (const text of files.values()) {
      expect(text).not.toMatch(/\r|\uFEFF|\uFFFD/);
      expect(text.endsWith('\n')).toBe(true);
    }
    const lines = ['train', 'test'].flatMap((split) =>
      (files.get(`data/${split}.jsonl`) ?? '').trimEnd().split('\n'),
    );
    for (const line of lines) {
      expect(line).not.toMatch(/[\u2028\u2029\u0085]/);
      expect(JSON.parse(line)).toBeTypeOf('object');
    }
    expect(lines).toHaveLength(made.tally.rows);
    expect((await written(name)).files).toEqual(files);
  });

  test('names its columns in dataset_info, or is registered with LLaMA-Factory', async () => {
    const { files } = await written(name, { title: 'w' });
    const info = JSON.parse(files.get('dataset_info.json') ?? '');
    const [row] = (files.get('data/train.jsonl') ?? '').split('\n').map((line) => JSON.parse(line || '{}'));
    if (name.startsWith('llama-factory')) {
      expect(Object.keys(info)).toEqual(['w_test', 'w_train']);
      expect(info.w_train).toMatchObject({ file_name: 'data/train.jsonl', formatting: 'sharegpt' });
      for (const column of Object.values(info.w_train.columns)) expect(row).toHaveProperty(String(column));
    } else {
      expect(Object.keys(info.features)).toEqual(expect.arrayContaining(Object.keys(row)));
      expect(info.splits.train.num_examples).toBeGreaterThan(0);
    }
  });
});

describe('a written export', () => {
  test('counts the labels that its rows have', async () => {
    const coarse = { options: { ...options.options, view: 'coarse' } } as const;
    const [all, some] = [await written('toolprm'), await written('toolprm', coarse)];
    expect(all.made.tally.kinds.map(({ kind }) => kind)).toContain('argument');
    expect(some.made.tally.kinds.map(({ kind }) => kind)).not.toContain('argument');
    expect(some.files.get('README.md')).toContain('Arguments have no label of their own');
  });

  test('says nothing of a view where the format has one form', async () => {
    const { files } = await written('prm800k', { options: { ...options.options, view: 'outcome' } });
    expect(files.get('README.md')).not.toContain('one label');
  });

  test('has a card with front matter, counts, and what to look at', async () => {
    const { files } = await written('trl-stepwise', { licence: 'cc-by-4.0' });
    const card = files.get('README.md') ?? '';
    expect(card.startsWith('---\nlicense: "cc-by-4.0"\n')).toBe(true);
    expect(card).toContain('config_name: trl-stepwise');
    expect(card).toContain('path: data/test.jsonl');
    expect(card).toContain('Left out: 1 responses without a labelled step.');
    // Names are data, whatever they contain.
    expect(card).toContain('# ` Weather ¦ <b> `');
    expect(JSON.parse(files.get('dataset_info.json') ?? '').step_separator).toBe('\n');
  });

  test('warns where no licence is given, and where splits share tools', async () => {
    const { files, made } = await written('toolprm');
    expect(files.get('README.md')).toContain('Warning: no licence is given.');
    expect(made.tally.leakage).toEqual({ prompts: 0, toolSets: 1 });
    expect(files.get('README.md')).toContain('1 tool sets are in more than one split');
  });

  test('is never mixed with another', async () => {
    const folder = newFolder();
    await mkdir(folder);
    await writeFile(path.join(folder, 'mine.txt'), 'mine');
    await expect(written('toolprm', {}, folder)).rejects.toThrow(FolderInUseError);
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  test('that is stopped holds whole lines and no checksums', async () => {
    const folder = newFolder();
    const labelled = await collect(labelRollouts(rollouts, examples));
    async function* stopped() {
      for await (const unit of rolloutUnits(labelled)) {
        yield unit;
        throw new DOMException('stopped', 'AbortError');
      }
    }
    const [format] = exportFormats;
    if (format === undefined) throw new Error('no format');
    await expect(writeExport(stopped(), format, folder, options)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await readdir(folder)).toEqual(['data']);
    const text = await readFile(path.join(folder, 'data/train.jsonl'), 'utf8');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toHaveLength(2);
  });

  test('refuses splits that would be the same file', async () => {
    async function* units() {
      for await (const unit of exampleUnits(examples, () => '', 'hammer')) {
        yield unit;
        yield { ...unit, split: 'Train' };
      }
    }
    const format = exportFormats.find(({ name }) => name === 'sft');
    if (format === undefined) throw new Error('no format');
    await expect(writeExport(units(), format, newFolder(), options)).rejects.toThrow(/the same file/);
  });
});
