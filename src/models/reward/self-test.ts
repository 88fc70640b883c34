// One decision that is plainly right, scored before a search, to see whether labels are what the model says there.

import { ModelError } from '../exchange.ts';
import type { RewardModel, Score, ScoreItem } from '../reward.ts';
import { type LabelPair, labelMass, labelMassNotice } from './labels.ts';

export interface RewardSelfTest {
  /** Absent when no score could be read; `notice` then says why. */
  readonly score?: Score;
  /** P(+) + P(-) in [0, 1], where the log-probabilities of labels were read. */
  readonly mass?: number;
  /** A sentence for the user when the scores of this model may mean little. */
  readonly notice?: string;
}

/**
 * Scores `item`, whose decision should be right, and looks at the label's place. The search's own first prompt makes
 * the best item; {@link plainItem} serves where there is none.
 * @throws {ModelError} as `RewardModel.score`, except `no-label`, which becomes the notice; `AbortError`.
 */
export async function testReward(
  reward: RewardModel,
  item: ScoreItem,
  labels: LabelPair,
  session: string,
  signal: AbortSignal,
): Promise<RewardSelfTest> {
  let score: Score | undefined;
  try {
    for await (const event of reward.score([item], session, signal)) {
      if (event.type === 'score') score = event.score;
    }
  } catch (error) {
    if (error instanceof ModelError && error.code === 'no-label')
      return { notice: `${error.message} ${error.remedy}` };
    throw error;
  }
  if (score === undefined) return {};
  if (score.positive === undefined && score.negative === undefined) return { score };
  const mass = labelMass(score);
  const notice = labelMassNotice(mass, labels);
  return { score, mass, ...(notice === undefined ? {} : { notice }) };
}

const nowhere = { offset: 0, length: 0 };

/** A right function name for a plain query over one tool. `prompt` is rendered by the policy's template if given. */
export function plainItem(
  prompt = 'Functions: get_time(city)\nRequest: What time is it in Lima?\nCalls: ',
): ScoreItem {
  return {
    id: 'self-test',
    prompt,
    messages: [{ role: 'user', content: 'What time is it in Lima?' }],
    tools: [
      {
        name: 'get_time',
        description: 'The current local time in a city.',
        parametersSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        parameters: [],
        format: 'bare',
        range: nowhere,
        nameRange: nowhere,
        pointer: '',
        source: null,
      },
    ],
    path: [],
    decision: {
      kind: 'function-name',
      text: '[{"name": "get_time',
      start: 0,
      end: 19,
      call: 0,
      name: 'get_time',
      problems: [],
    },
  };
}
