// The name of another candidate, as a link that selects it.
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import type { View } from '../state.ts';

interface CandidateLinkProps {
  readonly view: View;
  readonly node: TreeNode;
  readonly limit?: number;
  /** What the link says instead of the decision. */
  readonly text?: string | undefined;
}

/** The pane then moves the focus to its title, because the link is gone (see `DetailPane`). */
export function CandidateLink({ view, node, limit = 40, text }: CandidateLinkProps) {
  return (
    <button type="button" class="detail-link detail-code" onClick={() => view.actions.reveal(node.id)}>
      {text ?? decisionLabel(node.decision, limit)}
    </button>
  );
}
