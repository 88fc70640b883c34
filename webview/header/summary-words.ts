// The result of a search in one line: calls as one reads them, cost and labels.
import type { Call } from '../../src/calls/decision.ts';
import type { Label } from '../../src/labels/label.ts';
import type { Totals } from '../../src/log/events.ts';
import type { SearchFinished } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import type { ViewSettings } from '../../src/protocol/messages.ts';

/** `get_weather({ city: "Oslo", unit: "celsius" })`, cut in the middle where it is long. */
export function callText({ name, arguments: given }: Call, limit = 160): string {
  const members = Object.entries(given).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return oneLine(`${name}(${members.length === 0 ? '' : `{ ${members.join(', ')} }`})`, limit);
}

/** In the user's currency; `undefined` where no price is set. */
export function cost(totals: Totals, price: ViewSettings['pricePerMillion']): number | undefined {
  if (price.prompt === 0 && price.completion === 0) return undefined;
  return (totals.promptTokens * price.prompt + totals.completionTokens * price.completion) / 1_000_000;
}

export function costText(value: number): string {
  return value !== 0 && value < 0.01 ? value.toPrecision(2) : value.toFixed(2);
}

/** "3 good, 2 bad, 1 flagged". */
export function labelCounts(labels: Iterable<Label>): string {
  const counts = { good: 0, bad: 0, neutral: 0, flagged: 0 };
  for (const { rating, flagged } of labels) {
    if (rating === 1) counts.good += 1;
    if (rating === -1) counts.bad += 1;
    if (rating === 0) counts.neutral += 1;
    if (flagged) counts.flagged += 1;
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

/** What stands before the calls of a search that ended: whether they are its result or only the best so far. */
export function chosenWord(outcome: SearchFinished): string | undefined {
  if (outcome.response === null) return undefined;
  switch (outcome.outcome) {
    case 'done':
      return 'result';
    case 'stopped':
      return 'stopped; best so far';
    case 'budget':
      return 'budget used up; best so far';
    case 'empty':
    case 'failed':
      return undefined;
  }
}

/** Why a search that ended has nothing to show. */
export const nothingChosen: Readonly<Record<SearchFinished['outcome'], string>> = {
  done: 'The search ended without a response.',
  empty: 'Every branch was pruned: nothing was chosen. The last step shows why.',
  stopped: 'Stopped before a response was chosen.',
  budget: 'The budget was used up before a response was chosen.',
  failed: 'The search failed.',
};
