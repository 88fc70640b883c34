// The client of the language server. It and its library are loaded when the first tool file is open.
import type * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import type { LanguageOptions } from '../../protocol/language.ts';
import { itemCommands } from '../contributions.ts';
import { toolSelector } from './tool-documents.ts';

export interface ClientOptions {
  /** The server's bundle. */
  readonly module: string;
  readonly output: vscode.LogOutputChannel;
  /** Asked whenever the server starts, also after a crash. */
  readonly options: () => LanguageOptions;
}

/** The name that the setting `toolprm.language.trace.server` begins with. */
const id = 'toolprm.language';

/** Not started yet. Its process is started again when it crashes, until it has crashed five times in three minutes. */
export function createLanguageClient({ module, output, options }: ClientOptions): LanguageClient {
  return new LanguageClient(
    id,
    'ToolPRM Language Server',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: toolSelector.map((filter) => ({ ...filter })),
      diagnosticCollectionName: 'toolprm',
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: options,
      // Hovers link to the searches behind them; no other command may stand in their Markdown.
      markdown: { isTrusted: { enabledCommands: [itemCommands.openEvidence] }, supportHtml: false },
    },
  );
}

export const isRunning = (state: State): boolean => state === State.Running;
export const isStarting = (state: State): boolean => state === State.Starting;
