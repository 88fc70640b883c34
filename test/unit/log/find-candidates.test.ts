// A few candidates are looked up in a log without building its tree.
import { describe, expect, it } from 'vitest';
import { decisionLabel } from '../../../src/log/decision-label.ts';
import { createCandidateFinder } from '../../../src/log/find-candidates.ts';
import { verdictMark } from '../../../src/log/mark.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { logLines, syntheticLog } from './build-log.ts';

const events = syntheticLog({ steps: 3, beams: 2, candidates: 3 });
const bytes = new TextEncoder().encode(logLines(events));

function find(wanted: readonly string[], content: Uint8Array, size = 1000) {
  const finder = createCandidateFinder(new Set(wanted));
  for (let from = 0; from < content.length; from += size) finder.push(content.subarray(from, from + size));
  return finder.end();
}

describe('candidates in a log', () => {
  it('are found with what the tree says of them', () => {
    const tree = treeOf(events);
    const wanted = tree.nodes.filter((_, index) => index % 4 === 0);
    const found = find(
      wanted.map(({ id }) => id),
      bytes,
    );
    expect(found.size).toBe(wanted.length);
    for (const node of wanted) {
      expect(found.get(node.id)).toEqual({
        decision: decisionLabel(node.decision),
        step: node.step,
        score: node.score?.score,
        mark: verdictMark(node.verdict),
      });
    }
  });

  it('are found however the bytes are cut', () => {
    const wanted = treeOf(events)
      .nodes.slice(0, 3)
      .map(({ id }) => id);
    expect(find(wanted, bytes, 7)).toEqual(find(wanted, bytes, 1 << 20));
  });

  it('that the log does not have are not in the answer', () => {
    expect(find(['nobody'], bytes).size).toBe(0);
  });

  it('are found between lines that are no events', () => {
    const [first] = treeOf(events).nodes;
    const junk = new TextEncoder().encode(
      `{"id":"${first?.id}"\n\0\0\n{"type":"candidate","id":"${first?.id}"}\n`,
    );
    const damaged = new Uint8Array([...junk, ...bytes]);
    expect(find([first?.id ?? ''], damaged).get(first?.id ?? '')).toHaveProperty('decision');
  });
});
