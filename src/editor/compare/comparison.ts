// What the comparison of two searches shows, from their trees.
import { alignSearches } from '../../compare/align-searches.ts';
import type { Alignment, SideNames } from '../../compare/alignment.ts';
import type { SearchTree } from '../../log/tree.ts';
import type { ComparedSearchFacts, Comparison } from '../../protocol/compare.ts';

const names: SideNames = { left: 'search before', right: 'search after' };

/** @param logNames What the two logs are called. */
export function comparisonOf(
  left: SearchTree,
  right: SearchTree,
  logNames: { readonly left: string; readonly right: string },
): Comparison {
  const alignment = alignSearches(left, right, names);
  return {
    left: factsOf(left, logNames.left),
    right: factsOf(right, logNames.right),
    alignment,
    origin: originOf(left, right, alignment),
  };
}

function factsOf({ header, outcome, totals }: SearchTree, name: string): ComparedSearchFacts {
  return {
    name,
    ...(header === undefined ? {} : { query: header.query, time: header.time, policy: header.policy.name }),
    finished: outcome !== undefined,
    totals,
  };
}

/** Where the differences come from: edits, another question, or sampling alone. */
function originOf(
  { header: before }: SearchTree,
  { header: after }: SearchTree,
  { steps, edits, result, circumstances }: Alignment,
): string {
  if (before === undefined || after === undefined) {
    return 'The tools of one search are unknown, so differences cannot be put down to edits.';
  }
  const isDifferent =
    !result.sameCalls || steps.some(({ state, differences }) => state !== 'same' || differences > 0);
  if (edits.length > 0) {
    const count = edits.length === 1 ? 'One edit of the schemas' : `${edits.length} edits of the schemas`;
    if (!isDifferent) return `${count}, and no decision differs.`;
    return circumstances.length === 0
      ? `${count} between the two.`
      : `${count} between the two; but the searches differ in more than that.`;
  }
  if (!isDifferent) return 'The same schemas, and no decision differs: the two are identical.';
  if (circumstances.length > 0) return 'The same schemas: the differences come from how the search was run.';
  if (before.prompt !== after.prompt) {
    return 'The same schemas in another prompt, such as tools in another order: the differences come from that, or from sampling.';
  }
  return 'The same schemas: the differences come from sampling.';
}
