// The words for a search of the family: what it is to this one, what was changed, what came of it.
import { visible } from '../../src/log/visible.ts';
import type { Relative } from '../../src/protocol/messages.ts';

const relationWord: Readonly<Record<Relative['relation'], string>> = {
  parent: 'made from',
  self: 'this search',
  sibling: 'beside it',
  child: 'made from this',
};

/** "kept unit = "celsius": ✓ get_weather(…), score 0.91". */
export function spokenRelative({ relation, changed, result, score }: Relative): string {
  const parts = [
    `${relationWord[relation]}: ${visible(changed)}`,
    visible(result),
    score === undefined ? '' : `score ${score.toFixed(2)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
