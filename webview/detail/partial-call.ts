// The calls as far as a candidate's path has decided them, as lines of JSON.
import { type CandidatePath, pathTo } from '../../src/log/path.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { valueJson } from './value-text.ts';

export interface CallLine {
  readonly indent: number;
  readonly text: string;
  /** True for what the selected candidate itself decided. */
  readonly own: boolean;
}

interface Draft {
  readonly lines: CallLine[];
  /** An argument list that is open. */
  inArguments: boolean;
  inCall: boolean;
  isEmpty: boolean;
}

/** The calls as far as the candidate's path goes; a search may have begun inside of a call. */
export function callSoFar(tree: SearchTree, node: TreeNode): readonly CallLine[] {
  const path = pathTo(tree, node.id);
  if (path === undefined) return [];
  const first = path.decisions[0]?.kind;
  const startsInside =
    (tree.header?.prefix ?? '') !== '' && first !== 'function-name' && first !== 'response-finished';
  return callLines(path, startsInside);
}

export const callText = (lines: readonly CallLine[]): string =>
  lines.map(({ indent, text }) => '  '.repeat(indent) + text).join('\n');

/** What the decision decided, to be copied: `get_weather`, `"unit": "celsius"`, else the text as the policy wrote it. */
export function decisionText({ decision }: TreeNode): string {
  if (decision.kind === 'function-name') return decision.name ?? decision.text.trim();
  if (decision.kind !== 'argument') return decision.text.trim();
  return `${JSON.stringify(decision.name ?? '')}: ${argumentText(decision)}`;
}

/** What is not decided yet stands as `…`. The text of a search by single tokens has no calls: then there are no lines. */
export function callLines(path: CandidatePath, startsInside: boolean): readonly CallLine[] {
  const last = path.decisions.length - 1;
  const draft: Draft = { lines: [], inArguments: startsInside, inCall: startsInside, isEmpty: true };
  let finished = false;
  path.decisions.forEach((decision, index) => {
    const own = index === last;
    switch (decision.kind) {
      case 'function-name':
        closeCall(draft, false);
        draft.lines.push({ indent: 1, text: '{', own: false });
        push(draft, 2, `"name": ${JSON.stringify(decision.name ?? decision.text)},`, own);
        push(draft, 2, '"arguments": {', false);
        draft.inCall = true;
        draft.inArguments = true;
        draft.isEmpty = true;
        return;
      case 'argument':
        push(draft, 3, `${JSON.stringify(decision.name ?? '')}: ${argumentText(decision)},`, own);
        draft.isEmpty = false;
        return;
      case 'arguments-finished':
        closeArguments(draft, own);
        return;
      case 'call-finished':
        closeCall(draft, own);
        return;
      case 'response-finished':
        closeCall(draft, false);
        push(draft, 0, ']', own);
        finished = true;
        return;
      default:
        return;
    }
  });
  if (draft.lines.length === 0) return [];
  if (!finished) {
    push(draft, draft.inArguments ? 3 : draft.inCall ? 2 : 1, '…', false);
    if (draft.inArguments) push(draft, 2, '}', false);
    if (draft.inCall) push(draft, 1, '}', false);
    push(draft, 0, ']', false);
  }
  return [{ indent: 0, text: '[', own: false }, ...draft.lines];
}

function argumentText(decision: CandidatePath['decisions'][number]): string {
  if (decision.kind !== 'argument' || decision.value === undefined) return decision.text;
  return valueJson(decision.value, decision.text);
}

function closeArguments(draft: Draft, own: boolean): void {
  if (!draft.inArguments) return;
  draft.inArguments = false;
  withoutComma(draft);
  push(draft, 2, '}', own);
}

function closeCall(draft: Draft, own: boolean): void {
  if (!draft.inCall) return;
  closeArguments(draft, false);
  draft.inCall = false;
  push(draft, 1, '},', own);
}

const push = ({ lines }: Draft, indent: number, text: string, own: boolean): void => {
  if (text === ']') withoutComma({ lines });
  lines.push({ indent, text, own });
};

/** The last member of a list has no comma after it. */
function withoutComma({ lines }: Pick<Draft, 'lines'>): void {
  const last = lines.at(-1);
  if (last?.text.endsWith(',') === true) lines[lines.length - 1] = { ...last, text: last.text.slice(0, -1) };
}
