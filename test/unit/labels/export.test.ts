// Exports: the lossless lines, TRL's stepwise rows, the report and the files around them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/labels/digest.ts';
import { type ExportOptions, exportLabels } from '../../../src/labels/export-files.ts';
import { exportSources, type LabelledSearch } from '../../../src/labels/export-source.ts';
import { stepSeparator, type TrlOptions, trlRows } from '../../../src/labels/export-trl.ts';
import type { LabelRecord, Rating } from '../../../src/labels/label.ts';
import { labelsOf } from '../../../src/labels/project.ts';
import { reportText } from '../../../src/labels/report-text.ts';
import type { SearchEventBody } from '../../../src/log/events.ts';
import type { SearchTree } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { numberEvents, started, syntheticLog } from '../log/build-log.ts';
import { hostileText, labelled } from './build-labels.ts';

const size = { steps: 5, beams: 2, candidates: 3 };
const options: ExportOptions = { trl: { neutral: 'bad' }, title: 'weather', producer: 'test 1' };

type Candidate = Extract<SearchEventBody, { type: 'candidate' }>;
type Header = Extract<SearchEventBody, { type: 'search-started' }>;

/** A tree from `child: parent` pairs; each decision's text is its id in angle brackets. */
function treeFrom(
  parents: Readonly<Record<string, string | null>>,
  more: Partial<Candidate> = {},
  header: Partial<Header> = {},
): SearchTree {
  const first = { ...started(size), search: 's1', ...header } as Header;
  const candidates = Object.entries(parents).map(
    ([id, parent], index): Candidate => ({
      type: 'candidate',
      step: index + 1,
      id,
      parent,
      source: 'sampled',
      decision: {
        kind: 'argument',
        text: `<${id}>`,
        start: 0,
        end: 3,
        call: 0,
        name: id,
        value: 1,
        problems: [],
      },
      ...more,
    }),
  );
  return treeOf(numberEvents([first, ...candidates]));
}

const ratings = (said: Readonly<Record<string, Rating>>, search = 's1'): LabelRecord[] =>
  Object.entries(said).map(([id, rating]) => labelled(`r-${search}-${id}`, id, rating, { search }));

const rowsOf = (tree: SearchTree, labels: readonly LabelRecord[], trl: TrlOptions = { neutral: 'bad' }) =>
  trlRows(exportSources([{ tree, labels }], [{ name: 'train', share: 1 }]).sources, trl);

const shape = (tree: SearchTree, labels: readonly LabelRecord[], trl?: TrlOptions) =>
  rowsOf(tree, labels, trl).rows.map(({ completions, labels: bits }) => [completions.join(''), ...bits]);

const fork = { a: null, b: 'a', c: 'a', d: 'b' };

describe('stepwise rows', () => {
  it('are the longest rated paths', () => {
    expect(shape(treeFrom(fork), ratings({ a: 1, b: 1, c: -1, d: -1 }))).toEqual([
      ['<a><c>', true, false],
      ['<a><b><d>', true, true, false],
    ]);
  });

  it('end before the first step without a rating', () => {
    const found = rowsOf(treeFrom(fork), ratings({ a: 1, c: 1, d: 1 }));
    expect(found.rows.map(({ candidates }) => candidates)).toEqual([['a', 'c']]);
    expect(found.unreachable).toBe(1);
  });

  it('map neutral as asked', () => {
    const labels = ratings({ a: 1, b: 0, d: 1 });
    expect(shape(treeFrom(fork), labels, { neutral: 'good' })).toEqual([['<a><b><d>', true, true, true]]);
    expect(shape(treeFrom(fork), labels, { neutral: 'bad' })).toEqual([['<a><b><d>', true, false, true]]);
    expect(shape(treeFrom(fork), labels, { neutral: 'unrated' })).toEqual([['<a>', true]]);
  });

  it('may end at the first bad step, or be one a candidate', () => {
    const labels = ratings({ a: 1, b: -1, d: 1 });
    expect(shape(treeFrom(fork), labels, { neutral: 'bad', stopAtFirstBad: true })).toEqual([
      ['<a><b>', true, false],
    ]);
    expect(shape(treeFrom(fork), labels, { neutral: 'bad', paths: 'every' })).toHaveLength(3);
  });

  it('join forced steps that nobody rated, where asked', () => {
    const body = (id: string, parent: string | null, source: Candidate['source']): Candidate => ({
      type: 'candidate',
      step: 1,
      id,
      parent,
      source,
      decision: { kind: 'call-finished', text: `<${id}>`, start: 0, end: 3, call: 0, problems: [] },
    });
    const tree = treeOf(
      numberEvents([
        { ...started(size), search: 's1' } as Header,
        body('a', null, 'sampled'),
        body('f', 'a', 'forced'),
        body('b', 'f', 'sampled'),
      ]),
    );
    const labels = ratings({ a: 1, b: 1 });
    expect(shape(tree, labels)).toEqual([['<a>', true]]);
    const [row] = rowsOf(tree, labels, { neutral: 'bad', forced: 'join' }).rows;
    expect(row?.completions).toEqual(['<a>', '<f><b>']);
  });

  it('begin after what a fork was given', () => {
    const [row] = rowsOf(treeFrom({ a: null }, {}, { prefix: '[{"name": "f' }), ratings({ a: 1 })).rows;
    expect(row?.prompt.endsWith('[{"name": "f')).toBe(true);
  });

  it('never begin in the middle: what lost its parent is in none', () => {
    expect(rowsOf(treeFrom({ a: 'lost' }), ratings({ a: 1 }))).toMatchObject({ rows: [], unreachable: 1 });
  });

  it('are there once, and contradictions are counted', () => {
    const tree = treeFrom({ a: null });
    const again = treeFrom({ a: null }, {}, { search: 's2' });
    const both = (rating: Rating) =>
      trlRows(
        exportSources(
          [
            { tree, labels: ratings({ a: 1 }) },
            { tree: again, labels: ratings({ a: rating }, 's2') },
          ],
          [{ name: 'train', share: 1 }],
        ).sources,
        { neutral: 'bad' },
      );
    expect(both(1)).toMatchObject({ duplicates: 1, conflicting: 0, rows: [{}] });
    expect(both(-1)).toMatchObject({ duplicates: 0, conflicting: 1, rows: [{}, {}] });
  });

  it('of any rated tree hold exactly the ratings on rated paths', () => {
    const shapes = fc.array(
      fc.record({ parent: fc.nat(), rating: fc.constantFrom<Rating | undefined>(-1, 0, 1, undefined) }),
    );
    fc.assert(
      fc.property(shapes, (nodes) => {
        const parents: Record<string, string | null> = {};
        const said: Record<string, Rating> = {};
        nodes.forEach(({ parent, rating }, index) => {
          parents[`n${index}`] = index === 0 || parent % (index + 1) === index ? null : `n${parent % index}`;
          if (rating !== undefined) said[`n${index}`] = rating;
        });
        const found = rowsOf(treeFrom(parents), ratings(said));
        const inRows = new Set(found.rows.flatMap(({ candidates }) => candidates));
        expect(inRows.size + found.unreachable).toBe(Object.keys(said).length);
        for (const row of found.rows) {
          expect(row.ratings).toEqual(row.candidates.map((id) => said[id]));
          expect(row.labels).toEqual(row.ratings.map((rating) => rating > 0));
          expect(row.candidates.map((id) => parents[id])).toEqual([null, ...row.candidates.slice(0, -1)]);
        }
      }),
    );
  });
});

describe('the step separator', () => {
  it('is a line feed where no step has one, as in TRL', () => {
    expect(stepSeparator([{ completions: ['a', 'b'] }])).toBe('\n');
  });

  it('cuts any steps apart again', () => {
    const step = fc.oneof(
      hostileText,
      fc.constantFrom('\n', '\n\n', '<|step|>', '<|step_1|>', ' ки\n', '<|st'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1 })), (rows) => {
        const separator = stepSeparator(rows.map((completions) => ({ completions })));
        for (const completions of rows) {
          let rest = completions.map((text) => text + separator).join('');
          for (const text of completions) {
            expect(rest.indexOf(separator)).toBe(text.length);
            rest = rest.slice(text.length + separator.length);
          }
        }
      }),
    );
  });
});

function randomSearch(): LabelledSearch {
  const tree = treeOf(syntheticLog(size));
  const labels = tree.nodes.map(({ id }, index) =>
    labelled(`r${index}`, id, index % 3 === 0 ? -1 : 1, {
      search: 'b7c1',
      labeller: index % 2 === 0 ? 'Ada' : 'Ben',
    }),
  );
  return { tree, labels };
}

describe('the lossless lines', () => {
  it('give back the labels and all that was known', () => {
    const search = randomSearch();
    const [file] = exportLabels([search], options).files.filter(({ name }) => name.startsWith('labels/'));
    const lines = (file?.text ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(search.tree.nodes.length);
    expect(labelsOf(lines.flatMap(({ records }) => records))).toEqual(labelsOf(search.labels));
    const { tree } = search;
    for (const line of lines) {
      const node = tree.node(line.candidate);
      expect(line.decision).toEqual(node?.decision);
      expect(line.verdict).toEqual(node?.verdict);
      expect(line.score).toEqual(node?.score);
      expect(line.path).toHaveLength((node?.depth ?? 0) - 1);
      expect(line).toMatchObject({
        query: tree.header?.query,
        settings: tree.header?.settings,
        pathWhole: true,
      });
    }
  });
});

describe('the report', () => {
  const file = (searches: readonly LabelledSearch[], more: Partial<ExportOptions> = {}) =>
    exportLabels(searches, { ...options, ...more }).report;

  it('counts labels by kind of step and says what was left out', () => {
    const report = file([
      {
        tree: treeFrom(fork),
        labels: [...ratings({ a: 1, b: 0, d: -1, gone: 1 }), ...ratings({ a: 1 }, 'other')],
      },
    ]);
    expect(report.kinds).toEqual([{ kind: 'argument', good: 1, neutral: 1, bad: 1 }]);
    expect(report.leftOut).toEqual({ otherSearch: 1, unknownCandidate: 1, noHeader: 0, unreachable: 0 });
  });

  it('says how many labels lie behind max_length', () => {
    const tokens = { count: (text: string) => text.length, way: 'counted in characters' };
    const tree = treeFrom(fork, {}, { prompt: 'P'.repeat(100) });
    const labels = ratings({ a: 1, b: 1, d: 1 });
    expect(file([{ tree, labels }], { tokens, maxLength: 111 }).length).toMatchObject({
      rowsCut: 1,
      labelsCut: 1,
      way: 'counted in characters',
      tokens: [{ upTo: 128, rows: 1 }],
    });
    expect(file([{ tree, labels }], { tokens, maxLength: 106 }).length).toMatchObject({
      rowsCut: 1,
      labelsCut: 2,
    });
    expect(file([{ tree, labels }], { tokens, maxLength: 112 }).length.labelsCut).toBe(0);
  });

  it('finds a conversation in two splits, and never makes one', () => {
    const search = (id: string, query: string, split?: string): LabelledSearch => ({
      tree: treeFrom({ a: null }, {}, { search: id, messages: [{ role: 'user', content: query }] }),
      labels: ratings({ a: 1 }, id),
      ...(split === undefined ? {} : { split }),
    });
    expect(file([search('s1', 'q', 'train'), search('s2', 'q', 'test')]).leakage).toMatchObject({
      prompts: [expect.any(String)],
      promptsWithTools: [expect.any(String)],
      toolSets: 1,
    });
    const splits = [
      { name: 'train', share: 8 },
      { name: 'test', share: 2 },
    ];
    const many = Array.from({ length: 200 }, (_, index) => search(`s${index}`, `question ${index % 100}`));
    const report = file(many, { splits });
    expect(report.leakage.prompts).toEqual([]);
    const test = report.splits.find(({ name }) => name === 'test')?.searches ?? 0;
    expect(test).toBeGreaterThan(15);
    expect(test).toBeLessThan(70);
  });

  it('finds secrets without repeating them', () => {
    const secret = `sk-${'a1'.repeat(12)}`;
    const tree = treeFrom({ a: null }, {}, { query: `use ${secret}` });
    const { report, files } = exportLabels([{ tree, labels: ratings({ a: 1 }) }], options);
    expect(report.secrets).toEqual([{ search: 's1', where: 'query' }]);
    expect(reportText(report)).toContain('looks like a secret');
    expect(reportText(report)).not.toContain(secret);
    expect(files.find(({ name }) => name === 'README.md')?.text).not.toContain(secret);
  });

  it('asks for a licence', () => {
    expect(reportText(file([randomSearch()]))).toContain('no licence');
    expect(reportText(file([randomSearch()], { licence: 'cc-by-4.0' }))).toContain('Licence: "cc-by-4.0"');
  });
});

describe('the files', () => {
  it('do not depend on the order of the searches', () => {
    const searches = [...'cab'].map((id) => ({
      tree: treeFrom(fork, {}, { search: id, query: id, messages: [{ role: 'user' as const, content: id }] }),
      labels: ratings({ a: 1, b: -1 }, id),
    }));
    expect(exportLabels(searches.toReversed(), options)).toEqual(exportLabels(searches, options));
  });

  it('have checksums, and name each other', () => {
    const { files } = exportLabels([randomSearch()], { ...options, licence: 'mit' });
    expect(files.map(({ name }) => name)).toEqual([
      'README.md',
      'dataset_info.json',
      'labels/train.jsonl',
      'stepwise/train.jsonl',
      'SHA256SUMS',
    ]);
    for (const line of (files.at(-1)?.text ?? '').trimEnd().split('\n')) {
      const [sum, name] = line.split('  ');
      expect(sha256(files.find((file) => file.name === name)?.text ?? '')).toBe(sum);
    }
    const rows =
      files
        .find(({ name }) => name.startsWith('stepwise/'))
        ?.text.trimEnd()
        .split('\n') ?? [];
    const info = JSON.parse(files.find(({ name }) => name === 'dataset_info.json')?.text ?? '');
    expect(info.splits.train.num_examples).toBe(rows.length);
    for (const row of rows)
      expect(Object.keys(JSON.parse(row)).sort()).toEqual(Object.keys(info.features).sort());
  });

  it('stay in shape whatever people and models wrote', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (query, note) => {
        const tree = treeFrom(
          { a: null },
          {},
          { query, messages: [{ role: 'user', content: query }], search: `s${query}` },
        );
        const labels = [labelled('r1', 'a', 1, { search: `s${query}`, note, labeller: note })];
        const { files } = exportLabels([{ tree, labels, split: query }], { ...options, title: note });
        for (const { name, text } of files) {
          expect(name).toMatch(/^[A-Za-z0-9._/-]+$/);
          expect(name).not.toContain('..');
          expect(text).not.toContain('\r');
          if (name.endsWith('.jsonl')) expect(text.split(/[\n\u0085\u2028\u2029]/)).toHaveLength(2);
        }
        const card = files.find(({ name }) => name === 'README.md')?.text ?? '';
        expect(card).not.toMatch(/^(?!.*`).*<img/m);
        expect(card.split('\n---\n')).toHaveLength(2);
      }),
    );
  });

  it('refuse splits that would overwrite each other', () => {
    const searches = ['a/b', 'a b'].map((split, index) => ({
      tree: treeFrom({ a: null }, {}, { search: `s${index}`, query: split }),
      labels: ratings({ a: 1 }, `s${index}`),
      split,
    }));
    expect(() => exportLabels(searches, options)).toThrow('rename one');
    expect(() => exportLabels([], { ...options, splits: [{ name: 'train', share: 0 }] })).toThrow('share');
  });

  it('of nothing are a card that says so', () => {
    const { files, report } = exportLabels([], options);
    expect(files.map(({ name }) => name)).toEqual(['README.md', 'dataset_info.json', 'SHA256SUMS']);
    expect(reportText(report)).toContain('No candidate has a rating.');
  });
});
