// Messages of the comparison are taken only in the shapes that the protocol knows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCompareMessage } from '../../../src/protocol/check-compare-message.ts';
import type { CompareViewMessage } from '../../../src/protocol/compare.ts';

const messages: readonly CompareViewMessage[] = [
  { type: 'ready' },
  { type: 'open-candidate', side: 'left', candidate: 'c1' },
  { type: 'open-search', side: 'right' },
  { type: 'open-edit', edit: 0 },
  { type: 'set-blind', blind: true },
  { type: 'open-as-text' },
  { type: 'run-again' },
  { type: 'report', message: 'x' },
];

describe('a message of the comparison', () => {
  it('is taken as it is when it has the shape of one, and loses what the protocol does not know', () => {
    for (const message of messages) {
      expect(checkCompareMessage(message)).toEqual(message);
      expect(checkCompareMessage({ ...message, command: 'rm' })).toEqual(message);
    }
  });

  it('is passed over when it has not', () => {
    for (const message of [
      null,
      'ready',
      [],
      {},
      { type: 'toString' },
      { type: 'open-candidate', side: 'middle', candidate: 'c1' },
      { type: 'open-candidate', side: 'left', candidate: '' },
      { type: 'open-search' },
      { type: 'open-edit', edit: -1 },
      { type: 'open-edit', edit: '0' },
      { type: 'set-blind', blind: 'no' },
      { type: 'report' },
    ]) {
      expect(checkCompareMessage(message)).toBeUndefined();
    }
  });

  it('never makes the check throw', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        checkCompareMessage(value);
      }),
    );
  });
});
