// Preference pairs from siblings: after the same decisions, one that is right and one that is wrong (DPO, reward models).
import type { CallFormat } from '../../../calls/format.ts';
import { splitResponse } from '../../../calls/split.ts';
import { siblingPairs } from '../../../labels/export-preference.ts';
import type { ExportFormat } from '../format.ts';
import { exampleColumn, text, toolsHashColumn } from '../shared-columns.ts';
import { stepTree } from '../step-tree.ts';

export const preference: ExportFormat = {
  name: 'preference',
  title: 'Preference pairs',
  about:
    'For `DPOTrainer` and `RewardTrainer` of TRL. Both continue the same prompt and the same right decisions; they differ in one ' +
    'decision. Each wrong decision is paired with the right one that was sampled most there, or with the gold calls where they ' +
    'went the same way and no sample was right.',
  tags: ['trl', 'dpo', 'function-calling'],
  needs: 'rollouts',
  views: false,
  columns: [
    text('prompt', "The policy's prompt and the decisions before."),
    text('chosen', 'The right decision.'),
    text('rejected', 'The wrong decision.'),
    text('kind', 'What the wrong one decides.'),
    text('chosen_from', '`sample`, or `gold` where no sample was right.'),
    exampleColumn,
    toolsHashColumn,
  ],
  *rows({ id, prompt, gold, toolsHash, rollouts }, { callFormat }, leaveOut) {
    const goldSteps = goldContinuations(gold, callFormat);
    const pairs = siblingPairs(stepTree(rollouts), {
      known: (before) => goldSteps.get(before),
      onLonely: () => leaveOut('wrong decisions without a right one beside them'),
    });
    for (const { before, chosen, rejected, kind, from } of pairs) {
      yield {
        prompt: prompt + before,
        chosen,
        rejected,
        kind,
        chosen_from: from === 'sibling' ? 'sample' : 'gold',
        example: id,
        tools_hash: toolsHash,
      };
    }
  },
};

/** The gold calls' next decision after each beginning of theirs. */
function goldContinuations(gold: string, format: CallFormat): ReadonlyMap<string, string> {
  const { decisions } = splitResponse(format, gold);
  return new Map(decisions.map(({ start, text: own }) => [gold.slice(0, start), own]));
}
