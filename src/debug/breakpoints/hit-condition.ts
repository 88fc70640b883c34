// Hit conditions: at which of its hits a breakpoint stops.

/** Tells for the number of a hit, from 1, whether it counts. */
export type HitCondition = (hit: number) => boolean;

const pattern = /^(>=|<=|==?|>|<|%)?\s*(\d{1,9})$/;

/**
 * `3` or `= 3`: at the third hit; `>= 3`, `> 3`, `< 3`, `<= 3`; `% 2`: at every second one.
 * @returns what is wrong with it as a sentence where it cannot be read
 */
export function readHitCondition(text: string): HitCondition | string {
  const [, operator = '==', digits = ''] = pattern.exec(text.trim()) ?? [];
  if (digits === '') {
    return `${JSON.stringify(text)} is no hit condition: write a number such as 3, or >= 3, or % 2 for every second hit.`;
  }
  const number = Number(digits);
  switch (operator) {
    case '>=':
      return (hit) => hit >= number;
    case '<=':
      return (hit) => hit <= number;
    case '>':
      return (hit) => hit > number;
    case '<':
      return (hit) => hit < number;
    case '%':
      if (number === 0) return 'Every 0th hit is none: write % 2 for every second hit.';
      return (hit) => hit % number === 0;
    default:
      return (hit) => hit === number;
  }
}
