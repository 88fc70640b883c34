// What the editor shows of a search while it runs and when it ends.
import { describe, expect, it } from 'vitest';
import { callsText, createSearchProgress, progressText } from '../../../src/editor/search-progress.ts';

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
  const at = (seq: number) => ({ seq, at: seq });

  it('names the step and counts the sampled tokens', () => {
    const progress = createSearchProgress();
    expect(progressText(progress)).toBe('opening the models');
    progress.take({ type: 'step-started', step: 4, beams: [null], ...at(1) });
    progress.take({
      type: 'exchange',
      step: 4,
      id: 'x1',
      role: 'policy',
      endpoint: 'embedded',
      request: {},
      usage: { promptTokens: 100, completionTokens: 312 },
      milliseconds: 1,
      attempts: 1,
      ...at(2),
    });
    expect(progressText(progress)).toBe('step 4 · 312 tok');
    expect(progress.outcome).toBeUndefined();
  });

  it('knows that a search is paused, also after a single step, until it is resumed', () => {
    const progress = createSearchProgress();
    progress.take({ type: 'step-started', step: 2, beams: [null], ...at(1) });
    progress.take({ type: 'control', action: 'pause', by: 'user', ...at(2) });
    expect(progressText(progress)).toBe('paused at step 2 · 0 tok');
    progress.take({ type: 'control', action: 'step', by: 'user', ...at(3) });
    expect(progress.paused).toBe(true);
    progress.take({ type: 'control', action: 'resume', by: 'user', ...at(4) });
    expect(progress.paused).toBe(false);
  });
});
