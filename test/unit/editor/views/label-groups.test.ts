// How labelled candidates are grouped.
import { describe, expect, it } from 'vitest';
import { groupLabels, type LabelledCandidate } from '../../../../src/editor/views/label-groups.ts';
import type { Label } from '../../../../src/labels/label.ts';

let count = 0;
const labelled = (label: Partial<Label>): LabelledCandidate => {
  count += 1;
  const candidate = `c${count}`;
  return {
    log: 'file:///a.toolprm.jsonl',
    query: 'q',
    label: { candidate, flagged: false, labeller: 'me', time: '2026-11-22T09:00:00Z', ...label },
    facts: {},
  };
};

describe('labelled candidates', () => {
  it('are grouped by rating, bad ones first and by reason', () => {
    const groups = groupLabels([
      labelled({ rating: 1 }),
      labelled({ rating: -1 }),
      labelled({ rating: -1, reason: 'value_error' }),
      labelled({ rating: 0 }),
      labelled({ flagged: true }),
      labelled({ rating: -1, reason: 'wrong_func_name' }),
      labelled({ rating: -1, reason: 'value_error' }),
    ]);
    expect(groups.map(({ title, candidates }) => [title, candidates.length])).toEqual([
      ['Bad: the wrong function was chosen', 1],
      ['Bad: the value is wrong', 2],
      ['Bad', 1],
      ['Neutral', 1],
      ['Good', 1],
      ['Flagged or noted only', 1],
    ]);
  });

  it('keep their order within a group, and every one is in exactly one', () => {
    const all = [labelled({ rating: 1 }), labelled({ rating: 1 }), labelled({ note: 'n' })];
    const groups = groupLabels(all);
    expect(groups[0]?.candidates).toEqual(all.slice(0, 2));
    expect(groups.flatMap(({ candidates }) => candidates)).toHaveLength(all.length);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
  });

  it('may be none', () => {
    expect(groupLabels([])).toEqual([]);
  });
});
