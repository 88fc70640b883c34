// What a comparison says of where its differences come from.
import { describe, expect, it } from 'vitest';
import { comparisonOf } from '../../../../src/editor/compare/comparison.ts';
import { treeOf } from '../../../../src/log/tree-builder.ts';
import { readTools } from '../../../../src/tools/read.ts';
import { booking, bookingFile, searched, treeOfSearch } from '../../evidence/searched.ts';

const names = { left: 'one', right: 'other' };
const dates = [booking({ date: '1 May' }), booking({ start_date: '1 May' })];

describe('a comparison', () => {
  it('of equal searches says that they are identical', async () => {
    const one = await treeOfSearch({ texts: dates });
    expect(comparisonOf(one, await treeOfSearch({ texts: dates }), names)).toMatchObject({
      left: { name: 'one', query: 'Book a room for the first of May.', finished: true },
      origin: 'The same schemas, and no decision differs: the two are identical.',
    });
  });

  it('of the same schemas puts differences down to sampling', async () => {
    const left = await treeOfSearch({ texts: dates });
    const right = await treeOfSearch({ texts: dates, scores: { '"date"': 0.2 } });
    expect(comparisonOf(left, right, names).origin).toBe(
      'The same schemas: the differences come from sampling.',
    );
  });

  it('names other settings before sampling', async () => {
    const left = await treeOfSearch({ texts: dates });
    const right = await treeOfSearch({ texts: dates, scores: { '"date"': 0.2 }, settings: { seed: 99 } });
    expect(comparisonOf(left, right, names).origin).toMatch(/come from how the search was run/);
  });

  it('counts the edits, also where they show nowhere', async () => {
    const tools = readTools(bookingFile.replace('The first night.', 'The first night, as a date.')).tools;
    const left = await treeOfSearch({ texts: dates });
    expect(comparisonOf(left, await treeOfSearch({ texts: dates, tools }), names).origin).toBe(
      'One edit of the schemas, and no decision differs.',
    );
    const other = await treeOfSearch({ texts: dates, tools, scores: { '"date"': 0.2 } });
    expect(comparisonOf(left, other, names).origin).toBe('One edit of the schemas between the two.');
  });

  it('in blind mode keeps what is not rated to itself, and claims no more than it shows', async () => {
    const left = await treeOfSearch({ texts: dates });
    const right = await treeOfSearch({ texts: dates, scores: { '"date"': 0.95 } });
    const rated = right.nodes.find(({ step }) => step === 2)?.id ?? '';
    const label = { candidate: rated, flagged: false, labeller: 'Kari', time: '2026-01-01T00:00:00Z' };
    const labels = (rating?: 1) => ({
      left: new Map(),
      right: new Map([[rated, rating === undefined ? label : { ...label, rating }]]),
    });
    expect(comparisonOf(left, right, names).blind).toBe(false);
    // A label without a rating shows nothing yet.
    const hidden = comparisonOf(left, right, names, labels());
    expect(hidden).toMatchObject({
      blind: true,
      origin: 'The same schemas, and no decision differs as far as blind mode shows.',
    });
    expect(hidden.alignment.steps[1]?.right).toMatchObject({ hidden: true });
    const shown = comparisonOf(left, right, names, labels(1));
    expect(shown.alignment.steps[1]).toMatchObject({ left: { hidden: true }, right: { score: 0.95 } });
  });

  it('says what a log without its first line leaves open', async () => {
    const events = await searched({ texts: dates });
    const { left, origin } = comparisonOf(treeOf(events.slice(1)), treeOf(events), names);
    expect(left).not.toHaveProperty('query');
    expect(origin).toMatch(/tools of one search are unknown/);
  });
});
