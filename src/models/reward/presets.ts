// Reward presets: a template, its labels and how the score is read, under one name.
import { defaultLabels, type LabelPair } from './labels.ts';
import type { RewardTemplate } from './template.ts';

export type RewardPresetName = 'toolprm' | 'toolprm-chat' | 'judge' | 'math-shepherd' | 'qwen-prm';

/** Where a classification or step-tag head has the probability of "right". */
export interface RewardHead {
  readonly route: 'pooling' | 'classify';
  /** Index of the positive class in a row of the head's output, or its name where `/classify` names classes. */
  readonly positive: number | string;
  /** What turns the head's numbers into probabilities; `none` where the server has done it. */
  readonly activation: 'none' | 'softmax' | 'sigmoid';
}

export interface RewardPreset {
  readonly name: RewardPresetName;
  /** One plain sentence for a list to choose from. */
  readonly description: string;
  readonly template: RewardTemplate;
  readonly labels: LabelPair;
  /** Said to the user where the model is named. */
  readonly note?: string;
  /** Absent: the labels are read from the next token's log-probabilities. */
  readonly head?: RewardHead;
}

const judgeOpening = `You check a function-calling assistant, one decision at a time.

Functions:
{tools}

Request:
{query}

`;

const judgeCandidate = `Decisions so far:
{history}

Proposed next decision ({kind}):
{proposal}

Is the proposed decision right, given the request, the functions and the decisions so far? Answer with exactly one character, + or -: + if it is right, - if it is wrong.`;

export const rewardPresets: Readonly<Record<RewardPresetName, RewardPreset>> = {
  // The prompt that the authors trained ToolPRM with is unpublished; this is a plain reading of the paper, so another
  // template can be set for a model that was trained with one.
  toolprm: {
    name: 'toolprm',
    description:
      "A generative process reward model that continues the policy's own prompt with a label; the authors' exact prompt is unpublished, so set another template if your model needs one.",
    template: { kind: 'text', text: '{prompt}{decided}{candidate}\n{tag} ' },
    labels: defaultLabels,
  },
  // The dialogue form of RLHFlow's generative PRMs: a step is a user turn, its label the assistant's turn.
  'toolprm-chat': {
    name: 'toolprm-chat',
    description: 'A chat reward model: every decision is a user turn and its label the assistant turn.',
    template: {
      kind: 'chat',
      opening: 'Functions:\n{tools}\n\nRequest:\n{query}\n\n',
      step: '{tag} {candidate}',
      candidate: '{tag} {candidate}',
    },
    labels: defaultLabels,
  },
  judge: {
    name: 'judge',
    description: 'Any instruct model, asked in plain words whether the proposed decision is right.',
    note: 'a zero-shot judge, not trained as a reward model',
    template: { kind: 'chat', opening: judgeOpening, candidate: judgeCandidate },
    labels: defaultLabels,
  },
  // Serve with vLLM's --pooler-config {"pooling_type":"STEP","step_tag_id":…,"returned_token_ids":[good,bad]}: the
  // positive class is then the first of the returned ids.
  'math-shepherd': {
    name: 'math-shepherd',
    description: 'A step-tag head in the manner of Math-Shepherd, served for pooling with its "ки" tag.',
    template: { kind: 'text', text: '{prompt}{decided}{candidate} ки', step: '{candidate} ки\n' },
    labels: defaultLabels,
    head: { route: 'pooling', positive: 0, activation: 'none' },
  },
  'qwen-prm': {
    name: 'qwen-prm',
    description:
      'A step-tag head in the manner of Qwen2.5-Math-PRM, served for pooling with its "<extra_0>" tag.',
    template: {
      kind: 'text',
      text: '{prompt}{decided}{candidate}<extra_0>',
      step: '{candidate}<extra_0>',
    },
    labels: defaultLabels,
    head: { route: 'pooling', positive: 1, activation: 'none' },
  },
};
