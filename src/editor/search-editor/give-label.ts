// Writes what a person says of a candidate into the labels beside its log.
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import type { LabelChange } from '../../labels/label.ts';
import { newLabel, newUndo, type RecordOrigin } from '../../labels/new-record.ts';
import { lastRecordOf } from '../../labels/project.ts';
import { settings } from '../contributions.ts';
import type { SearchDocument } from './search-document.ts';

/** @throws {Error} with what to do, where the label could not be kept. */
export async function giveLabel(document: SearchDocument, change: LabelChange): Promise<void> {
  await document.labels.append(newLabel(change, await origin(document)));
}

/** Takes this person's last change back. @throws as {@link giveLabel} does. */
export async function undoLabel(document: SearchDocument): Promise<void> {
  await document.labels.loaded;
  const last = lastRecordOf(document.labels.records, labeller());
  if (last === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no label of yours to take back.'), 4000);
    return;
  }
  await document.labels.append(newUndo(last, await origin(document)));
}

async function origin(document: SearchDocument): Promise<RecordOrigin> {
  const header = await document.header();
  if (header === undefined) {
    throw new Error(
      vscode.l10n.t(
        'The label was not kept: the log does not say which search it is. Its first line is lost.',
      ),
    );
  }
  return { id: randomUUID(), search: header.search, labeller: labeller(), time: new Date() };
}

/** The name in the settings, else the user's on this computer. */
export function labeller(): string {
  const configured: unknown = vscode.workspace.getConfiguration().get(settings.labeller);
  if (typeof configured === 'string' && configured.trim() !== '') return configured.trim();
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'unknown';
  }
}
