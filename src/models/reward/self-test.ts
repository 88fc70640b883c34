// Decisions that are plainly right or wrong, scored before a search: whether labels are what the model says there, and
// whether it tells the one from the other.
import type { Decision } from '../../calls/decision.ts';
import type { ChatMessage } from '../../calls/prompt.ts';
import type { Tool } from '../../tools/tool.ts';
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
  const scores = await scoresOf(reward, [item], session, signal);
  if (typeof scores === 'string') return { notice: scores };
  const score = scores.get(item.id);
  if (score === undefined) return {};
  if (score.positive === undefined && score.negative === undefined) return { score };
  const mass = labelMass(score);
  const notice = labelMassNotice(mass, labels);
  return { score, mass, ...(notice === undefined ? {} : { notice }) };
}

/** The scores by the items' ids, or the sentence that says that the model has no label where one belongs. */
async function scoresOf(
  reward: RewardModel,
  items: readonly ScoreItem[],
  session: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Score> | string> {
  const scores = new Map<string, Score>();
  try {
    for await (const event of reward.score(items, session, signal)) {
      if (event.type === 'score') scores.set(event.id, event.score);
    }
  } catch (error) {
    if (error instanceof ModelError && error.code === 'no-label') return `${error.message} ${error.remedy}`;
    throw error;
  }
  return scores;
}

export interface RewardComparison {
  /** Absent when no score could be read; `notice` then says why. */
  readonly right?: Score;
  readonly wrong?: Score;
  /** As in {@link RewardSelfTest}. */
  readonly notice?: string;
}

/** Scores both decisions in one request where the server can. @throws as {@link testReward}. */
export async function compareDecisions(
  reward: RewardModel,
  { right, wrong }: PlainPair,
  labels: LabelPair,
  session: string,
  signal: AbortSignal,
): Promise<RewardComparison> {
  const scores = await scoresOf(reward, [right, wrong], session, signal);
  if (typeof scores === 'string') return { notice: scores };
  const [good, bad] = [scores.get(right.id), scores.get(wrong.id)];
  const isRead = good?.positive !== undefined || good?.negative !== undefined;
  const notice = isRead ? labelMassNotice(labelMass(good), labels) : undefined;
  return {
    ...(good === undefined ? {} : { right: good }),
    ...(bad === undefined ? {} : { wrong: bad }),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** A reward model that puts the right decision less than this above the wrong one does not tell them apart. */
const leastMargin = 0.1;

/** "It tells a right decision from a wrong one: 0.98 for city = "Lima", 0.02 for city = "Oslo" (asked was Lima)." */
export function comparisonSentence({ right, wrong }: RewardComparison): string | undefined {
  if (right === undefined || wrong === undefined) return undefined;
  const tells = right.score - wrong.score >= leastMargin;
  const figures = `${figure(right)} for city = "${askedCity}", ${figure(wrong)} for city = "${otherCity}" (asked was ${askedCity})`;
  return tells
    ? `It tells a right decision from a wrong one: ${figures}.`
    : `It does not tell a right decision from a wrong one: ${figures}. A search by these scores may mean little.`;
}

const figure = ({ score, reading }: Score): string => `${reading === 'bound' ? '~' : ''}${score.toFixed(2)}`;

const nowhere = { offset: 0, length: 0 };
const askedCity = 'Lima';
const otherCity = 'Oslo';

/** What the plain items ask for, so that a prompt can be made of it as a search makes one. */
export const plainQuery: { readonly messages: readonly ChatMessage[]; readonly tools: readonly Tool[] } = {
  messages: [{ role: 'user', content: `What time is it in ${askedCity}?` }],
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
};

const plainPrompt = `Functions: get_time(city)\nRequest: What time is it in ${askedCity}?\nCalls: `;

const nameDecision: Decision = {
  kind: 'function-name',
  text: '[{"name": "get_time',
  start: 0,
  end: 19,
  call: 0,
  name: 'get_time',
  problems: [],
};

/** A right function name for {@link plainQuery}. `prompt` is rendered by the policy's template if given. */
export function plainItem(prompt = plainPrompt): ScoreItem {
  return { id: 'self-test', prompt, ...plainQuery, path: [], decision: nameDecision };
}

/** Two decisions that the schema allows; everybody sees which one is right. */
export interface PlainPair {
  readonly right: ScoreItem;
  readonly wrong: ScoreItem;
}

/** The city that {@link plainQuery} asks for, and another. `prompt` as in {@link plainItem}. */
export function plainPair(prompt = plainPrompt): PlainPair {
  const item = (id: string, city: string): ScoreItem => {
    const text = `", "arguments": {"city": ${JSON.stringify(city)}`;
    const { end: start } = nameDecision;
    return {
      id,
      prompt,
      ...plainQuery,
      path: [nameDecision],
      decision: {
        kind: 'argument',
        text,
        start,
        end: start + text.length,
        call: 0,
        name: 'city',
        value: city,
        problems: [],
      },
    };
  };
  return { right: item('right', askedCity), wrong: item('wrong', otherCity) };
}
