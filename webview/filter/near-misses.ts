// The near misses that people come for, each a filter of one click, with how many there are.
import type { Facts } from './fields.ts';
import { passes } from './match.ts';
import { type ParsedFilter, parseFilter } from './parse.ts';

export interface NearMiss {
  readonly name: string;
  readonly says: string;
  readonly filter: string;
}

export const nearMisses: readonly NearMiss[] = [
  {
    name: 'close to the cut',
    says: 'Pruned less than 0.05 below the last one that was kept',
    filter: '@rank @gap<0.05',
  },
  {
    name: 'policy disagrees',
    says: 'Pruned, though the policy found it more likely than what was kept',
    filter: '@preferred',
  },
  { name: 'bound score', says: 'The score is only known to lie in a range', filter: '@bound' },
  {
    name: 'label disagrees',
    says: 'Labelled good but pruned or scored low, or bad but kept or scored high',
    filter: '@disagrees',
  },
];

const parsed: readonly ParsedFilter[] = nearMisses.map(({ filter }) => parseFilter(filter));

/** Candidates between two breaks. */
const atOnce = 200;

/**
 * How many candidates each of `nearMisses` finds, in the same order. It asks every candidate, so it stops now and then, to
 * be gone on with when there is time.
 */
export function* countNearMisses(facts: Facts): Generator<undefined, readonly number[]> {
  const counts = nearMisses.map(() => 0);
  for (const [place, node] of facts.tree.nodes.entries()) {
    if (place % atOnce === atOnce - 1) yield;
    // Nothing else can be one: no score to be close, no label to disagree.
    if (node.score === undefined && node.verdict === undefined) continue;
    parsed.forEach((filter, index) => {
      if (passes(filter, node, facts)) counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  return counts;
}

/** The filter with a near miss added, or taken out where it was in. */
export function toggled(text: string, filter: string): string {
  const without = withoutFilter(text, filter);
  if (without !== undefined) return without;
  return text.trim() === '' ? filter : `${text.trim()} ${filter}`;
}

export const includes = (text: string, filter: string): boolean => withoutFilter(text, filter) !== undefined;

function withoutFilter(text: string, filter: string): string | undefined {
  const padded = ` ${text.trim().replace(/\s+/g, ' ')} `;
  if (!padded.includes(` ${filter} `)) return undefined;
  return padded.replace(` ${filter} `, ' ').trim();
}
