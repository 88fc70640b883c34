// Reads two logs and compares them, in blind mode without what their labels do not show yet.
import * as vscode from 'vscode';
import type { Label } from '../../labels/label.ts';
import type { CompareHostMessage } from '../../protocol/compare.ts';
import { logSource } from '../search-editor/log-source.ts';
import { nameOf } from '../views/search-items.ts';
import type { SearchStore } from '../views/search-store.ts';

/** Two logs: what was before on the left. */
export interface LogPair {
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
}

/** What the view is told; a log that cannot be read is told as well. Never throws. */
export async function readComparison(
  { left, right }: LogPair,
  store: SearchStore,
  blind: boolean,
): Promise<CompareHostMessage> {
  try {
    const { readTree } = await import('../search-editor/read-log.ts');
    const { comparisonOf } = await import('./comparison.ts');
    const names = { left: nameOf(left), right: nameOf(right) };
    const labels = blind
      ? { left: await labelsOf(store, left), right: await labelsOf(store, right) }
      : undefined;
    return {
      type: 'comparison',
      logs: { left: left.toString(), right: right.toString() },
      comparison: comparisonOf(
        await readTree(logSource(left)),
        await readTree(logSource(right)),
        names,
        labels,
      ),
    };
  } catch (error) {
    return {
      type: 'unreadable',
      message: error instanceof Error ? error.message : String(error),
      remedy: vscode.l10n.t('Close the comparison, and compare searches that are still there.'),
    };
  }
}

async function labelsOf(store: SearchStore, log: vscode.Uri): Promise<ReadonlyMap<string, Label>> {
  return (await store.find(log))?.labels ?? new Map();
}
