// The sentence of a verdict in parts, so that the candidates it names can be links.
import { decisionLabel } from '../../src/log/decision-label.ts';
import { verdictSentence } from '../../src/log/sentence.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';

export type SentencePart = string | { readonly id: string; readonly label: string };

/** Private characters never get through `visible`, so nobody else's text can contain them. */
const open = '\ue000';
const close = '\ue001';

/** Empty where there is no verdict yet. */
export function sentenceParts(tree: SearchTree, node: TreeNode): readonly SentencePart[] {
  if (node.verdict === undefined) return [];
  const sentence = verdictSentence(node.verdict, {
    labelOf: (id) => (tree.node(id) === undefined ? undefined : `${open}${id}${close}`),
  });
  return sentence
    .split(new RegExp(`(${open}[^${close}]*${close})`))
    .filter((part) => part !== '')
    .map((part) => {
      if (!part.startsWith(open)) return part;
      const id = part.slice(1, -1);
      const other = tree.node(id);
      return other === undefined ? 'another candidate' : { id, label: decisionLabel(other.decision) };
    });
}

export const ruleWords: Readonly<Record<string, string>> = {
  syntax: 'not in the format',
  boundary: 'changes the decision before it',
  'unknown-function': 'unknown function',
  'unknown-parameter': 'unknown parameter',
  'repeated-parameter': 'repeated parameter',
  value: 'value against its schema',
  'missing-required': 'required argument missing',
};
