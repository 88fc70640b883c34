// Carries out what a search view asks for.
import * as vscode from 'vscode';
import type { ViewMessage, WhatIfKind } from '../../protocol/messages.ts';
import { continueFrom, showContinueError } from '../continue-search.ts';
import { commands, settingsQuery } from '../contributions.ts';
import type { Families } from '../debug/families.ts';
import { returnAfterStop } from '../debug/return-after-stop.ts';
import type { SearchEquipment } from '../launch-search.ts';
import { askNote } from './ask-note.ts';
import { setBlind } from './blind-mode.ts';
import { giveLabel, undoLabel } from './give-label.ts';
import { openSource } from './open-source.ts';
import type { Asked } from './provider.ts';
import type { SearchEditor } from './search-editors.ts';

export interface ViewEquipment extends SearchEquipment {
  readonly families: Families;
}

const whatIfCommand: Readonly<Record<WhatIfKind, string>> = {
  keep: commands.keepCandidate,
  drop: commands.dropCandidate,
  try: commands.tryValue,
};

/** @throws {Error} whose message a person can act on. */
export async function answerView(
  equipment: ViewEquipment,
  editor: SearchEditor,
  message: Asked,
): Promise<void> {
  const { document } = editor;
  const { debugged, editors, output, running } = equipment;
  switch (message.type) {
    case 'control': {
      const search = running.find(document.uri);
      if (search !== undefined) {
        if (message.action === 'step' && debugged.find(document.uri) !== undefined)
          returnAfterStop(editor.panel);
        return search.act(message.action);
      }
      editor.feed.tell({ type: 'run', run: running.stateOf(document.uri) });
      void vscode.window.showInformationMessage(
        vscode.l10n.t('This search is not running in this window, so it cannot be controlled from here.'),
      );
      return;
    }
    case 'fork':
      await continueFrom(equipment, document, message.candidate).catch((error: unknown) =>
        showContinueError(error, output),
      );
      return;
    case 'label':
      return keeping(editor, giveLabel(document, message.change));
    case 'undo-label':
      return keeping(editor, undoLabel(document));
    case 'ask-note':
      return keeping(editor, askNote(document, message.candidate));
    case 'open-source':
      return openSource(document, message.tool, message.parameter);
    case 'copy':
      await vscode.env.clipboard.writeText(message.text);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 2000);
      return;
    case 'open-as-text':
      return openAsText(document.uri, message.line);
    case 'open-settings':
      await vscode.commands.executeCommand('workbench.action.openSettings', settingsQuery);
      return;
    case 'selected':
      editor.selected = message.candidate;
      editors.touch(editor);
      if (message.candidate !== null && message.asked !== true)
        debugged.focus(document.uri, message.candidate);
      return;
    case 'what-if':
      await vscode.commands.executeCommand(whatIfCommand[message.kind], {
        webviewSection: 'candidate',
        candidate: message.candidate,
      });
      return;
    case 'open-relative':
      return openRelative(equipment, editor, message);
    case 'set-blind':
      return setBlind(message.blind);
    case 'report':
      output.error(`search view: ${message.message}`);
  }
}

/** Only searches of the family are opened: the page's word alone is not enough. */
async function openRelative(
  { editors, families }: ViewEquipment,
  { document }: SearchEditor,
  { log, how }: Extract<ViewMessage, { type: 'open-relative' }>,
): Promise<void> {
  const relative = families.member(document.uri, log);
  if (relative === undefined) {
    throw new Error(vscode.l10n.t('This search is not one of its forks any more.'));
  }
  if (how === 'open') return editors.reveal(relative, { takeFocus: true });
  await vscode.commands.executeCommand(commands.compareSearches, document.uri, [document.uri, relative]);
}

/** Where a label could not be kept, the view is told again what is. */
async function keeping({ document, feed }: SearchEditor, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    feed.tell({ type: 'labels', labels: document.labels.records });
    throw error;
  }
}

/** @param line Counted from 1. */
async function openAsText(uri: vscode.Uri, line = 1): Promise<void> {
  const text = await vscode.workspace.openTextDocument(uri);
  const start = new vscode.Position(Math.min(Math.max(line, 1), text.lineCount) - 1, 0);
  await vscode.window.showTextDocument(text, {
    selection: new vscode.Range(start, start),
    viewColumn: vscode.ViewColumn.Active,
  });
}
