// What holds after all records: later ones win field by field, an undo takes exactly one back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../src/labels/agreement.ts';
import type { LabelRecord, Rating } from '../../../src/labels/label.ts';
import { heldLabels, labelsOf, lastRecordOf } from '../../../src/labels/project.ts';
import { labelled, undone } from './build-labels.ts';

describe('labels', () => {
  it('are replaced field by field', () => {
    const labels = labelsOf([
      labelled('r1', 'c1', -1, { reason: 'value_error', note: 'Bergen' }),
      labelled('r2', 'c1', 0, { labeller: 'Ben', time: '2026-03-02T00:00:00.000Z' }),
      labelled('r3', 'c1', undefined, { flagged: true, note: '' }),
    ]);
    expect(labels.get('c1')).toEqual({
      candidate: 'c1',
      rating: 0,
      flagged: true,
      reason: 'value_error',
      labeller: 'Ada',
      time: '2026-03-01T10:00:00.000Z',
    });
  });

  it('are gone once nothing is said any more', () => {
    expect(labelsOf([labelled('r1', 'c1', 1), labelled('r2', 'c1', null)]).size).toBe(0);
  });

  it('know which record set the rating', () => {
    const held = heldLabels([labelled('r1', 'c1', 1), labelled('r2', 'c1', undefined, { note: 'x' })]).get(
      'c1',
    );
    expect([held?.rated?.id, held?.last.id]).toEqual(['r1', 'r2']);
  });

  it('come back when their undo is undone', () => {
    const records: LabelRecord[] = [labelled('r1', 'c1', 1), labelled('r2', 'c1', -1), undone('u1', 'r2')];
    expect(labelsOf(records).get('c1')?.rating).toBe(1);
    expect(labelsOf([...records, undone('u2', 'u1')]).get('c1')?.rating).toBe(-1);
  });

  it('are taken back even where a merge put the undo first', () => {
    expect(labelsOf([undone('u1', 'r1'), labelled('r1', 'c1', 1)]).size).toBe(0);
  });

  it('survive undos of what is not there, and of each other', () => {
    const records = [
      undone('u1', 'u2'),
      undone('u2', 'u1'),
      undone('u3', 'nothing'),
      labelled('r1', 'c1', 1),
    ];
    expect(labelsOf(records).get('c1')?.rating).toBe(1);
  });
});

/** What a person does at the keyboard. */
const deed = fc.oneof(
  fc.record({
    candidate: fc.constantFrom('c1', 'c2', '__proto__'),
    rating: fc.constantFrom<Rating | null>(-1, 0, 1, null),
  }),
  fc.record({ candidate: fc.constantFrom('c1', 'c2'), flagged: fc.boolean() }),
  fc.record({ candidate: fc.constantFrom('c1', 'c2'), note: fc.string() }),
  fc.constant('undo' as const),
);

describe('any sequence of labels and undos', () => {
  it('is what an editor with an undo stack would show', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const records: LabelRecord[] = [];
        const stack: LabelRecord[] = [];
        deeds.forEach((act, index) => {
          if (act !== 'undo') {
            const { candidate, ...more } = act;
            const record = labelled(`r${index}`, candidate, undefined, more);
            records.push(record);
            stack.push(record);
            return;
          }
          const next = lastRecordOf(records, 'Ada');
          expect(next?.id).toBe(stack.pop()?.id);
          if (next !== undefined) records.push(undone(`u${index}`, next.id));
        });
        expect(labelsOf(records)).toEqual(labelsOf(stack));
      }),
    );
  });

  it('of one labeller does not touch what "undo" means for another', () => {
    const records = [labelled('r1', 'c1', 1), labelled('r2', 'c1', -1, { labeller: 'Ben' })];
    expect(lastRecordOf(records, 'Ada')?.id).toBe('r1');
    expect(lastRecordOf(records, 'Eve')).toBeUndefined();
  });
});

describe('agreement', () => {
  const by = (labeller: string, ratings: readonly (Rating | undefined)[]): LabelRecord[] =>
    ratings.flatMap((rating, index) =>
      rating === undefined ? [] : [labelled(`${labeller}${index}`, `c${index}`, rating, { labeller })],
    );

  it('of one labeller says nothing', () => {
    expect(agreementOf([by('Ada', [1, 1])])).toEqual({
      labellers: ['Ada'],
      shared: 0,
      unanimous: 0,
      disagreements: [],
    });
  });

  it('is 1 where all say the same, and names what they do not agree on', () => {
    expect(agreementOf([[...by('Ada', [1, -1]), ...by('Ben', [1, -1])]])).toMatchObject({
      observed: 1,
      alpha: 1,
    });
    const mixed = agreementOf([[...by('Ada', [1, -1, 0]), ...by('Ben', [1, 1, 0])]]);
    expect(mixed).toMatchObject({ shared: 3, unanimous: 2, observed: 2 / 3 });
    expect(mixed.disagreements).toEqual([
      {
        candidate: 'c1',
        ratings: [
          { labeller: 'Ada', rating: -1 },
          { labeller: 'Ben', rating: 1 },
        ],
      },
    ]);
  });

  it("is Krippendorff's alpha: two observers, ten units, binary data", () => {
    // Example A of "Computing Krippendorff's Alpha-Reliability": alpha = 0.095.
    const a: Rating[] = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b: Rating[] = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(agreementOf([[...by('A', a), ...by('B', b)]]).alpha).toBeCloseTo(0.095, 3);
  });

  it('keeps the candidates of different searches apart', () => {
    expect(agreementOf([by('Ada', [1]), by('Ben', [-1])])).toMatchObject({
      labellers: ['Ada', 'Ben'],
      shared: 0,
    });
  });
});
