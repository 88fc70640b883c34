// A language client that is not VS Code: it speaks JSON-RPC over streams, and checks every message in both directions.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createMessageConnection,
  type Diagnostic,
  type Message,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type LanguageServer, serve } from '../../../src/language/serve.ts';
import { loadProtocolCheck } from './meta-model.ts';

const check = loadProtocolCheck();
export const checksMessages = check !== undefined;

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LanguageClient {
  readonly connection: MessageConnection;
  /** What is wrong with messages that were sent, by either side. */
  readonly faults: readonly string[];
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly open: (uri: string, text: string, languageId?: string) => void;
  /** Changes the client's text and tells the server only what changed. */
  readonly change: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly close: (uri: string) => void;
  readonly document: (uri: string) => TextDocument;
  /** The problems of the document's newest version, once they are published. */
  readonly diagnostics: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly published: readonly Published[];
  /** Ends the server politely. */
  readonly end: () => Promise<void>;
}

/** A server in this process. */
export async function startInProcess(
  settings: unknown = {},
  options: unknown = { commands: true },
): Promise<{ client: LanguageClient; server: LanguageServer }> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = serve(createConnection(ProposedFeatures.all, toServer, toClient));
  const client = await connect(toClient, toServer, settings, options);
  return { client, server };
}

/** A server in a process of its own, that speaks over its standard streams, as other editors start it. */
export async function startProcess(
  entry = path.resolve(import.meta.dirname, '../../../src/language/server.ts'),
): Promise<{ client: LanguageClient; exited: Promise<number | null>; child: ChildProcess }> {
  const child = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const client = await connect(child.stdout, child.stdin, {}, {});
  return { client, exited, child };
}

async function connect(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  settings: unknown,
  options: unknown,
): Promise<LanguageClient> {
  const faults: string[] = [];
  const sent = new Map<unknown, string>();
  const received = new Map<unknown, string>();
  const connection = createMessageConnection(
    watchedReader(new StreamMessageReader(input), (message) =>
      faults.push(...faultsOf(message, received, sent)),
    ),
    watchedWriter(new StreamMessageWriter(output), (message) =>
      faults.push(...faultsOf(message, sent, received)),
    ),
  );
  const documents = new Map<string, TextDocument>();
  const published: Published[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
    published.push(params);
    for (const wake of waiting) wake();
  });
  connection.onRequest('workspace/configuration', () => [settings]);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.onRequest('workspace/inlayHint/refresh', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    initializationOptions: options,
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
      },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
      },
    },
  });
  await connection.sendNotification('initialized', {});

  const documentOf = (uri: string): TextDocument => {
    const document = documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open.`);
    return document;
  };
  const notify = (method: string, params: object) => {
    void connection.sendNotification(method, params);
  };
  return {
    connection,
    faults,
    published,
    request: (method, params) => connection.sendRequest(method, params),
    open: (uri, text, languageId = 'json') => {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change: (uri, changes) => {
      const before = documentOf(uri);
      const version = before.version + 1;
      documents.set(uri, TextDocument.update(before, [...changes], version));
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
    },
    close: (uri) => {
      documents.delete(uri);
      notify('textDocument/didClose', { textDocument: { uri } });
    },
    document: documentOf,
    diagnostics: async (uri) => {
      for (;;) {
        const found = published.findLast((one) => one.uri === uri);
        if (found?.version === documentOf(uri).version) return found.diagnostics;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    end: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

/** `own`: requests of the message's sender; `others`: those that it answers. */
function faultsOf(
  message: Message,
  own: Map<unknown, string>,
  others: Map<unknown, string>,
): readonly string[] {
  if (check === undefined) return [];
  const { id, method, params, result, error }: Record<string, unknown> = { ...message };
  if (typeof method === 'string') {
    if (id !== undefined) own.set(id, method);
    return check.params(method, params);
  }
  const answered = others.get(id);
  if (answered === undefined) return [`an answer to nothing: ${JSON.stringify(message)}`];
  return error === undefined ? check.result(answered, result) : [];
}

function watchedReader(reader: MessageReader, watch: (message: Message) => void): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback) =>
      reader.listen((message) => {
        watch(message);
        callback(message);
      }),
    dispose: () => reader.dispose(),
  };
}

function watchedWriter(writer: MessageWriter, watch: (message: Message) => void): MessageWriter {
  return {
    onError: writer.onError,
    onClose: writer.onClose,
    write: (message) => {
      watch(message);
      return writer.write(message);
    },
    end: () => writer.end(),
    dispose: () => writer.dispose(),
  };
}
