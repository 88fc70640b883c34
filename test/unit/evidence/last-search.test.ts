// What stands above a tool about its last search: what happened to this tool, and not how the search ended for others.
import { describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import { mergeEvidence } from '../../../src/evidence/evidence.ts';
import type { LastSearch } from '../../../src/evidence/last-search.ts';
import { lastSearchSentence, lastSearchWords } from '../../../src/evidence/last-search-words.ts';
import type { Rating } from '../../../src/labels/label.ts';
import { labelsOf } from '../../../src/labels/project.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { labelled } from '../labels/build-labels.ts';
import { booking, bookingTools, type Searched, searched } from './searched.ts';

type Rate = Readonly<Record<string, Rating>>;

/** What the search made of each tool; `rate` gives candidates a rating by a part of their decision's text. */
async function lastOf(options: Searched, rate: Rate = {}): Promise<Readonly<Record<string, LastSearch>>> {
  return lastIn(await searched(options), rate);
}

function lastIn(events: readonly SearchEvent[], rate: Rate = {}): Readonly<Record<string, LastSearch>> {
  const tree = treeOf(events);
  const labels = tree.nodes.flatMap(({ id, decision }) =>
    Object.entries(rate)
      .filter(([part]) => decision.text.includes(part))
      .map(([, rating]) => labelled(id, id, rating)),
  );
  const evidence = collectEvidence(tree, labelsOf(labels));
  if (evidence === undefined) throw new Error('the log has no first line');
  const log = '/logs/a.toolprm.jsonl';
  const found = mergeEvidence([{ log, modified: 0, evidence }], { tools: bookingTools });
  return Object.fromEntries(found.flatMap(({ tool, last }) => (last === undefined ? [] : [[tool, last]])));
}

const words = (last: LastSearch | undefined): string => (last === undefined ? '' : lastSearchWords(last));
const sentence = (tool: string, last: LastSearch | undefined): string =>
  last === undefined ? '' : lastSearchSentence(tool, last).replace(/^“.*”, \d{4}-\d\d-\d\d \d\d:\d\d: /, '');

const room = booking({ start_date: '1 May' });
const list = booking({ date: 'May' }, 'list_rooms');
const ended = (events: readonly SearchEvent[], outcome: 'stopped' | 'failed'): readonly SearchEvent[] =>
  events.map((event) =>
    event.type === 'search-finished'
      ? { ...event, outcome, chosen: null, response: null, calls: [], score: null }
      : event,
  );

describe('the last search of a tool', () => {
  test('called it: with the score of the answer, and unrated until somebody rates it', async () => {
    const { book_room } = await lastOf({ texts: [room] });
    expect(words(book_room)).toBe('called, 0.90');
    expect(sentence('book_room', book_room)).toBe(
      'the answer, whose score is 0.90, calls book_room; nobody has rated it',
    );
  });

  test('called it rightly or wrongly, as people say', async () => {
    const good = await lastOf({ texts: [room] }, { start_date: 1, '"name"': 1 });
    expect(words(good.book_room)).toBe('✓ 0.90');
    expect(sentence('book_room', good.book_room)).toMatch(
      /people rated 2 decisions of the call good and none bad$/,
    );
    const bad = await lastOf({ texts: [room] }, { start_date: -1, '"name"': 1 });
    expect(words(bad.book_room)).toBe('✗ 0.90');
    expect(sentence('book_room', bad.book_room)).toMatch(
      /people rated 1 decision of the call good and 1 bad$/,
    );
    expect(words((await lastOf({ texts: [room] }, { start_date: 0 })).book_room)).toBe('called, 0.90');
  });

  test('is rated by the decisions of its call in the answer, and by no others', async () => {
    const texts = [room, booking({ date: '1 May' })];
    const { book_room } = await lastOf({ texts, scores: { '"date"': 0.2 } }, { '"date"': -1 });
    expect(words(book_room)).toBe('called, 0.90');
  });

  test('pruned it where it was named: with its own score and not with that of the answer', async () => {
    const { list_rooms, book_room } = await lastOf({ texts: [list, room], scores: { list_rooms: 0.31 } });
    expect(words(list_rooms)).toBe('pruned at 0.31');
    expect(sentence('list_rooms', list_rooms)).toBe(
      'list_rooms was proposed and pruned with score 0.31 (outranked); the answer calls book_room',
    );
    expect(words(book_room)).toBe('called, 0.90');
  });

  test('pruned it at an argument: with the score of the candidate with which it came furthest', async () => {
    const texts = [
      list,
      booking({ date: 'June' }, 'list_rooms'),
      room,
      booking({ start_date: '2 May' }),
      booking({ size: 'double' }),
    ];
    const scores = { '"June"': 0.2, '"date"': 0.25 };
    const { list_rooms } = await lastOf({ texts, scores, settings: { beams: 2, candidates: 8 } });
    expect(words(list_rooms)).toBe('pruned at 0.25');
    expect(sentence('list_rooms', list_rooms)).toBe(
      'list_rooms was proposed and pruned at date = "May" with score 0.25 (outranked); the answer calls book_room',
    );
  });

  test('pruned it because its schema does not allow what was written', async () => {
    const { book_room } = await lastOf({ texts: [booking({ start: '1 May' })] });
    expect(words(book_room)).toBe('pruned as invalid');
    expect(sentence('book_room', book_room)).toBe(
      'book_room was proposed and pruned at start = "1 May" (its schema does not allow it); every branch was pruned, so there is no answer',
    );
  });

  test('kept it to the end and chose another response', async () => {
    const { list_rooms } = await lastOf({
      texts: [list, room],
      scores: { list_rooms: 0.8, '"date"': 0.8 },
      settings: { beams: 2, aggregation: 'min' },
    });
    expect(words(list_rooms)).toBe('not called');
    expect(sentence('list_rooms', list_rooms)).toBe(
      'list_rooms was proposed, and no response with it was chosen; the answer calls book_room',
    );
  });

  test('did not propose it', async () => {
    const { list_rooms } = await lastOf({ texts: [room] });
    expect(words(list_rooms)).toBe('not proposed');
    expect(sentence('list_rooms', list_rooms)).toBe(
      'list_rooms was not proposed; the answer calls book_room',
    );
    const nothing = await lastOf({ texts: ['[]'] });
    expect(sentence('list_rooms', nothing.list_rooms)).toBe(
      'list_rooms was not proposed; the answer calls nothing',
    );
  });

  test('was ended before it had an answer, or has not ended', async () => {
    const events = await searched({ texts: [list, room], scores: { list_rooms: 0.31 } });
    const stopped = lastIn(ended(events, 'stopped'));
    expect(words(stopped.book_room)).toBe('no answer');
    expect(words(stopped.list_rooms)).toBe('pruned at 0.31');
    expect(sentence('list_rooms', stopped.list_rooms)).toMatch(
      /; the search ended without an answer \(stopped\)$/,
    );
    const running = lastIn(events.slice(0, -1));
    expect(words(running.book_room)).toBe('…');
    expect(sentence('book_room', running.book_room)).toBe('it has not ended, or its log was cut');
  });

  test('says no more than its log does: steps of token-level search are no proposals', () => {
    const tokens: LastSearch = {
      log: '/logs/a.toolprm.jsonl',
      search: 's',
      time: 0,
      query: 'q',
      strategy: 'token-beam',
      outcome: 'done',
      answered: true,
      called: ['a', 'b', 'c', 'd', 'e'],
    };
    expect(words(tokens)).toBe('not called');
    expect(sentence('x', tokens)).toBe('the answer does not call x; the answer calls a, b, c and 2 more');
    const called: LastSearch = { ...tokens, fate: { kind: 'called', tool: 'x', good: 0, bad: 0 } };
    expect(words(called)).toBe('called');
    expect(words({ ...called, fate: { kind: 'called', tool: 'x', good: 1, bad: 0 } })).toBe('✓ called');
  });

  test('is told in one harmless line, whatever it was asked', () => {
    const last: LastSearch = {
      log: '/a.toolprm.jsonl',
      search: 's',
      time: Date.parse('2026-11-22T09:15:00Z'),
      query: 'a\nb\u202e',
      strategy: 'toolprm',
      outcome: 'done',
      answered: true,
      called: ['x\ny'],
    };
    expect(lastSearchSentence('t\n', last)).toBe(
      '“a␊b⟨202E⟩”, 2026-11-22 09:15: t␊ was not proposed; the answer calls x␊y',
    );
  });
});

test('the newest search counts, also where it did not propose the tool', async () => {
  const evidence = async (texts: readonly string[], id: string) => {
    const found = collectEvidence(treeOf(await searched({ texts, id })));
    if (found === undefined) throw new Error('the log has no first line');
    const { time: _, ...timeless } = found;
    return timeless;
  };
  const summaries = [
    { log: '/old.toolprm.jsonl', modified: 1, evidence: await evidence([list], 'old') },
    { log: '/new.toolprm.jsonl', modified: 2, evidence: await evidence([room], 'new') },
  ];
  const [, found] = mergeEvidence(summaries, { tools: bookingTools });
  expect(found).toMatchObject({ tool: 'list_rooms', last: { log: '/new.toolprm.jsonl' } });
  expect(found?.last && lastSearchWords(found.last)).toBe('not proposed');
});
