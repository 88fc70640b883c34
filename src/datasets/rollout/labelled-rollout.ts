// A rollout with its labels: one for each decision, one for the whole response. One line of a label file.
import { type DecisionKind, decisionTag } from '../../calls/decision.ts';
import { jsonLine } from '../../labels/json-line.ts';
import type { SplitName } from '../example.ts';
import type { StepLabel, WrongReason } from '../label/step-label.ts';
import type { Rollout } from './rollout.ts';
import { isMembers, type Members, rolloutIn } from './rollout-line.ts';

export interface LabelledStep {
  readonly kind: DecisionKind;
  /** The label's name in the reward model's text. */
  readonly tag: string;
  readonly text: string;
  readonly label: StepLabel;
  /** With `-`. */
  readonly reason?: WrongReason;
}

export interface LabelledRollout extends Omit<Rollout, 'error'> {
  readonly split: SplitName | null;
  readonly domain: string | null;
  readonly tags: readonly string[];
  /** The gold calls as the policy should have written them. */
  readonly gold: string;
  /** Hash of the offered tools, whatever their order. */
  readonly toolsHash: string;
  /** `+` where the response is complete and makes exactly the gold calls. */
  readonly label: StepLabel;
  /** The response in order; what a broken response has after its last decision is in `response` only. */
  readonly steps: readonly LabelledStep[];
}

export function labelledLine(rollout: LabelledRollout): string {
  const { id, example, split, domain, tags, prompt, response, finish, logprob, tokens, seed } = rollout;
  const { gold, toolsHash, label, steps } = rollout;
  const head = { id, example, split, domain, tags, prompt, response, finish, logprob, tokens, seed };
  return jsonLine({ ...head, gold, toolsHash, label, steps: steps.map(stepMembers) });
}

function stepMembers({ kind, tag, text, label, reason }: LabelledStep) {
  const head = { kind, tag, text, label };
  return reason === undefined ? head : { ...head, reason };
}

/** The labelled rollout, or what is wrong with it, without a full stop. */
export function labelledRolloutIn(value: Members): LabelledRollout | string {
  const rollout = rolloutIn(value);
  if (typeof rollout === 'string') return rollout;
  const { domain, tags, gold, toolsHash, label } = value;
  const split = splitNames.find((known) => known === value.split);
  if (split === undefined) return '"split" is none of train, validation, test and null';
  if (domain !== null && typeof domain !== 'string') return '"domain" is neither a text nor null';
  if (!isTexts(tags)) return '"tags" is not a list of texts';
  if (typeof gold !== 'string') return '"gold" is not a text';
  if (typeof toolsHash !== 'string') return '"toolsHash" is not a text';
  if (!isLabel(label)) return '"label" is neither "+" nor "-"';
  if (!Array.isArray(value.steps)) return '"steps" is not a list';
  const steps: LabelledStep[] = [];
  for (const [index, member] of value.steps.entries()) {
    const step = isMembers(member) ? readStep(member) : 'it is not an object';
    if (typeof step === 'string') return `"steps", item ${index}: ${step}`;
    steps.push(step);
  }
  const joined = steps.map(({ text }) => text).join('');
  if (!rollout.response.startsWith(joined)) return '"steps" do not spell the response';
  return { ...rollout, split, domain, tags, gold, toolsHash, label, steps };
}

const splitNames = ['train', 'validation', 'test', null] as const;
const reasons: readonly WrongReason[] = [
  'function',
  'parameter',
  'value',
  'repeated',
  'missing-argument',
  'missing-call',
  'earlier',
];

function readStep({ kind, tag, text, label, reason }: Members): LabelledStep | string {
  if (!isKind(kind)) return '"kind" is no kind of decision';
  if (tag !== decisionTag[kind]) return `"tag" is not ${decisionTag[kind]}`;
  if (typeof text !== 'string') return '"text" is not a text';
  if (!isLabel(label)) return '"label" is neither "+" nor "-"';
  const head = { kind, tag: decisionTag[kind], text, label };
  if (reason === undefined) return head;
  const known = reasons.find((each) => each === reason);
  return known === undefined ? `"reason" is none of ${reasons.join(', ')}` : { ...head, reason: known };
}

function isKind(value: unknown): value is DecisionKind {
  return typeof value === 'string' && Object.hasOwn(decisionTag, value);
}

function isLabel(value: unknown): value is StepLabel {
  return value === '+' || value === '-';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
