// What the search view can do, as commands: for the palette, keybindings and its context menu.
import * as vscode from 'vscode';
import type { ViewCommand } from '../../protocol/messages.ts';
import { commands } from '../contributions.ts';
import { isBlind, setBlind } from './blind-mode.ts';
import type { SearchEditors } from './search-editors.ts';

/** Continuing is the host's own command: a program can call it, with the candidate that it names. */
type Command = Exclude<ViewCommand, 'continueFromHere'>;

/** True where the keyboard goes on in the view. */
const takesFocus: Readonly<Record<Command, boolean>> = {
  find: true,
  filter: true,
  showTree: true,
  showOutline: true,
  showTable: true,
  fit: false,
  toggleBlind: false,
  shortcuts: true,
  labelGood: false,
  labelBad: false,
  labelNeutral: false,
  flag: false,
  note: false,
  undoLabel: false,
  nextUnlabelled: true,
  previousUnlabelled: true,
  copyDecision: false,
  copyCall: false,
  openSource: false,
};

export function registerViewCommands(editors: SearchEditors): vscode.Disposable {
  const register = (name: Command): vscode.Disposable =>
    vscode.commands.registerCommand(commands[name], async () => {
      if (editors.command(name, { takeFocus: takesFocus[name] })) return;
      // A setting, which comparisons keep to as well: it needs no search in sight.
      if (name === 'toggleBlind') await setBlind(!isBlind());
      else {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a search first, so that it can be seen.'),
        );
      }
    });
  return vscode.Disposable.from(...Object.keys(takesFocus).filter(isCommand).map(register));
}

const isCommand = (name: string): name is Command => Object.hasOwn(takesFocus, name);
