// The whole of what a candidate decided, as JSON where it is a value.
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { LoggedDecision } from '../../src/log/events.ts';
import type { JsonValue } from '../../src/tools/tool.ts';

/** `undefined` where the label, at most `limit` long, already says all of it. */
export function wholeValue(decision: LoggedDecision, limit: number): string | undefined {
  const isStructured =
    decision.kind === 'argument' && typeof decision.value === 'object' && decision.value !== null;
  if (!isStructured && !isCut(decision, limit)) return undefined;
  switch (decision.kind) {
    case 'argument':
      return decision.value === undefined ? decision.text : valueJson(decision.value, decision.text, 2);
    case 'function-name':
      return JSON.stringify(decision.name ?? decision.text);
    case 'token':
    case 'fragment':
      return decision.text;
    default:
      return undefined;
  }
}

/** Whether the label leaves something out; a text that is longer than its label by far is not measured. */
function isCut(decision: LoggedDecision, limit: number): boolean {
  return (
    decision.text.length > 20 * limit ||
    decisionLabel(decision, limit) !== decisionLabel(decision, 40 * limit)
  );
}

/** JSON, but numbers as the policy spelled them, because a double may not hold them. `text` ends with the value. */
export function valueJson(value: JsonValue, text: string, indent = 0): string {
  if (typeof value === 'number') {
    const spelled = /-?\d[\d.eE+-]*(?=\D*$)/.exec(text.slice(-64))?.[0];
    return spelled !== undefined && Number(spelled) === value ? spelled : JSON.stringify(value);
  }
  try {
    return JSON.stringify(value, null, indent);
  } catch {
    // Nested deeper than the engine's stack; the decision's own text has it as well.
    return text;
  }
}
