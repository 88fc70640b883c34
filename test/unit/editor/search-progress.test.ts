// What the editor shows of a search while it runs and when it ends.
import { describe, expect, it } from 'vitest';
import { callsText, createSearchProgress } from '../../../src/editor/search-progress.ts';

describe('the chosen calls in a message', () => {
  it('read like code', () => {
    const calls = [{ name: 'get_weather', arguments: { city: 'Oslo', days: 3, hourly: false } }];
    expect(callsText(calls)).toBe('get_weather(city="Oslo", days=3, hourly=false)');
  });

  it('are joined when there are several, and named when there is none', () => {
    const call = (name: string) => ({ name, arguments: {} });
    expect(callsText([call('a'), call('b')])).toBe('a() and b()');
    expect(callsText([])).toBe('no call');
  });

  it('are cut where they are long', () => {
    const text = callsText([{ name: 'f', arguments: { text: 'x'.repeat(1000) } }]);
    expect(text).toHaveLength(160);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('progress', () => {
  it('names the step and counts candidates', () => {
    const progress = createSearchProgress();
    expect(progress.take({ type: 'step-started', step: 1, beams: [null], seq: 1, at: 0 })).toBe(
      'step 1, 0 candidates',
    );
    const notice = { type: 'notice', severity: 'info', message: 'hello', seq: 2, at: 0 } as const;
    expect(progress.take(notice)).toBeUndefined();
    expect(progress.outcome()).toBeUndefined();
  });
});
