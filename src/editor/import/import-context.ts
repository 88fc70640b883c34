// What the commands that import tools work with.
import type * as vscode from 'vscode';
import type { VirtualDocuments } from '../commands/virtual-documents.ts';

export interface ImportContext {
  readonly output: vscode.LogOutputChannel;
  readonly documents: VirtualDocuments;
  /** Name and version of the program. */
  readonly producer: string;
}
