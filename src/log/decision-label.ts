// A short name of a decision, the same in tree, outline, table, debugger and terminal.
import type { JsonValue } from '../tools/tool.ts';
import type { LoggedDecision } from './events.ts';
import { oneLine, shorten } from './visible.ts';

/**
 * `get_weather`, `unit = "celsius"`, `arguments finished`, `no call`; for a token its text. At most `limit` UTF-16 code
 * units: long names and values are cut in the middle. Invisible characters are shown.
 */
export function decisionLabel(decision: LoggedDecision, limit = 48): string {
  switch (decision.kind) {
    case 'function-name':
      return oneLine(decision.name ?? decision.text.trim(), limit);
    case 'argument':
      return argumentLabel(decision.name ?? '', valueText(decision.text, decision.value), limit);
    case 'arguments-finished':
      return 'arguments finished';
    case 'call-finished':
      return 'call finished';
    case 'response-finished':
      return decision.call === 0 ? 'no call' : 'response finished';
    case 'token':
      return tokenLabel(decision.text, limit);
    case 'fragment':
      return oneLine(`unfinished: ${decision.text}`, limit);
  }
}

function argumentLabel(name: string, value: string, limit: number): string {
  const separator = ' = ';
  const whole = oneLine(name, limit) + separator + oneLine(value, limit);
  if (whole.length <= limit) return whole;
  // The name says which argument it is, so it may take up to half before it is cut.
  const room = Math.max(limit - separator.length, 6);
  const shownName = oneLine(name, Math.max(room - value.length, Math.floor(room / 2)));
  return shownName + separator + oneLine(value, room - shownName.length);
}

/** The value as JSON; numbers as the policy spelled them, because a double may not hold them. */
function valueText(text: string, value: JsonValue | undefined): string {
  if (value === undefined) return text.trim();
  if (typeof value === 'number') {
    const spelled = /-?\d[\d.eE+-]*(?=\D*$)/.exec(text.slice(-64))?.[0];
    return spelled !== undefined && Number(spelled) === value ? spelled : String(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the engine's stack; the text has it as well.
    return text.trim();
  }
}

/** Spaces at the ends of a token matter, and nobody sees them. */
function tokenLabel(text: string, limit: number): string {
  if (text === '') return 'end of text';
  const shown = shorten(text, limit * 4).replace(/^ +| +$/g, (spaces) => '␠'.repeat(spaces.length));
  return oneLine(shown, limit);
}
