// Asks for a reason from the fixed vocabulary and for a note, with the editor's own inputs.
import * as vscode from 'vscode';
import type { Label, LabelChange, Reason } from '../../labels/label.ts';
import { labelsOf } from '../../labels/project.ts';
import { reasonsFor, reasonText } from '../../labels/reasons.ts';
import { isBlind } from './blind-mode.ts';
import { giveLabel } from './give-label.ts';
import { readTree } from './read-log.ts';
import type { SearchDocument } from './search-document.ts';

/** Larger logs are not read for the order of a list. */
const quickToRead = 1 << 22;

/** Nothing is written where either input is left with Escape. @throws as {@link giveLabel} does. */
export async function askNote(document: SearchDocument, candidate: string): Promise<void> {
  await document.labels.loaded;
  const label = labelsOf(document.labels.records).get(candidate);
  const reason = await askReason(label, await kindOf(document, candidate));
  if (reason === undefined) return;
  const note = await vscode.window.showInputBox({
    title: vscode.l10n.t('Note'),
    prompt: vscode.l10n.t('What should be known about this candidate? Empty: no note.'),
    value: label?.note ?? '',
    ignoreFocusOut: true,
    validateInput: (text) =>
      reason === 'other' && text.trim() === '' ? vscode.l10n.t('Say what it is.') : undefined,
  });
  if (note === undefined) return;
  const isShown = !isBlind() || label?.rating !== undefined;
  const change: LabelChange = {
    candidate,
    reason: reason === 'none' ? null : reason,
    note: note.trim(),
    visible: { score: isShown, verdict: isShown },
  };
  await giveLabel(document, change);
}

async function askReason(label: Label | undefined, kind: string): Promise<Reason | 'none' | undefined> {
  const items: (vscode.QuickPickItem & { readonly reason: Reason | 'none' })[] = reasonsFor(kind).map(
    (reason) => ({
      label: reasonText[reason],
      ...(label?.reason === reason ? { description: vscode.l10n.t('(as now)') } : { description: reason }),
      reason,
    }),
  );
  const none = { label: vscode.l10n.t('No reason, only a note'), reason: 'none' } as const;
  const now = items.find(({ reason }) => reason === label?.reason);
  const ordered = now === undefined ? items : [now, ...items.filter((item) => item !== now)];
  const picked = await vscode.window.showQuickPick([...ordered, none], {
    title: vscode.l10n.t('What is wrong with it?'),
    ignoreFocusOut: true,
  });
  return picked?.reason;
}

/** The reasons that fit the kind of decision come first. */
async function kindOf({ source, followed }: SearchDocument, candidate: string): Promise<string> {
  if (followed?.state !== 'readable' || followed.size > quickToRead) return '';
  return (await readTree(source)).node(candidate)?.decision.kind ?? '';
}
