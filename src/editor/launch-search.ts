// Runs a search that was asked for: its log opens as soon as it is there, and grows before the user's eyes.
import * as vscode from 'vscode';
import type { Assets } from '../run/open-models.ts';
import type { Run } from '../run/open-run.ts';
import type { ApiKeys } from './api-keys.ts';
import type { DebuggedSearches } from './debug/debugged-searches.ts';
import type { RunningSearches } from './running-searches.ts';
import type { SearchEditors } from './search-editor/search-editors.ts';
import { showOutcome } from './search-messages.ts';
import type { SearchOutcome } from './search-progress.ts';

/** What every search of the editor is run with. */
export interface SearchEquipment {
  readonly assets: Assets;
  readonly keys: ApiKeys;
  readonly output: vscode.LogOutputChannel;
  readonly memory: vscode.Memento;
  /** Where logs go when the tool file lies in no workspace folder. */
  readonly storage: vscode.Uri;
  /** Name and version of the program, for the log. */
  readonly producer: string;
  readonly running: RunningSearches;
  readonly editors: SearchEditors;
  /** The searches under a debugger. */
  readonly debugged: DebuggedSearches;
}

/** What a command gives back to a program that called it. */
export interface SearchReport {
  readonly logPath: string;
  readonly outcome: SearchOutcome['outcome'];
  readonly response: string | null;
}

export interface LaunchOptions {
  readonly beside?: boolean;
  readonly show?: boolean;
  readonly cancel?: vscode.CancellationToken;
}

/**
 * Settles when the search has ended; with nothing where it was stopped before it began.
 * @param open Opens the models and prepares the search.
 * @param options `beside`: the view opens beside the one in use instead of where searches are shown. `show: false`: no view
 *   opens, and only a failure is told. `cancel`: stops the search.
 * @throws what `open` throws.
 */
export async function launchSearch(
  { running, editors, output }: SearchEquipment,
  query: string,
  open: (signal: AbortSignal) => Promise<Run>,
  { beside = false, show = true, cancel }: LaunchOptions = {},
): Promise<SearchReport | undefined> {
  const launch = running.launch(query);
  const cancelling = cancel?.onCancellationRequested(() => launch.act('stop'));
  let outcome: SearchOutcome | undefined;
  let log: string | undefined;
  let shown: Promise<void> | undefined;
  try {
    const run = await open(launch.signal);
    if (run.logPath === undefined) return undefined;
    log = run.logPath;
    const uri = vscode.Uri.file(log);
    launch.began(uri, run.control);
    // The search does not wait for its view.
    if (show) {
      shown = editors
        .reveal(uri, { takeFocus: false, beside })
        .catch((error: unknown) => output.warn(String(error)));
    }
    for await (const event of run.events) {
      output.trace(`${run.id} ${event.seq} ${event.type}`);
      if (event.type === 'notice') output.warn([event.message, event.remedy].filter(Boolean).join(' '));
      if (event.type === 'search-finished') outcome = event;
      launch.take(event);
    }
  } catch (error) {
    if (launch.signal.aborted) return undefined;
    throw error;
  } finally {
    cancelling?.dispose();
    launch.ended();
  }
  if (outcome === undefined) return undefined;
  output.info(`${outcome.outcome}: ${log}`);
  await shown;
  // Where its view is in sight, it says all of it.
  const isTold = !show || editors.isVisible(vscode.Uri.file(log));
  if (!isTold || outcome.outcome === 'failed') showOutcome(outcome, output);
  return { logPath: log, outcome: outcome.outcome, response: outcome.response };
}
