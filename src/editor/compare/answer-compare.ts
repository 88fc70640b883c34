// Carries out what a comparison asks for.
import * as vscode from 'vscode';
import type { CompareViewMessage } from '../../protocol/compare.ts';
import { headerOf } from '../commands/rerun-target.ts';
import type { VirtualDocuments } from '../commands/virtual-documents.ts';
import { commands } from '../contributions.ts';
import { setBlind } from '../search-editor/blind-mode.ts';
import { openSource } from '../search-editor/open-source.ts';
import type { SearchEditors } from '../search-editor/search-editors.ts';
import { nameOf } from '../views/search-items.ts';
import type { LogPair } from './read-comparison.ts';

type Asked = Exclude<CompareViewMessage, { type: 'ready' | 'report' }>;

/** @throws {Error} whose message a person can act on. */
export async function answerCompare(
  editors: SearchEditors,
  documents: VirtualDocuments,
  pair: LogPair,
  message: Asked,
): Promise<void> {
  switch (message.type) {
    case 'open-candidate':
      return editors.reveal(pair[message.side], {
        candidate: message.candidate,
        takeFocus: true,
        beside: true,
      });
    case 'open-search':
      return editors.reveal(pair[message.side], { takeFocus: true, beside: true });
    case 'open-edit':
      return openEdit(pair, message.edit);
    case 'open-as-text':
      await vscode.commands.executeCommand(
        'vscode.diff',
        documents.transcript(pair.left, nameOf(pair.left)),
        documents.transcript(pair.right, nameOf(pair.right)),
        vscode.l10n.t('{0} ↔ {1} (text)', nameOf(pair.left), nameOf(pair.right)),
      );
      return;
    case 'set-blind':
      return setBlind(message.blind);
    case 'run-again':
      await vscode.commands.executeCommand(commands.rerunAndCompare, pair.right);
  }
}

/** What was removed is looked for where it was: the log before has its place. */
async function openEdit({ left, right }: LogPair, edit: number): Promise<void> {
  const [before, after] = await Promise.all([headerOf(left), headerOf(right)]);
  if (before === undefined || after === undefined) {
    throw new Error(vscode.l10n.t('A log has lost its first line, so its tools are unknown.'));
  }
  const { diffTools } = await import('../../tools/diff.ts');
  const { toolFromLog } = await import('../../log/logged-tools.ts');
  const change = diffTools(before.tools.map(toolFromLog), after.tools.map(toolFromLog))[edit];
  if (change === undefined) throw new Error(vscode.l10n.t('This edit is not there any more.'));
  const isGone = change.kind === 'tool-removed';
  const [uri, header] = isGone ? [left, before] : [right, after];
  const parameter =
    change.kind === 'parameter-removed' && change.path === undefined ? undefined : change.parameter;
  await openSource({ uri, header: () => Promise.resolve(header) }, change.tool, parameter);
}
