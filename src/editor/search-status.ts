// The status-bar item of running searches, and the keys of `when` clauses that follow them.
import * as vscode from 'vscode';
import { commands, contexts } from './contributions.ts';
import type { RunningSearch, RunningSearches } from './running-searches.ts';
import { progressText } from './search-progress.ts';

/** Milliseconds between two changes of the text. */
const pace = 100;

export function showRunningSearches(running: RunningSearches): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('toolprm.running', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('ToolPRM Searches');
  item.command = commands.showRunningSearch;
  let timer: NodeJS.Timeout | undefined;
  let known = '';

  function show(): void {
    timer = undefined;
    const { all } = running;
    const [first] = all;
    if (first === undefined) {
      item.hide();
      return;
    }
    item.text = all.length === 1 ? textOf(first) : several(all);
    item.tooltip = tooltipOf(all);
    item.show();
  }

  function showSoon(): void {
    timer ??= setTimeout(show, pace);
  }

  function setContexts(): void {
    const { all } = running;
    const values = {
      [contexts.searchRunning]: all.length > 0,
      [contexts.canPause]: all.some(({ uri, progress }) => uri !== undefined && !progress.paused),
      [contexts.canResume]: all.some(({ uri, progress }) => uri !== undefined && progress.paused),
    };
    if (JSON.stringify(values) === known) return;
    known = JSON.stringify(values);
    for (const [key, value] of Object.entries(values)) {
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }

  return vscode.Disposable.from(
    item,
    running.onDidGrow(showSoon),
    running.onDidChange(() => {
      setContexts();
      showSoon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

function textOf({ progress }: RunningSearch): string {
  const icon = progress.paused ? '$(debug-pause)' : '$(loading~spin)';
  return `${icon} ToolPRM: ${progressText(progress)}`;
}

function several(all: readonly RunningSearch[]): string {
  const icon = all.every(({ progress }) => progress.paused) ? '$(debug-pause)' : '$(loading~spin)';
  return `${icon} ${vscode.l10n.t('ToolPRM: {0} searches', all.length)}`;
}

function tooltipOf(all: readonly RunningSearch[]): vscode.MarkdownString {
  const links = all.some(({ progress }) => progress.paused)
    ? [commands.resumeSearch, commands.stepSearch, commands.stopSearch]
    : [commands.pauseSearch, commands.stopSearch];
  const names: Readonly<Record<string, string>> = {
    [commands.pauseSearch]: vscode.l10n.t('Pause'),
    [commands.resumeSearch]: vscode.l10n.t('Resume'),
    [commands.stepSearch]: vscode.l10n.t('One step'),
    [commands.stopSearch]: vscode.l10n.t('Stop'),
  };
  const tooltip = new vscode.MarkdownString();
  tooltip.isTrusted = { enabledCommands: links };
  for (const { query, progress } of all) {
    // A query is anybody's text: never Markdown.
    tooltip.appendText(`“${query.slice(0, 80)}”: ${progressText(progress)}`);
    tooltip.appendMarkdown('\n\n');
  }
  tooltip.appendMarkdown(links.map((link) => `[${names[link]}](command:${link})`).join(' · '));
  return tooltip;
}
