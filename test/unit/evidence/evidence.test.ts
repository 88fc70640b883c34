// Many searches together: figures for a file's tools as they are now, and where to look.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import { type Evidence, mergeEvidence, type ToolEvidence } from '../../../src/evidence/evidence.ts';
import type { LoggedEvidence } from '../../../src/evidence/logged-evidence.ts';
import { spreadOf, summariseScores } from '../../../src/evidence/scores.ts';
import { leastSearches, troubleOf, troubles } from '../../../src/evidence/troubles.ts';
import { evidenceWords, shortWords } from '../../../src/evidence/words.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { Tool } from '../../../src/tools/tool.ts';
import { booking, bookingFile, bookingTools, type Searched, treeOfSearch } from './searched.ts';

let made = 0;
async function logged(options: Searched, modified = 1000): Promise<LoggedEvidence> {
  made += 1;
  const evidence = collectEvidence(await treeOfSearch({ id: `search-${made}`, ...options }));
  if (evidence === undefined) throw new Error('the log has no first line');
  const { time: _, ...timeless } = evidence;
  return { log: `/logs/${made}.toolprm.jsonl`, modified, evidence: timeless };
}

/** A place of which nothing is known. */
const blank: Evidence = {
  tool: 't',
  schema: 'same',
  otherVersions: 0,
  searches: 1,
  judged: 0,
  pruned: 0,
  answered: 0,
  candidates: 1,
  samples: 1,
  verdicts: {},
  unjudged: 0,
  choices: 0,
  disagreements: 0,
  overruled: 0,
  confusions: [],
  labels: { good: 0, neutral: 0, bad: 0, flagged: 0, against: 0 },
  behind: [],
};

const confused: Searched = {
  texts: [booking({ date: '1 May' }), booking({ date: '1 May' }), booking({ start_date: '1 May' })],
  scores: { '"date"': 0.2 },
};
const fine: Searched = { ...confused, scores: { '"start_date"': 0.6 } };

function bookRoom(summaries: readonly LoggedEvidence[], tools = bookingTools, file?: string): ToolEvidence {
  const found = mergeEvidence(summaries, { tools, ...(file === undefined ? {} : { file }) });
  const own = found.find(({ tool }) => tool === 'book_room');
  if (own === undefined) throw new Error('no such tool');
  return own;
}

const parameter = (found: ToolEvidence, name: string): Evidence | undefined =>
  found.parameters.find((one) => one.name === name)?.evidence;

const edited = (from: string, to: string): readonly Tool[] => readTools(bookingFile.replace(from, to)).tools;

describe('evidence for a file', () => {
  test('adds up the searches and names the newest of them', async () => {
    const summaries = await Promise.all([logged(confused, 1), logged(fine, 3), logged(confused, 2)]);
    const found = bookRoom(summaries);
    const date = parameter(found, 'date');
    expect(date).toMatchObject({
      searches: 3,
      judged: 3,
      pruned: 2,
      answered: 1,
      candidates: 3,
      schema: 'same',
      otherVersions: 0,
      confusions: [{ kind: 'parameter', name: 'start_date', count: 2, searches: 2 }],
    });
    expect(date?.scores?.mean).toBeCloseTo((0.2 + 0.9 + 0.2) / 3, 9);
    expect(date?.behind.map(({ time }) => time)).toEqual([3, 2, 1]);
    expect(date?.behind[1]?.pruned).toHaveLength(1);
    expect(found).toMatchObject({ offered: 3, last: { time: 3, outcome: 'done', fate: { kind: 'called' } } });
    expect(parameter(found, 'size')).toBeUndefined();
  });

  test('keeps at most twenty searches, the newest', async () => {
    const one = await logged(confused);
    const summaries = Array.from({ length: 30 }, (_, index) => ({
      ...one,
      modified: index,
      evidence: { ...one.evidence, search: `s${index}` },
    }));
    const date = parameter(bookRoom(summaries), 'date');
    expect(date?.searches).toBe(30);
    expect(date?.behind.map(({ time }) => time)).toEqual(
      Array.from({ length: 20 }, (_, index) => 29 - index),
    );
  });

  test('counts a copy of a log once', async () => {
    const one = await logged(confused);
    expect(parameter(bookRoom([one, { ...one, log: '/copy.toolprm.jsonl' }]), 'date')?.searches).toBe(1);
  });

  test('does not depend on the order in which logs are read', async () => {
    const summaries = await Promise.all([logged(confused, 1), logged(fine, 2), logged(confused, 3)]);
    const expected = bookRoom(summaries);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
        expect(bookRoom(order.flatMap((index) => summaries[index] ?? []))).toEqual(expected);
      }),
    );
  });

  test('lists values in the order of the enum, and those that it does not list apart', async () => {
    const texts = ['twin', 'double', 'single'].map((size) => booking({ start_date: '1 May', size }));
    const size = bookRoom([await logged({ texts })]).parameters.find(({ name }) => name === 'size');
    expect(size?.values.map(({ value }) => value)).toEqual(['single', 'double']);
    expect(size?.unlisted.map(({ value }) => value)).toEqual(['"twin"']);
  });

  test('has nothing where no log knows the tool', async () => {
    const summaries = [await logged(confused)];
    const [other] = mergeEvidence(summaries, {
      tools: readTools('[{"name": "other", "parameters": {}}]').tools,
    });
    expect(other).toEqual({ tool: 'other', offered: 0, parameters: [], unknown: [] });
    expect(troubles(other ?? bookRoom(summaries))).toEqual([]);
  });
});

describe('a schema that was edited since', () => {
  test('says that the figures are of the version before', async () => {
    const found = bookRoom([await logged(confused)], edited('"The date."', '"The day of travel."'));
    expect(parameter(found, 'date')).toMatchObject({ schema: 'changed', searches: 1 });
    expect(parameter(found, 'start_date')).toMatchObject({ schema: 'same' });
    expect(found.evidence).toMatchObject({ schema: 'changed' });
  });

  test('counts the searches since, and says how many came before', async () => {
    const tools = edited('"The date."', '"The day of travel."');
    const found = bookRoom([await logged(confused), await logged({ ...fine, tools })], tools);
    expect(parameter(found, 'date')).toMatchObject({
      schema: 'same',
      searches: 1,
      pruned: 0,
      otherVersions: 1,
    });
  });

  test('a parameter that was renamed shows what policies still write', async () => {
    const found = bookRoom([await logged(confused)], edited('"date": {', '"day": {').concat());
    const renamed = bookRoom(
      [await logged(confused)],
      readTools(bookingFile.replace('"date":{', '"day":{')).tools,
    );
    expect(found.parameters.length).toBeGreaterThan(0);
    expect(renamed.unknown).toMatchObject([{ parameter: 'date', searches: 1 }]);
  });

  test('a tool of the same name in another file is another tool, unless it reads the same', async () => {
    const summaries = [await logged({ ...confused, toolsFile: 'elsewhere/hotel.tools.json' })];
    const tools = edited('"The date."', '"The day of travel."');
    expect(bookRoom(summaries, tools, '/work/flights.tools.json').offered).toBe(0);
    expect(bookRoom(summaries, tools, '/work/hotel.tools.json').offered).toBe(1);
    expect(bookRoom(summaries, bookingTools, '/work/flights.tools.json').offered).toBe(1);
  });
});

describe('troubles', () => {
  test('are told with counts, mean score and what was retained instead', async () => {
    const summaries = await Promise.all(
      Array.from({ length: 12 }, (_, index) => logged(index < 7 ? confused : fine)),
    );
    const found = troubles(bookRoom(summaries));
    expect(found.map(({ evidence, kinds }) => [evidence.parameter, kinds])).toEqual([['date', ['pruned']]]);
    expect(found[0]?.message).toBe(
      '7 of 12 searches were pruned here; mean score 0.49 of 12 candidates; `date` was confused with `start_date` (in 7 searches).',
    );
    expect(found[0]?.remedy).toContain('`start_date`');
    expect(found[0]?.searches).toHaveLength(7);
  });

  test('a few searches are no evidence', async () => {
    const summaries = await Promise.all(Array.from({ length: leastSearches - 1 }, () => logged(confused)));
    expect(troubles(bookRoom(summaries))).toEqual([]);
    const enough = [...summaries, await logged(confused)];
    const [trouble] = troubles(bookRoom(enough));
    expect(trouble).toMatchObject({
      evidence: { parameter: 'date' },
      kinds: ['pruned', 'disagreement', 'score'],
    });
  });

  test('three of five is no clear majority', async () => {
    const summaries = await Promise.all([confused, confused, confused, fine, fine].map((one) => logged(one)));
    const date = parameter(bookRoom(summaries), 'date');
    expect(date).toMatchObject({ pruned: 3, judged: 5 });
    expect(date && troubleOf(date)).toBeUndefined();
  });

  test('of a schema that was changed say so', async () => {
    const summaries = await Promise.all(Array.from({ length: 5 }, () => logged(confused)));
    const [trouble] = troubles(bookRoom(summaries, edited('"The date."', '"The day of travel."')));
    expect(trouble?.message).toMatch(/^Before its schema was changed: 5 of 5 searches/);
  });

  test('a parameter that models make up is named at its tool', async () => {
    const texts = [booking({ begin: '1 May' }), booking({ start_date: '1 May' })];
    const summaries = await Promise.all(Array.from({ length: 3 }, () => logged({ texts })));
    expect(troubles(bookRoom(summaries)).at(-1)).toMatchObject({
      kinds: ['unknown-parameter'],
      message:
        'In 3 searches the policy wrote `begin`, which `book_room` does not have; `start_date` was retained instead (in 3 searches).',
    });
  });
});

describe('words', () => {
  test('show every share with its counts', async () => {
    const summaries = await Promise.all([logged(confused), logged(confused), logged(fine)]);
    const date = parameter(bookRoom(summaries), 'date');
    if (date === undefined) throw new Error('nothing was found');
    expect(shortWords(date)).toBe('9× · 0.43 · 2 pruned');
    expect(evidenceWords(date)).toMatchInlineSnapshot(`
      [
        "Proposed in 3 searches: 3 candidates, 9 samples; in the answer of 1.",
        "Always pruned in 2 of the 3 searches that judged it (67 %); of its candidates 1 retained, 2 pruned by rank.",
        "Mean score 0.43 of 3 candidates, standard deviation 0.40; from 0.20 (10th percentile) to 0.90 (90th).",
        "The policy's favourite was not the reward model's in 2 of 3 choices (67 %), in 2 of which the policy preferred this one.",
        "\`date\` was confused with \`start_date\` (in 2 searches).",
      ]
    `);
  });

  describe('of scores', () => {
    const scoreWords = (...scores: readonly number[]): string => {
      const summary = summariseScores(scores);
      const evidence = { ...blank, ...(summary === undefined ? {} : { scores: spreadOf(summary) }) };
      return evidenceWords(evidence).find((line) => line.startsWith('Mean score')) ?? '';
    };

    test('have a range that holds the mean, however close the scores are', () => {
      expect(scoreWords(0.9449, 0.9451, 0.9452)).toBe(
        'Mean score 0.95 of 3 candidates, standard deviation 0.00; from 0.94 (10th percentile) to 0.95 (90th).',
      );
      expect(scoreWords(0.942, 0.949, 0.949, 0.949)).toMatch(/score 0\.95 of 4 .+ from 0\.94 .+ to 0\.95 /);
    });

    test('have no range where all scores look alike', () => {
      expect(scoreWords(0.95)).toBe('Mean score 0.95 of 1 candidate.');
      expect(scoreWords(0.951, 0.952, 0.953)).toBe('Mean score 0.95 of 3 candidates.');
    });

    test('name the lowest and the highest where one of many draws the mean away', () => {
      const many = Array.from({ length: 19 }, () => 0.941);
      expect(scoreWords(0.1, ...many)).toBe(
        'Mean score 0.90 of 20 candidates, standard deviation 0.19; from 0.10 (lowest) to 0.94 (highest).',
      );
    });

    test('are never at odds with each other', () => {
      const score = fc.double({ min: 0, max: 1, noNaN: true });
      const near = fc
        .tuple(score, fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), { minLength: 1 }))
        .map(([middle, around]) => around.map((by) => Math.min(1, Math.max(0, middle + by))));
      fc.assert(
        fc.property(fc.oneof(near, fc.array(score, { minLength: 1, maxLength: 40 })), (list) => {
          const [mean = '', low = mean, high = mean] = scoreWords(...list)
            .replace(/standard deviation [\d.]+/, '')
            .match(/\d\.\d\d/g) ?? [''];
          expect(low <= mean && mean <= high, `${low} ${mean} ${high}`).toBe(true);
          if (low !== mean || high !== mean) expect(low < high).toBe(true);
        }),
      );
    });
  });

  test('a name from a model is one harmless line', async () => {
    const hostile = 'a`b\n[x](command:evil)\u202e';
    const texts = [booking({ [hostile]: '1' }), booking({ start_date: '1 May' })];
    const summaries = await Promise.all(Array.from({ length: 3 }, () => logged({ texts })));
    const message = troubles(bookRoom(summaries)).at(-1)?.message ?? '';
    expect(message).toContain('`aˋb␊[x](command:evil)⟨202E⟩`');
  });
});
