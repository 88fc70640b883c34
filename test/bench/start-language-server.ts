// A language server in a process of its own, as an editor starts it, and when it publishes problems.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface BenchedServer {
  readonly connection: MessageConnection;
  /** When the problems of this version of a document arrive, on the clock of `performance.now`. */
  readonly published: (uri: string, version: number) => Promise<number>;
  /** What the process holds; not a number where the system does not tell. */
  readonly megabytes: () => Promise<number>;
  readonly end: () => Promise<void>;
}

export async function startLanguageServer(): Promise<BenchedServer> {
  const entry = path.resolve(import.meta.dirname, '../../src/language/server.ts');
  const child = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const arrivals = new Map<string, (at: number) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, version }: { uri: string; version?: number }) =>
      arrivals.get(`${uri} ${version}`)?.(performance.now()),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } },
    initializationOptions: { commands: true },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    published: (uri, version) => new Promise((resolve) => arrivals.set(`${uri} ${version}`, resolve)),
    megabytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024) / 1e6;
    },
    end: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}
