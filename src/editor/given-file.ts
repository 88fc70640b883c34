// The tool file that a command is called on.
import * as vscode from 'vscode';

/** A file of the Explorer, or an item of the view of tool files; nothing for any other argument. */
export function givenFile(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument !== 'object' || argument === null || !('toolFile' in argument)) return undefined;
  return argument.toolFile instanceof vscode.Uri ? argument.toolFile : undefined;
}
