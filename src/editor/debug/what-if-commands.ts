// The what-if commands: keep, drop, another value, other settings, another seed. Each goes on in the debugger, in a search of its own.
import * as vscode from 'vscode';
import type { AskedChange } from '../../debug/adapter/changes.ts';
import { settingsAfter } from '../../log/settings-at.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import { expandAgain } from '../../search/what-if.ts';
import type { SearchEquipment } from '../launch-search.ts';
import { logSource } from '../search-editor/log-source.ts';
import { readTree } from '../search-editor/read-log.ts';
import { showSearchError } from '../search-messages.ts';
import { decidedByLog, refuseSearch, SearchRefusedError } from '../search-permission.ts';
import { showRefusal } from '../workspace-trust.ts';
import { askForSettings } from './ask-for-settings.ts';
import { askForValue } from './ask-for-value.ts';
import { attachTo } from './configurations.ts';
import { type DebuggedSearch, pathOf, uriOfLog } from './debugged-searches.ts';
import { readChanged, requestOf } from './debugger-messages.ts';
import { targetOf, valuesOf } from './what-if-target.ts';

export type WhatIfCommand = 'keepCandidate' | 'dropCandidate' | 'tryValue' | 'changeSettings' | 'expandAgain';

/** What a program that calls one of the commands gets back. */
export interface WhatIfReport {
  readonly log: vscode.Uri;
}

/** Settles when the new search stands at the changed step; with nothing where a person gave up. */
export async function runWhatIfCommand(
  equipment: SearchEquipment,
  command: WhatIfCommand,
  argument: unknown,
): Promise<WhatIfReport | undefined> {
  const isProgram = 'log' in valuesOf(argument);
  try {
    return await change(equipment, command, argument);
  } catch (error) {
    // A program is told by the error itself, a person by a message.
    if (isProgram) throw error;
    if (error instanceof SearchRefusedError) void showRefusal(error);
    else if (error instanceof Error) void vscode.window.showWarningMessage(error.message);
    else showSearchError(error, equipment.output);
    return undefined;
  }
}

async function change(
  equipment: SearchEquipment,
  command: WhatIfCommand,
  argument: unknown,
): Promise<WhatIfReport | undefined> {
  const { debugged, editors } = equipment;
  const target = targetOf(argument, editors, debugged);
  if (target === undefined) {
    throw new Error(vscode.l10n.t('Open a search first, and select the candidate that is meant.'));
  }
  refuseSearch({
    trusted: vscode.workspace.isTrusted,
    onDisk: target.log.scheme === 'file',
    decidedByWorkspace: decidedByLog,
  });
  const tree = await readTree(logSource(target.log));
  const node = target.candidate === null ? undefined : tree.node(target.candidate);
  const step = node?.step ?? target.step;
  const wanted = await changeFor(command, tree, { candidate: target.candidate, step }, valuesOf(argument));
  if (wanted === undefined) return undefined;
  const search = debugged.find(target.log) ?? (await replay(equipment, target.log));
  if (search === undefined) return undefined;
  const answer: unknown = await search.session.customRequest(requestOf.whatIf, {
    log: pathOf(target.log),
    change: wanted,
    ...(step === undefined ? {} : { step }),
  });
  const made = readChanged(answer);
  return made && { log: uriOfLog(made.log) };
}

interface About {
  readonly candidate: string | null;
  /** At whose end the change is made. */
  readonly step: number | undefined;
}

/** `undefined` where a person gave up. */
async function changeFor(
  command: WhatIfCommand,
  tree: SearchTree,
  { candidate, step }: About,
  values: Readonly<Record<string, unknown>>,
): Promise<AskedChange | undefined> {
  switch (command) {
    case 'keepCandidate':
      return { kind: 'keep', candidate: nodeOf(tree, candidate).id };
    case 'dropCandidate':
      return { kind: 'drop', candidate: nodeOf(tree, candidate).id };
    case 'tryValue': {
      const node = nodeOf(tree, candidate);
      const value = await askForValue(tree, node, values.value);
      return value === undefined ? undefined : { kind: 'try', candidate: node.id, value };
    }
    case 'changeSettings': {
      const settings = await askForSettings(settingsAfter(tree, step), values.settings);
      return settings && { kind: 'settings', settings };
    }
    case 'expandAgain': {
      const { seed } = values;
      return typeof seed === 'number' ? { kind: 'expand-again', seed } : expandAgain(tree);
    }
  }
}

function nodeOf(tree: SearchTree, candidate: string | null): TreeNode {
  const node = candidate === null ? undefined : tree.node(candidate);
  if (node === undefined) throw new Error(vscode.l10n.t('Select a candidate of the search first.'));
  return node;
}

/** A log that nobody debugs is replayed: the debugger stands at its beginning when this settles. */
async function replay({ debugged }: SearchEquipment, log: vscode.Uri): Promise<DebuggedSearch | undefined> {
  const configuration = attachTo(log, { stopOnEntry: true });
  let shown: Promise<DebuggedSearch | undefined> | undefined;
  // VS Code tells of a session before it says that the session has been started.
  const listening = vscode.debug.onDidStartDebugSession((session) => {
    if (session.configuration.log === configuration.log) shown = debugged.shownBy(session);
  });
  try {
    await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(log), configuration);
  } finally {
    listening.dispose();
  }
  return shown;
}
