// Labels every decision of a response by exact match with the gold calls (ToolPRM, arXiv 2510.14703, training data).
import type { Call, Decision } from '../../calls/decision.ts';
import type { CallFormat } from '../../calls/format.ts';
import { renderCalls } from '../../calls/render.ts';
import { splitResponse } from '../../calls/split.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { type Fault, matchGold } from './gold-match.ts';
import type { LabelledDecision, LabelledResponse } from './step-label.ts';

/**
 * How far a wrong decision reaches. `own`: only to the finishes above it, every other decision is judged by itself.
 * `call`: through the rest of its call, which can no longer become a gold call. `response`: through everything that
 * follows, since the response can no longer become right.
 */
export type ErrorReach = 'own' | 'call' | 'response';

export interface LabelOptions {
  /** The wire format of the response; `hammer` unless told. */
  readonly format?: CallFormat;
  /** `call` unless told. */
  readonly reach?: ErrorReach;
}

/**
 * A decision is `+` where the call so far can still become a gold call that is not made yet; a finish is `+` where the
 * call, or the response, equals the gold exactly. Gold calls and arguments may come in any order; values are compared
 * as `canonicalValue` has them. The finishes above a wrong decision are always `-`.
 *
 * @param response the text, or its decisions as `splitResponse` cuts them; without `response-finished` it is not finished
 */
export function labelResponse(
  response: string | readonly Decision[],
  gold: readonly Call[],
  options: LabelOptions = {},
): LabelledResponse {
  const { format = 'hammer', reach = 'call' } = options;
  const split =
    typeof response === 'string'
      ? splitResponse(format, response)
      : { decisions: response, failure: undefined };
  const match = matchGold(gold);
  const decisions: LabelledDecision[] = [];
  /** The call that went wrong, where the rest of it is wrong as well. */
  let wrongCall: number | undefined;
  let exactSpelling = true;
  for (const decision of split.decisions) {
    const own = faultOf(decision, match);
    const reached =
      wrongCall !== undefined && (reach === 'response' || (reach === 'call' && wrongCall === decision.call));
    const fault = own ?? (reached ? 'earlier' : undefined);
    if (fault !== undefined) {
      wrongCall ??= decision.call;
      if (reach !== 'response') wrongCall = decision.call;
      decisions.push({ ...decision, label: '-', reason: fault });
      continue;
    }
    if (decision.kind !== 'argument') {
      decisions.push({ ...decision, label: '+' });
      continue;
    }
    const spelt = isSpeltAsGold(decision, gold, format);
    exactSpelling &&= spelt;
    decisions.push({ ...decision, label: '+', exactSpelling: spelt });
  }
  const last = decisions.at(-1);
  const right = last?.kind === 'response-finished' && decisions.every(({ label }) => label === '+');
  return {
    decisions,
    label: right ? '+' : '-',
    exactSpelling: right && exactSpelling,
    ...(split.failure === undefined ? {} : { failure: split.failure }),
  };
}

function faultOf({ kind, name = '', value = null }: Decision, match: ReturnType<typeof matchGold>): Fault {
  switch (kind) {
    case 'function-name':
      return match.functionName(name);
    case 'argument':
      return match.argument(name, value);
    case 'arguments-finished':
      return match.argumentsFinished();
    case 'call-finished':
      return match.callFinished();
    case 'response-finished':
      return match.responseFinished();
  }
}

/** Whether the decision's text ends as some gold call writes this argument. */
function isSpeltAsGold({ name = '', text }: Decision, gold: readonly Call[], format: CallFormat): boolean {
  return gold.some(({ arguments: given }) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return value !== undefined && text.endsWith(argumentText(name, value, format));
  });
}

function argumentText(name: string, value: JsonValue, format: CallFormat): string {
  const call = { name: 'f', arguments: Object.fromEntries([[name, value]]) };
  if (format === 'pythonic') return renderCalls('pythonic', [call]).slice('[f('.length, -')]'.length);
  return renderCalls('hammer', [call]).slice('[{"name": "f", "arguments": {'.length, -'}}]'.length);
}
