// What the editor says when a search has ended or could not begin.
import * as vscode from 'vscode';
import { settingsQuery } from './contributions.ts';
import { callsText, type SearchOutcome } from './search-progress.ts';

/** Names the chosen call, or says why there is none and what to do. */
export function showOutcome(finished: SearchOutcome, output: vscode.LogOutputChannel): void {
  const score = finished.score === null ? '' : vscode.l10n.t(', score {0}', finished.score.toFixed(2));
  switch (finished.outcome) {
    case 'done':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Chosen: {0}{1}', callsText(finished.calls), score),
      );
      return;
    case 'empty':
      void offerSettings(
        vscode.l10n.t('No call was found: every branch was pruned. The log says why. Try more candidates.'),
        output,
      );
      return;
    case 'budget':
      void offerSettings(
        finished.response === null
          ? vscode.l10n.t('The search used up its budget before a call was finished.')
          : vscode.l10n.t(
              'The search used up its budget. Best so far: {0}{1}',
              callsText(finished.calls),
              score,
            ),
        output,
      );
      return;
    case 'stopped':
      void vscode.window.showInformationMessage(
        finished.response === null
          ? vscode.l10n.t('The search was stopped; its log is complete so far.')
          : vscode.l10n.t('The search was stopped. Best so far: {0}{1}', callsText(finished.calls), score),
      );
      return;
    case 'failed':
      void offerSettings(
        vscode.l10n.t('The search failed: {0}', sentence(finished.error?.message, finished.error?.remedy)),
        output,
      );
      return;
  }
}

/** An error of the models, the tool file or the settings; all of them say what to do. */
export function showSearchError(error: unknown, output: vscode.LogOutputChannel): void {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof Error && 'remedy' in error ? String(error.remedy) : undefined;
  output.error(sentence(message, remedy));
  if (error instanceof Error && error.stack !== undefined) output.debug(error.stack);
  void offerSettings(sentence(message, remedy), output);
}

async function offerSettings(message: string, output: vscode.LogOutputChannel): Promise<void> {
  const openSettings = vscode.l10n.t('Open Settings');
  const showOutput = vscode.l10n.t('Show Output');
  const chosen = await vscode.window.showErrorMessage(message, openSettings, showOutput);
  if (chosen === openSettings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', settingsQuery);
  }
  if (chosen === showOutput) output.show(true);
}

function sentence(message = '', remedy = ''): string {
  return [message, remedy].filter((part) => part !== '').join(' ');
}
