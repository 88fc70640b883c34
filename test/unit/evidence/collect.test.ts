// What one search tells about its tools.
import { describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import type { Place, PlaceSummary, SearchEvidence } from '../../../src/evidence/summary.ts';
import { labelsOf } from '../../../src/labels/project.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { labelled } from '../labels/build-labels.ts';
import { syntheticLog } from '../log/build-log.ts';
import { booking, searched, treeOfSearch } from './searched.ts';

function collected(tree: Parameters<typeof collectEvidence>[0]): SearchEvidence {
  const evidence = collectEvidence(tree);
  if (evidence === undefined) throw new Error('the log has no first line');
  return evidence;
}

function at(evidence: SearchEvidence, place: Place): PlaceSummary {
  const found = evidence.places.find(
    ({ tool, parameter, value }) =>
      tool === place.tool && parameter === place.parameter && value === place.value,
  );
  if (found === undefined) throw new Error(`nothing was proposed at ${JSON.stringify(place)}`);
  return found;
}

const dates = [
  booking({ date: '1 May' }),
  booking({ date: '1 May' }),
  booking({ date: '1 May' }),
  booking({ start_date: '1 May' }),
];

describe('a parameter that the policy prefers and the reward model does not', () => {
  test('was pruned, with the parameter that was retained instead', async () => {
    const evidence = collected(await treeOfSearch({ texts: dates, scores: { '"date"': 0.2 } }));
    expect(at(evidence, { tool: 'book_room', parameter: 'date' })).toMatchObject({
      candidates: 1,
      samples: 3,
      verdicts: { rank: 1 },
      standing: 'pruned',
      answered: false,
      scores: { count: 1, sum: 0.2 },
      choices: 1,
      disagreements: 1,
      confusions: [{ kind: 'parameter', name: 'start_date', count: 1 }],
      retained: [],
    });
    expect(at(evidence, { tool: 'book_room', parameter: 'start_date' })).toMatchObject({
      verdicts: { retained: 1 },
      standing: 'retained',
      answered: true,
      choices: 1,
      disagreements: 1,
      confusions: [],
      pruned: [],
    });
    expect(evidence).toMatchObject({ called: ['book_room'], outcome: 'done', strategy: 'toolprm' });
  });

  test('agrees with the reward model where both prefer it', async () => {
    const evidence = collected(await treeOfSearch({ texts: dates, scores: { start_date: 0.2 } }));
    expect(at(evidence, { tool: 'book_room', parameter: 'date' })).toMatchObject({
      choices: 1,
      disagreements: 0,
    });
  });
});

test('an argument that lost its turn and came later was not confused with the one before it', async () => {
  const one = booking({ start_date: '1 May', size: 'double' });
  const other = booking({ size: 'double', start_date: '1 May' });
  const evidence = collected(await treeOfSearch({ texts: [one, other], scores: { size: 0.7 } }));
  const size = at(evidence, { tool: 'book_room', parameter: 'size' });
  expect(size.verdicts).toEqual({ rank: 1, retained: 1 });
  expect(size).toMatchObject({ standing: 'retained', confusions: [] });
});

test('an argument that lost to leaving it out says so', async () => {
  const texts = [booking({ start_date: '1 May', size: 'double' }), booking({ start_date: '1 May' })];
  const evidence = collected(await treeOfSearch({ texts, scores: { size: 0.1 } }));
  expect(at(evidence, { tool: 'book_room', parameter: 'size' }).confusions).toEqual([
    { kind: 'nothing', name: '', count: 1 },
  ]);
});

test('values of an enum are counted one by one, values that it does not list too', async () => {
  const texts = ['single', 'double', 'twin'].map((size) => booking({ start_date: '1 May', size }));
  const evidence = collected(await treeOfSearch({ texts, scores: { single: 0.3 } }));
  expect(at(evidence, { tool: 'book_room', parameter: 'size', value: '"single"' })).toMatchObject({
    standing: 'pruned',
    confusions: [{ kind: 'value', name: '"double"' }],
  });
  expect(at(evidence, { tool: 'book_room', parameter: 'size', value: '"double"' }).standing).toBe('retained');
  expect(at(evidence, { tool: 'book_room', parameter: 'size', value: '"twin"' })).toMatchObject({
    verdicts: { invalid: 1 },
    standing: 'pruned',
  });
  expect(at(evidence, { tool: 'book_room', parameter: 'size' })).toMatchObject({
    candidates: 3,
    standing: 'retained',
  });
  expect(
    evidence.places.some(({ parameter, value }) => parameter === 'start_date' && value !== undefined),
  ).toBe(false);
});

test('a tool is confused with the tool that was retained, or with calling none', async () => {
  const texts = [booking({ date: 'x' }, 'list_rooms'), booking({ start_date: '1 May' })];
  const tools = collected(await treeOfSearch({ texts, scores: { list_rooms: 0.1 } }));
  expect(at(tools, { tool: 'list_rooms' }).confusions).toEqual([
    { kind: 'tool', name: 'book_room', count: 1 },
  ]);
  const none = collected(
    await treeOfSearch({ texts: ['[]', booking({ date: 'x' })], scores: { book: 0.1 } }),
  );
  expect(at(none, { tool: 'book_room' }).confusions).toEqual([{ kind: 'nothing', name: '', count: 1 }]);
  expect(none).toMatchObject({ answered: true, called: [] });
});

test('a parameter that the tool does not have is kept under its name', async () => {
  const texts = [booking({ start: '1 May' }), booking({ start_date: '1 May' })];
  expect(
    at(collected(await treeOfSearch({ texts })), { tool: 'book_room', parameter: 'start' }),
  ).toMatchObject({
    verdicts: { invalid: 1 },
    confusions: [{ kind: 'parameter', name: 'start_date' }],
  });
});

test('what people said counts, and what of it speaks against the search', async () => {
  const tree = await treeOfSearch({ texts: dates, scores: { '"date"': 0.2 } });
  const date = tree.nodes.find(({ decision }) => decision.kind === 'argument' && decision.name === 'date');
  const labels = labelsOf([labelled('1', date?.id ?? '', 1, { flagged: true })]);
  const evidence = collectEvidence(tree, labels);
  expect(evidence?.places.find(({ parameter }) => parameter === 'date')?.labels).toEqual({
    good: 1,
    neutral: 0,
    bad: 0,
    flagged: 1,
    against: 1,
  });
});

test.each(['best-of-n', 'majority', 'greedy'] as const)(
  'a %s search judges no single decision, so nothing is counted as retained or pruned',
  async (strategy) => {
    const evidence = collected(await treeOfSearch({ texts: dates, settings: { strategy } }));
    const date = at(evidence, { tool: 'book_room', parameter: 'date' });
    expect(date).toMatchObject({ standing: 'open', verdicts: {}, unjudged: date.candidates });
    expect(date.scores).toBeUndefined();
  },
);

test('a search that was forked within a call knows whose argument it decides', async () => {
  const prefix = '[{"name": "book_room", "arguments": {"size": "double"';
  const texts = [
    booking({ size: 'double', start_date: '1 May' }),
    booking({ size: 'double', date: '1 May' }),
  ];
  const evidence = collected(
    await treeOfSearch({ texts, scores: { '"date"': 0.1 }, from: { search: 's', candidate: 'c', prefix } }),
  );
  expect(at(evidence, { tool: 'book_room', parameter: 'date' }).standing).toBe('pruned');
  expect(evidence.places.some(({ parameter }) => parameter === 'size')).toBe(false);
});

describe('a search that a person changed', () => {
  test('counts what it proposed itself, and not what it repeats of the other log', async () => {
    const [header, ...rest] = await searched({ texts: dates });
    if (header?.type !== 'search-started') throw new Error('no header');
    const whole = collected(treeOf([header, ...rest]));
    const all = collected(treeOf([{ ...header, replayed: rest.length + 1 }, ...rest]));
    expect(whole.places.length).toBeGreaterThan(0);
    expect(all.places).toEqual([]);
    const second = rest.find((event) => event.type === 'step-started' && event.step === 2)?.seq ?? 0;
    const half = collected(treeOf([{ ...header, replayed: second }, ...rest]));
    expect(half.places.some(({ parameter }) => parameter === undefined)).toBe(false);
    expect(at(half, { tool: 'book_room', parameter: 'date' })).toEqual(
      at(whole, { tool: 'book_room', parameter: 'date' }),
    );
  });

  test('takes neither what was put in by hand nor what was kept by hand for a judgement', async () => {
    const events = await searched({ texts: dates });
    const put = events.map((event) =>
      event.type === 'candidate' ? { ...event, source: 'injected' as const } : event,
    );
    expect(collected(treeOf(put)).places).toEqual([]);
    const kept = events.map((event) =>
      event.type === 'verdict' && event.verdict.kind === 'retained'
        ? { ...event, verdict: { ...event.verdict, byHand: true as const } }
        : event,
    );
    expect(at(collected(treeOf(kept)), { tool: 'book_room', parameter: 'date' }).standing).toBe('open');
  });
});

describe('any log', () => {
  test('every candidate that decides a function or an argument is counted once', () => {
    const tree = treeOf(syntheticLog({ steps: 24, beams: 4, candidates: 6 }));
    const evidence = collected(tree);
    const kinds = (kind: string) => tree.nodes.filter(({ decision }) => decision.kind === kind).length;
    const count = (holds: (place: PlaceSummary) => boolean) =>
      evidence.places.filter(holds).reduce((sum, { candidates }) => sum + candidates, 0);
    expect(count(({ parameter }) => parameter === undefined)).toBe(kinds('function-name'));
    expect(count(({ parameter, value }) => parameter !== undefined && value === undefined)).toBe(
      kinds('argument'),
    );
    for (const place of evidence.places) {
      const judged = Object.values(place.verdicts).reduce((sum, many) => sum + many, 0);
      expect(judged + place.unjudged).toBe(place.candidates);
      expect(place.disagreements).toBeLessThanOrEqual(place.choices);
    }
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  test('a log cut after any line tells what it has', async () => {
    const events = await searched({ texts: dates });
    for (let end = 0; end < events.length; end += 1) {
      const evidence = collectEvidence(treeOf(events.slice(0, end)));
      expect(evidence === undefined).toBe(end === 0);
      const [, ...headless] = events.slice(0, end);
      expect(collectEvidence(treeOf(headless))).toBeUndefined();
    }
  });
});
