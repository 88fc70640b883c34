// What the editor's context menu is told of where it was opened: package.json says which entries fit.

import { whyNotContinue } from './detail/can-continue.ts';
import { canChange, whatIfs } from './detail/can-what-if.ts';
import { callSoFar } from './detail/partial-call.ts';
import { schemaFragment, sourceOf } from './detail/schema-fragment.ts';
import type { ViewState } from './state.ts';

/** The value of `data-vscode-context` outside of any candidate. */
export const elsewhere: string = JSON.stringify({
  webviewSection: 'tree',
  preventDefaultContextMenuItems: true,
});

/** The value of `data-vscode-context` on the selected candidate. */
export function onSelected({ tree, selectedNode, settings, hidden }: ViewState): string {
  const node = selectedNode.peek();
  if (node === undefined) return elsewhere;
  const search = tree.peek();
  const changes = whatIfs(search, node, settings.peek(), hidden(node.id));
  return JSON.stringify({
    webviewSection: 'candidate',
    candidate: node.id,
    toolprmCanContinue: whyNotContinue(search, node, settings.peek()) === undefined,
    toolprmCanKeep: changes.includes('keep'),
    toolprmCanDrop: changes.includes('drop'),
    toolprmCanTry: changes.includes('try'),
    toolprmCanChange: canChange(search, settings.peek()),
    toolprmHasCall: callSoFar(search, node).length > 0,
    toolprmHasSource:
      search.header?.toolsFile !== undefined && sourceOf(schemaFragment(search, node)) !== undefined,
    preventDefaultContextMenuItems: true,
  });
}
