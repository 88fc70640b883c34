// Asks for another value of a candidate's decision: the schema's own values as picks, anything else typed.
import * as vscode from 'vscode';
import { decisionLabel } from '../../log/decision-label.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { schemaValues } from './schema-values.ts';

/**
 * A value as a person types it: `"celsius"`, `celsius`, `21`, or the name of a tool.
 * @param given What a program gives; then nobody is asked.
 * @throws {Error} where the candidate decides no value.
 */
export async function askForValue(
  tree: SearchTree,
  node: TreeNode,
  given: unknown,
): Promise<string | undefined> {
  const { decision } = node;
  if (decision.kind !== 'function-name' && decision.kind !== 'argument') {
    throw new Error(
      vscode.l10n.t(
        '“{0}” decides neither a function nor an argument: there is no value to replace.',
        decisionLabel(decision),
      ),
    );
  }
  if (typeof given === 'string') return given;
  const title =
    decision.kind === 'function-name'
      ? vscode.l10n.t('Call which function instead of {0}?', oneLine(decision.name ?? '', 60))
      : vscode.l10n.t('Which value instead of {0}?', decisionLabel(decision, 60));
  const known = schemaValues(tree, node);
  if (known.length === 0) return type(title, decisionLabel(decision));
  const other = { label: vscode.l10n.t('Another value…'), value: undefined };
  const picked = await vscode.window.showQuickPick(
    [...known.map((value) => ({ label: oneLine(value, 200), value })), other],
    { title, ignoreFocusOut: true },
  );
  if (picked === undefined) return undefined;
  return picked.value ?? type(title, decisionLabel(decision));
}

function type(title: string, placeHolder: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    placeHolder,
    prompt: vscode.l10n.t('A value as JSON, or a text as it is.'),
    ignoreFocusOut: true,
    validateInput: (typed) => (typed.trim() === '' ? vscode.l10n.t('Type a value.') : undefined),
  });
}
