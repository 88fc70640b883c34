// The language server's life in this window: it starts at first use, can be started again, and ends with the window.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LanguageNotifications, LanguageOptions, LanguageRequests } from '../../protocol/language.ts';

/** `idle`: no tool file was open yet. `stopped`: it failed to start, or crashed too often. */
export type ServerState = 'idle' | 'starting' | 'running' | 'stopped';

export interface LanguageServer extends vscode.Disposable {
  readonly state: ServerState;
  readonly onDidChange: vscode.Event<void>;
  /** Settles when it runs; starts it where it was never started. @throws {Error} where it cannot be started. */
  start(): Promise<void>;
  /** A new process, whatever state the old one is in. @throws {Error} where it cannot be started. */
  restart(): Promise<void>;
  /** Starts it where it does not run. @throws {Error} where it cannot be started, or refuses. */
  ask<Method extends keyof LanguageRequests>(
    method: Method,
    params: LanguageRequests[Method]['params'],
  ): Promise<LanguageRequests[Method]['result']>;
  /** Does nothing where it does not run. */
  tell<Method extends keyof LanguageNotifications>(
    method: Method,
    params: LanguageNotifications[Method],
  ): Promise<void>;
}

export interface ServerContext {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  readonly output: vscode.LogOutputChannel;
  readonly options: () => LanguageOptions;
}

export function createLanguageServer({ extension, output, options }: ServerContext): LanguageServer {
  const changed = new vscode.EventEmitter<void>();
  let state: ServerState = 'idle';
  let client: Promise<LanguageClient> | undefined;

  function enter(next: ServerState): void {
    if (state === next) return;
    state = next;
    changed.fire();
  }

  async function begin(): Promise<LanguageClient> {
    enter('starting');
    const { createLanguageClient, isRunning, isStarting } = await import('./language-client.ts');
    const module = vscode.Uri.joinPath(extension, 'dist', 'language-server.mjs').fsPath;
    const made = createLanguageClient({ module, output, options });
    made.onDidChangeState(({ newState }) =>
      enter(isRunning(newState) ? 'running' : isStarting(newState) ? 'starting' : 'stopped'),
    );
    await made.start();
    return made;
  }

  function running(): Promise<LanguageClient> {
    if (client !== undefined) return client;
    const starting = begin();
    client = starting;
    starting.catch((error: unknown) => {
      output.error(error instanceof Error ? error : String(error));
      if (client !== starting) return;
      client = undefined;
      enter('stopped');
    });
    return starting;
  }

  async function end(): Promise<void> {
    const ending = client;
    client = undefined;
    try {
      await (await ending)?.dispose();
    } catch (error) {
      // It had crashed, or never came up: there is nothing left to end.
      output.debug(String(error));
    }
  }

  return {
    get state() {
      return state;
    },
    onDidChange: changed.event,
    async start() {
      await running();
    },
    async restart() {
      await end();
      await running();
    },
    async ask(method, params) {
      return (await running()).sendRequest(method, params);
    },
    async tell(method, params) {
      const current = await client?.catch(() => undefined);
      if (current?.isRunning() === true) await current.sendNotification(method, params);
    },
    dispose() {
      void end();
      changed.dispose();
    },
  };
}
