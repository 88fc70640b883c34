// Commands that hand something of the selected candidate to the host: its texts, or its place in the tool file.
import { callSoFar, callText, decisionText } from '../detail/partial-call.ts';
import { schemaFragment, sourceOf } from '../detail/schema-fragment.ts';
import type { View } from '../state.ts';

export type CandidateCommand = 'copyDecision' | 'copyCall' | 'openSource';

export function runOnCandidate(command: CandidateCommand, { state, actions }: View): void {
  const node = state.selectedNode.value;
  const tree = state.tree.value;
  if (node === undefined) {
    actions.announce('Select a candidate first.');
    return;
  }
  switch (command) {
    case 'copyDecision':
      actions.copy(decisionText(node));
      return;
    case 'copyCall': {
      const lines = callSoFar(tree, node);
      if (lines.length === 0) actions.announce('No call is decided here yet.');
      else actions.copy(callText(lines));
      return;
    }
    case 'openSource': {
      const source = sourceOf(schemaFragment(tree, node));
      if (source === undefined) actions.announce('This decision stands for no place in the tool file.');
      else actions.openSource(source.tool, source.parameter);
    }
  }
}
