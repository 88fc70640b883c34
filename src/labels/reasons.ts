// The fixed vocabulary of reasons: error types of BFCL's checker (gorilla, bfcl_eval/eval_checker), in plain words.
import type { DecisionKind } from '../calls/decision.ts';
import type { Reason } from './label.ts';

export const reasonText: Readonly<Record<Reason, string>> = {
  wrong_func_name: 'the wrong function was chosen',
  wrong_count: 'too many or too few calls',
  missing_required: 'a required argument is missing',
  unexpected_param: 'an argument that the function does not have',
  missing_optional: 'an argument that the query asks for is missing',
  type_error: 'the value has the wrong type',
  value_error: 'the value is wrong',
  relevance_error: 'called where no function fits, or not called where one does',
  other: 'something else (say it in the note)',
};

const all: readonly Reason[] = [
  'wrong_func_name',
  'relevance_error',
  'wrong_count',
  'unexpected_param',
  'value_error',
  'type_error',
  'missing_required',
  'missing_optional',
  'other',
];

const fitting: Readonly<Partial<Record<string, readonly Reason[]>>> = {
  'function-name': ['wrong_func_name', 'relevance_error', 'wrong_count'],
  argument: ['value_error', 'type_error', 'unexpected_param'],
  'arguments-finished': ['missing_required', 'missing_optional'],
  'call-finished': ['missing_required', 'value_error', 'wrong_count'],
  'response-finished': ['wrong_count', 'relevance_error'],
} satisfies Readonly<Record<DecisionKind, readonly Reason[]>>;

/** All reasons, those that fit this kind of decision first. */
export function reasonsFor(kind: string): readonly Reason[] {
  const first = (Object.hasOwn(fitting, kind) ? fitting[kind] : undefined) ?? [];
  return [...first, ...all.filter((reason) => !first.includes(reason))];
}

export function isReason(value: unknown): value is Reason {
  return typeof value === 'string' && Object.hasOwn(reasonText, value);
}
