// When two decisions are the same: by what they decide, not by how it is written.
import { canonicalValue } from '../calls/canonical.ts';
import type { JsonValue } from '../tools/tool.ts';
import type { LoggedDecision } from './events.ts';

/** Equal for equal values of any spelling. A value nested deeper than the engine's stack is told apart by its text. */
export function valueKey(value: JsonValue, text: string): string {
  try {
    return canonicalValue(value);
  } catch {
    return text;
  }
}

/** @param name What its function or parameter is called, where that is not the name that the decision has. */
export function decisionKey(
  decision: LoggedDecision,
  name = 'name' in decision ? decision.name : undefined,
): string {
  const { kind, text } = decision;
  if (kind === 'token' || kind === 'fragment') return `${kind} ${text}`;
  const value = decision.value === undefined ? '' : valueKey(decision.value, text);
  return `${kind} ${name === undefined ? '' : JSON.stringify(name)} ${value}`;
}
