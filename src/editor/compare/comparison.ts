// What the comparison of two searches shows, from their trees.
import { alignSearches } from '../../compare/align-searches.ts';
import type { Alignment, Blindness, SideNames } from '../../compare/alignment.ts';
import type { Label } from '../../labels/label.ts';
import type { SearchTree } from '../../log/tree.ts';
import type { ComparedSearchFacts, Comparison } from '../../protocol/compare.ts';

const names: SideNames = { left: 'search before', right: 'search after' };

type Labels = ReadonlyMap<string, Label>;

/**
 * @param logNames What the two logs are called.
 * @param blindTo In blind mode the labels of both: what is not rated keeps its scores and its verdict to itself.
 */
export function comparisonOf(
  left: SearchTree,
  right: SearchTree,
  logNames: { readonly left: string; readonly right: string },
  blindTo?: { readonly left: Labels; readonly right: Labels },
): Comparison {
  const blindness = blindTo && { left: isUnrated(blindTo.left), right: isUnrated(blindTo.right) };
  const alignment = alignSearches(left, right, names, blindness);
  return {
    blind: blindness !== undefined,
    left: factsOf(left, logNames.left),
    right: factsOf(right, logNames.right),
    alignment,
    origin: originOf(left, right, alignment, blindness),
  };
}

const isUnrated =
  (labels: Labels) =>
  (id: string): boolean =>
    labels.get(id)?.rating === undefined;

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
  blindness: Blindness | undefined,
): string {
  if (before === undefined || after === undefined) {
    return 'The tools of one search are unknown, so differences cannot be put down to edits.';
  }
  const asFarAsShown = blindness === undefined ? '' : ' as far as blind mode shows';
  const isDifferent =
    !result.sameCalls || steps.some(({ state, differences }) => state !== 'same' || differences > 0);
  if (edits.length > 0) {
    const count = edits.length === 1 ? 'One edit of the schemas' : `${edits.length} edits of the schemas`;
    if (!isDifferent) return `${count}, and no decision differs${asFarAsShown}.`;
    return circumstances.length === 0
      ? `${count} between the two.`
      : `${count} between the two; but the searches differ in more than that.`;
  }
  if (!isDifferent)
    return `The same schemas, and no decision differs${asFarAsShown || ': the two are identical'}.`;
  if (circumstances.length > 0) return 'The same schemas: the differences come from how the search was run.';
  if (before.prompt !== after.prompt) {
    return 'The same schemas in another prompt, such as tools in another order: the differences come from that, or from sampling.';
  }
  return 'The same schemas: the differences come from sampling.';
}
