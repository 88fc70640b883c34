// The table's columns share the width that there is: what says least goes first, nothing is cut off.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../../webview/table/columns.ts';
import { fitColumns } from '../../../webview/table/fit-columns.ts';

const namesAt = (width: number, sorted = fitColumns(0, 'step').shown[0]?.name ?? 'step') =>
  fitColumns(width, sorted).shown.map(({ name }) => name);

describe('the columns of the table', () => {
  it('are all shown where there is room, and before the width is known', () => {
    expect(fitColumns(1200, 'step').shown).toEqual(columns);
    expect(fitColumns(0, 'step').shown).toEqual(columns);
  });

  it('leave one by one, and never the decision, its score, its verdict and its label', () => {
    expect(namesAt(700, 'score')).toEqual([
      'step',
      'decision',
      'score',
      'policy',
      'count',
      'verdict',
      'label',
    ]);
    expect(namesAt(650, 'score')).toEqual(['step', 'decision', 'score', 'policy', 'verdict', 'label']);
    expect(namesAt(200, 'score')).toEqual(['decision', 'score', 'verdict', 'label']);
  });

  it('keep the one that is sorted by', () => {
    expect(namesAt(200, 'policy')).toContain('policy');
    expect(namesAt(640, 'kind')).toContain('kind');
  });

  it('fit, or the table scrolls with the least widths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(...columns), (width, { name }) => {
        const { least, tight, shown, template } = fitColumns(width, name);
        expect(template.match(/minmax\([^)]*\)|\S+/g)).toHaveLength(shown.length);
        if (!tight) expect(least).toBeLessThanOrEqual(width);
        else expect(least).toBeLessThan(470);
      }),
    );
  });

  it('never come back when the table gets narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 1, max: 400 }), (width, less) => {
        const wide = namesAt(width + less, 'step');
        expect(namesAt(width, 'step').every((name) => wide.includes(name))).toBe(true);
      }),
    );
  });
});
