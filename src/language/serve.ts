// The language server on a connection: what it can do, and which function answers which request.
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintOptions } from '../lint/lint.ts';
import type { LanguageOptions } from '../protocol/language.ts';
import { answerRequests } from './answer.ts';
import { convertKind, fixAllKind } from './code-actions.ts';
import type { ClientAbilities, LanguageContext } from './context.ts';
import { connectEvidence } from './evidence-source.ts';
import { createOpenDocuments } from './open-documents.ts';
import { createPublisher } from './publish.ts';
import { createServerConfigs } from './server-configs.ts';
import { defaultSettings, readOptions, readSettings } from './settings.ts';

export interface LanguageServer {
  /** The texts of the open documents as the server has them, by URI. */
  readonly textOf: (uri: string) => string | undefined;
}

/**
 * Serves the connection until it is closed.
 * @param given Options of a client that gives none of its own.
 */
export function serve(connection: Connection, given: LanguageOptions = {}): LanguageServer {
  const texts = new TextDocuments(TextDocument);
  let settings = defaultSettings;
  let options = given;
  let client = abilitiesOf(undefined);
  const report = (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const lintOptions = (): LintOptions => {
    const { enabled, profiles, rules } = settings.lint;
    return { profiles, severities: rules, ...(enabled ? {} : { rules: [] }) };
  };
  const documents = createOpenDocuments(
    (uri) => texts.get(uri),
    lintOptions,
    (message) => connection.console.warn(message),
  );
  const configs = createServerConfigs((uri) => texts.get(uri));
  const evidence = connectEvidence(report);
  const publisher = createPublisher({
    connection,
    documents,
    configs,
    evidence,
    settings: () => settings,
    rulePages: () => options.rulePages,
    report,
  });
  const context: LanguageContext = {
    connection,
    documents,
    configs,
    evidence,
    settings: () => settings,
    options: () => options,
    lintOptions,
    client: () => client,
  };

  function refresh(): void {
    for (const { uri } of texts.all()) publisher.changed(uri);
    if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(report);
    if (client.refreshesHints) connection.languages.inlayHint.refresh().catch(report);
  }

  async function readConfiguration(pushed: unknown): Promise<void> {
    const value = client.configuration
      ? await connection.workspace.getConfiguration('toolprm')
      : inside(pushed, 'toolprm');
    settings = readSettings(value);
    documents.settingsChanged();
    refresh();
  }

  connection.onInitialize((params) => {
    options = { ...given, ...readOptions(params.initializationOptions) };
    client = abilitiesOf(params);
    return abilities(options);
  });
  connection.onInitialized(async () => {
    if (client.watchesConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'toolprm' });
    }
    if (client.configuration) await readConfiguration(undefined);
    await evidence.readFrom(options.searchFolders ?? []);
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    readConfiguration(pushed).catch(report);
  });
  evidence.onChange(refresh);
  texts.onDidChangeContent(({ document: { uri } }) => {
    documents.changed(uri);
    publisher.changed(uri);
  });
  texts.onDidClose(({ document }) => {
    documents.forget(document.uri);
    configs.forget(document.uri);
    publisher.closed(document.uri);
  });
  connection.onShutdown(() => {
    publisher.dispose();
    evidence.dispose();
  });
  answerRequests(context);
  texts.listen(connection);
  connection.listen();
  return { textOf: (uri) => texts.get(uri)?.getText() };
}

function inside(value: unknown, key: string): unknown {
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  return fields[key];
}

function abilitiesOf(params: InitializeParams | undefined): ClientAbilities {
  const { textDocument, workspace } = params?.capabilities ?? {};
  const resolved = textDocument?.codeAction?.resolveSupport?.properties ?? [];
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    resolvesEdits: resolved.includes('edit'),
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
  };
}

function abilities({ commands }: LanguageOptions): InitializeResult {
  return {
    serverInfo: { name: 'toolprm' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { triggerCharacters: ['"', ':', '-', ' '] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: {},
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, convertKind],
        resolveProvider: true,
      },
      // Both are of use only to a client that has the commands that they name.
      ...(commands === true ? { codeLensProvider: {} } : {}),
      inlayHintProvider: {},
    },
  };
}
