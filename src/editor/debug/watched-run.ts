// A search that a debugger runs, known to the window like any other: its view is live, and its buttons lead to the debugger.
import * as vscode from 'vscode';
import type { SearchEvent } from '../../log/events.ts';
import type { RunAction } from '../../protocol/messages.ts';
import type { Run } from '../../run/open-run.ts';
import type { SearchControl } from '../../search/search.ts';
import type { SearchEquipment } from '../launch-search.ts';
import type { Launch, SearchHandle } from '../running-searches.ts';
import type { DebuggedSearches } from './debugged-searches.ts';

/**
 * @param open Opens the models and prepares the search; its signal also aborts when the user stops the search before it began.
 * @throws what `open` throws.
 */
export async function openWatched(
  { running, debugged }: SearchEquipment,
  query: string,
  signal: AbortSignal,
  open: (signal: AbortSignal) => Promise<Run>,
): Promise<Run> {
  const launch = running.launch(query);
  try {
    const run = await open(AbortSignal.any([signal, launch.signal]));
    if (run.logPath === undefined) return run;
    const log = vscode.Uri.file(run.logPath);
    launch.began(log, handleOf(run.control, debugged, log));
    return { ...run, events: followed(run, launch) };
  } catch (error) {
    launch.ended();
    throw error;
  }
}

/** The debugger holds the search: who presses a button of the view moves the debugger. */
function handleOf(control: SearchControl, debugged: DebuggedSearches, log: vscode.Uri): SearchHandle {
  const through =
    (action: RunAction) =>
    (by?: string): void => {
      if (!debugged.control(log, action)) control[action](by);
    };
  return {
    pause: through('pause'),
    resume: through('resume'),
    step: through('step'),
    stop(by) {
      // Also without the debugger, which may be gone when the window closes.
      control.stop(by);
      debugged.control(log, 'stop');
    },
  };
}

async function* followed(run: Run, launch: Launch): AsyncGenerator<SearchEvent> {
  try {
    for await (const event of run.events) {
      launch.take(event);
      yield event;
    }
  } finally {
    launch.ended();
  }
}
