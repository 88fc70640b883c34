// The settings in force at a place of a search whose settings were changed on the way.
import { describe, expect, it } from 'vitest';
import type { LoggedChange } from '../../../src/log/events.ts';
import { settingsAfter } from '../../../src/log/settings-at.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { syntheticLog } from './build-log.ts';

const plain = treeOf(syntheticLog({ steps: 1, beams: 1, candidates: 1 }));
const made = (step: number, change: LoggedChange) =>
  ({ type: 'what-if', seq: 0, at: 0, step, by: 'user', change }) as const;
const tree = {
  ...plain,
  changes: [
    made(2, { kind: 'settings', settings: { beams: 1 }, before: {} }),
    made(4, { kind: 'settings', settings: { beams: 7, temperature: 0.1 }, before: {} }),
  ],
};

describe('the settings after a step', () => {
  it('are those that the changes up to there have set', () => {
    expect(settingsAfter(tree, 1)).toEqual(plain.header?.settings);
    expect(settingsAfter(tree, 2)?.beams).toBe(1);
    expect(settingsAfter(tree, 3)).toEqual(settingsAfter(tree, 2));
    expect(settingsAfter(tree, 4)).toMatchObject({ beams: 7, temperature: 0.1 });
  });

  it('are those of the end where no step is named', () => {
    expect(settingsAfter(tree)?.beams).toBe(7);
  });

  it('are not known where the log has lost its beginning', () => {
    expect(settingsAfter(treeOf([]))).toBeUndefined();
  });
});
