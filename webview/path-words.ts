// A path in one line, as the calls that it makes: what stands for a candidate that ends something.
import type { LoggedDecision } from '../src/log/events.ts';
import { pathTo } from '../src/log/path.ts';
import type { SearchTree, TreeNode } from '../src/log/tree.ts';
import { oneLine } from '../src/log/visible.ts';
import { valueJson } from './detail/value-text.ts';
import { callText } from './header/summary-words.ts';

/** A longer one is cut anyway, and is not written as JSON first. */
const longestValue = 2000;

interface Draft {
  readonly name: string;
  readonly members: string[];
  isOpen: boolean;
}

/**
 * `get_weather({ city: "Oslo", … })`: the calls as far as the candidate's path has decided them, `no call` where it
 * decided for none. `undefined` where the path has no call: single tokens, or a search that began inside of one.
 * @param limit UTF-16 code units.
 */
export function pathWords(tree: SearchTree, node: TreeNode, limit = 160): string | undefined {
  const { outcome } = tree;
  if (outcome !== undefined && outcome.chosen === node.id && outcome.response !== null) {
    const calls = outcome.calls.map((call) => callText(call, limit)).join('; ');
    return calls === '' ? 'no call' : oneLine(calls, limit);
  }
  const decisions = pathTo(tree, node.id)?.decisions ?? [];
  const calls: Draft[] = [];
  for (const decision of decisions) take(decision, calls);
  if (calls.length === 0) return decisions.at(-1)?.kind === 'response-finished' ? 'no call' : undefined;
  return oneLine(calls.map(words).join('; '), limit);
}

function take(decision: LoggedDecision, calls: Draft[]): void {
  const call = calls.at(-1);
  switch (decision.kind) {
    case 'function-name':
      calls.push({ name: decision.name ?? decision.text.trim(), members: [], isOpen: true });
      return;
    case 'argument': {
      const isLong = decision.text.length > longestValue;
      const value =
        decision.value === undefined || isLong ? decision.text : valueJson(decision.value, decision.text);
      call?.members.push(`${decision.name ?? ''}: ${value}`);
      return;
    }
    case 'arguments-finished':
    case 'call-finished':
    case 'response-finished':
      if (call !== undefined) call.isOpen = false;
      return;
    default:
      return;
  }
}

function words({ name, members, isOpen }: Draft): string {
  const all = isOpen ? [...members, '…'] : members;
  return `${name}(${all.length === 0 ? '' : `{ ${all.join(', ')} }`})`;
}
