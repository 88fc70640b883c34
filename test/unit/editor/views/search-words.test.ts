// What the lists say of a search.
import { describe, expect, it } from 'vitest';
import { logBadge, searchState, searchWords, stateWords } from '../../../../src/editor/views/search-words.ts';
import type { SearchBrief } from '../../../../src/log/brief.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const file = { modified: now - 3_600_000, live: false, paused: false, bad: 0 };
const done: SearchBrief = {
  query: 'What is the weather in Oslo?',
  time: now - 2 * 3_600_000,
  policy: 'hammer2.1-1.5b',
  reward: 'toolprm',
  strategy: 'toolprm',
  forked: false,
  outcome: 'done',
  score: 0.9431,
  functions: ['get_weather'],
  step: 5,
  duration: 1830,
};
const { outcome: _outcome, score: _score, ...open } = done;

describe('a search in a list', () => {
  it('is its query, with outcome, score, model and age', () => {
    const words = searchWords(done, '2026-11-22T10-00-00-weather-oslo', file, now);
    expect(words.label).toBe('What is the weather in Oslo?');
    expect(words.description).toBe('✓ 0.94 · hammer2.1-1.5b · 2 h');
    expect(words.spoken).toBe(
      'What is the weather in Oslo?, call chosen, score 0.94, hammer2.1-1.5b, 2 h old',
    );
    expect(words.tooltip).toContain('Outcome: ✓ call chosen: get_weather');
    expect(words.tooltip).toContain('Time: 1.8 s');
  });

  it('has its whole name, which the list cuts at its own edge, and everything in its tooltip', () => {
    const query = `What is the weather in Oslo${', in Bergen'.repeat(20)}?`;
    const policy = `org/${'a-very-long-name-of-a-model-'.repeat(3)}1.5b`;
    const words = searchWords({ ...done, query, policy }, '2026-11-22T10-00-00-weather', file, now);
    expect(words.label).toBe(query);
    expect(words.description).toContain(policy);
    expect(words.tooltip.split('\n')[0]).toBe(query);
    expect(words.tooltip).toContain(`Policy: ${policy}`);
  });

  it('counts its bad labels', () => {
    const words = searchWords(done, 'n', { ...file, bad: 2 }, now);
    expect(words.description).toBe('✓ 0.94 · hammer2.1-1.5b · 2 h · 2 bad');
    expect(words.spoken).toMatch(/, 2 bad labels$/);
  });

  it('has the name that a person gave it', () => {
    expect(searchWords(done, 'baseline', file, now).label).toBe('baseline');
    expect(searchWords(done, 'baseline', file, now).tooltip).toContain('What is the weather in Oslo?');
  });

  it('shows nobody else’s characters as its own', () => {
    const words = searchWords({ ...done, query: 'a\u202eb\n\u0007' }, '2026-11-22T10-00-00-x', file, now);
    for (const text of [words.label, words.spoken]) expect(text).not.toMatch(/[\u202e\n\u0007]/);
    const huge = searchWords({ ...done, query: 'x'.repeat(100_000) }, 'n', file, now);
    expect(huge.tooltip.length).toBeLessThan(5000);
  });
});

describe('a search without an outcome', () => {
  it('runs while this window runs it or its log grows, and is unfinished after that', () => {
    expect(searchState(open, { ...file, modified: now - 1000 }, now)).toBe('running');
    expect(searchState(open, { ...file, live: true }, now)).toBe('running');
    expect(searchState(open, file, now)).toBe('unfinished');
  });

  it('is paused while it is held, by hand or by a debugger, until it ends', () => {
    const held = { ...file, modified: now, live: true, paused: true };
    expect(stateWords[searchState(open, held, now)]).toEqual({ mark: '‖', text: 'paused' });
    expect(searchWords(open, 'n', held, now).description).toBe('‖ step 5 · hammer2.1-1.5b · 2 h');
    expect(searchState(done, held, now)).toBe('done');
  });

  it('says at which step it is', () => {
    const words = searchWords(open, 'n', { ...file, modified: now, live: true }, now);
    expect(words.description).toBe('… step 5 · hammer2.1-1.5b · 2 h');
  });
});

describe('the badge of a log', () => {
  it('is the sign of its outcome', () => {
    expect(logBadge(done, file, now)).toEqual({
      badge: '✓',
      tooltip: 'ToolPRM search: call chosen, score 0.94',
      bad: false,
    });
    expect(logBadge({ ...open, outcome: 'empty' }, file, now).badge).toBe('✗');
  });

  it('is the number of bad labels where there are any, and has at most two characters', () => {
    expect(logBadge(done, { ...file, bad: 3 }, now)).toMatchObject({ badge: '3', bad: true });
    expect(logBadge(done, { ...file, bad: 1 }, now).tooltip).toContain('; 1 bad label');
    for (const bad of [0, 9, 10, 99, 100, 5000]) {
      expect([...logBadge(done, { ...file, bad }, now).badge].length).toBeLessThanOrEqual(2);
    }
    for (const { mark } of Object.values(stateWords)) expect([...mark]).toHaveLength(1);
  });
});
