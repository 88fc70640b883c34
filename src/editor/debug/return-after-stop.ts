// Whoever steps with the search view's own buttons goes on there: a stop takes the keyboard to the frame's line.
import * as vscode from 'vscode';

/** A stop that comes later than this is no answer to a press any more, in milliseconds. */
const patience = 10_000;

/** Gives the view the keyboard back after the next stop, where it has it now. */
export function returnAfterStop(panel: vscode.WebviewPanel): void {
  if (!panel.active) return;
  const end = (): void => {
    clearTimeout(timer);
    listening.dispose();
  };
  const timer = setTimeout(end, patience);
  const listening = vscode.Disposable.from(
    panel.onDidDispose(end),
    vscode.debug.onDidChangeActiveStackItem((item) => {
      if (!(item instanceof vscode.DebugStackFrame)) return;
      end();
      panel.reveal();
    }),
  );
}
