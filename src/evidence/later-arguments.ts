// Arguments that a beam takes up later: one that lost its turn to another was late, not confused with it.
import type { SearchTree } from '../log/tree.ts';

/** For each candidate, the parameters that are retained behind it within the same call, on any of its beams. */
export function laterArguments(tree: SearchTree): ReadonlyMap<string, ReadonlySet<string>> {
  const later = new Map<string, Set<string>>();
  for (const { decision, parent, verdict } of tree.nodes) {
    if (decision.kind !== 'argument' || verdict?.kind !== 'retained' || decision.name === undefined) continue;
    for (let id = parent; id !== null; ) {
      const node = tree.node(id);
      if (node === undefined || node.decision.call !== decision.call) break;
      const names = later.get(id);
      // Whoever noted it for this candidate has noted it for all before it.
      if (names?.has(decision.name) === true) break;
      if (names === undefined) later.set(id, new Set([decision.name]));
      else names.add(decision.name);
      id = node.parent;
    }
  }
  return later;
}
