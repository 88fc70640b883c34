// The one sign that each verdict has, the same in terminal, tree, outline and table: never colour alone.
import type { Verdict } from './events.ts';

export type Mark = '●' | '✗' | '⊘' | '≡' | '▽' | '⊖' | '…' | '◌' | '!' | '·';

/** `·` stands for a candidate that has no verdict yet. */
export function verdictMark(verdict: Verdict | undefined): Mark {
  switch (verdict?.kind) {
    case undefined:
      return '·';
    case 'retained':
      return '●';
    case 'rank':
      return '✗';
    case 'invalid':
      return '⊘';
    case 'duplicate':
      return '≡';
    case 'threshold':
      return '▽';
    case 'dropped':
      return '⊖';
    case 'length':
      return '…';
    case 'budget':
    case 'stopped':
      return '◌';
    case 'failed':
      return '!';
  }
}
