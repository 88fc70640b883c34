// Which function answers which request. A document that holds no tools gets nothing from any of them.
import {
  type CancellationToken,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { inSlices, type Steps } from '../tools/slices.ts';
import { codeActions, editsFor, readActionData, workspaceEdit } from './code-actions.ts';
import { codeLenses } from './code-lens.ts';
import { completionsAt } from './completion/completion.ts';
import type { LanguageContext } from './context.ts';
import { evidenceHints } from './evidence-hints.ts';
import { evidenceHover } from './evidence-hover.ts';
import { evidenceOf } from './evidence-places.ts';
import { foldingRanges, selectionRange } from './folding.ts';
import { hoverAt } from './hover.ts';
import { documentLinks } from './links.ts';
import { definitionAt, highlightsAt, prepareRename, referencesAt, renameAt } from './navigation.ts';
import type { LintedDocument, ToolDocument } from './open-documents.ts';
import { describeToolAt, diffVersions, lintSelection } from './requests.ts';
import { configActions, configDefinition, configHover, configLenses } from './server-config-answers.ts';
import type { ServerConfig } from './server-configs.ts';
import { readFolders } from './settings.ts';
import { documentSymbols } from './symbols.ts';

interface InDocument {
  readonly textDocument: { readonly uri: string };
}

interface AtPosition extends InDocument {
  readonly position: { readonly line: number; readonly character: number };
}

export function answerRequests(context: LanguageContext): void {
  const { connection, documents, configs, evidence, settings, options, lintOptions, client } = context;
  const profiles = () => settings().lint.profiles;

  /** Answers with the document as it is now; with `none` where it holds no tools. */
  const reading =
    <P extends InDocument, R>(none: R, answer: (document: ToolDocument, params: P) => R | Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      const document = await documents.read(params.textDocument.uri);
      refuseCancelled(token);
      return document === undefined ? none : answer(document, params);
    };
  const linting =
    <P extends InDocument, R>(none: R, answer: (document: LintedDocument, params: P) => R | Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      const document = await documents.lint(params.textDocument.uri);
      refuseCancelled(token);
      return document === undefined ? none : answer(document, params);
    };
  /** An answer about the whole document, worked out in slices; anew where a newer version comes meanwhile. */
  const about =
    <D extends ToolDocument, R>(
      look: (uri: string) => Promise<D | undefined>,
      stepsOf: (document: D) => Steps<R>,
    ) =>
    async ({ textDocument: { uri } }: InDocument, token: CancellationToken): Promise<R | null> => {
      for (;;) {
        const document = await look(uri);
        refuseCancelled(token);
        if (document === undefined) return null;
        const answer = await uncancelled(stepsOf(document), token);
        if (documents.isNewest(document)) return answer;
      }
    };
  /** What is said of tools, or else of a configuration of MCP servers. */
  const orOfServers =
    <P extends InDocument, R, C>(
      answer: (params: P, token: CancellationToken) => Promise<R | null>,
      inConfig: (config: ServerConfig, params: P) => C,
    ) =>
    async (params: P, token: CancellationToken): Promise<R | C | null> => {
      const ofTools = await answer(params, token);
      const config = ofTools === null ? configs.read(params.textDocument.uri) : undefined;
      return config === undefined ? ofTools : inConfig(config, params);
    };
  const offsetOf = ({ document }: Pick<ToolDocument, 'document'>, { position }: AtPosition) =>
    document.offsetAt(position);

  connection.onCompletion(
    reading(null, (document, params: AtPosition) =>
      completionsAt(document, offsetOf(document, params), {
        snippets: client().snippets,
        profiles: profiles(),
      }),
    ),
  );
  connection.onHover(
    orOfServers(
      reading(null, async (document, params: AtPosition) => {
        const offset = offsetOf(document, params);
        const seen = evidenceHover(evidence, document, offset, options().commands === true);
        return (await hoverAt(document, offset, profiles(), seen)) ?? null;
      }),
      (config, params: AtPosition) => configHover(config, offsetOf(config, params)),
    ),
  );
  connection.onDefinition(
    orOfServers(
      reading(null, (document, params: AtPosition) => definitionAt(document, offsetOf(document, params))),
      (config, params: AtPosition) => configDefinition(config, offsetOf(config, params)),
    ),
  );
  connection.onReferences(
    reading(null, (document, params: AtPosition & { context: { includeDeclaration: boolean } }) =>
      referencesAt(document, offsetOf(document, params), params.context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    reading(null, (document, params: AtPosition) => highlightsAt(document, offsetOf(document, params))),
  );
  connection.onPrepareRename(
    reading(
      null,
      (document, params: AtPosition) => prepareRename(document, offsetOf(document, params)) ?? null,
    ),
  );
  connection.onRenameRequest(
    reading(null, (document, params: AtPosition & { newName: string }) =>
      renameAt(document, offsetOf(document, params), params.newName),
    ),
  );
  connection.onDocumentSymbol(about(documents.read, documentSymbols));
  connection.onFoldingRanges(about(documents.read, foldingRanges));
  connection.onSelectionRanges(
    reading(null, (document, { positions }: InDocument & { positions: AtPosition['position'][] }) =>
      positions.map((position) => selectionRange(document, document.document.offsetAt(position))),
    ),
  );
  connection.onDocumentLinks(reading(null, (document) => documentLinks(document)));

  const actionOptions = () => ({
    lint: lintOptions(),
    rulePages: options().rulePages,
    resolves: client().resolvesEdits,
  });
  connection.onCodeAction(
    orOfServers(
      linting(null, (document, params: CodeActionParams) => codeActions(document, params, actionOptions())),
      (config, { range, context: { only } }) =>
        options().commands === true && only === undefined ? configActions(config, range) : [],
    ),
  );
  connection.onCodeActionResolve(async (action, token) => {
    const data = readActionData(action.data);
    const document = data === undefined ? undefined : await documents.lint(data.uri);
    refuseCancelled(token);
    // The text has changed since the action was offered: what it would do now is not what was offered.
    if (data === undefined || document?.version !== data.version) return action;
    return { ...action, edit: workspaceEdit(document, editsFor(document, data, lintOptions())) };
  });
  const lenses = orOfServers(
    about(documents.lint, (document) => {
      const wanted = settings().evidence.codeLens;
      return codeLenses(document, wanted ? evidenceOf(evidence, document) : []);
    }),
    configLenses,
  );
  // The capability is not announced then either: a lens is a command, and the client has none of them.
  connection.onCodeLens((params, token) => (options().commands === true ? lenses(params, token) : []));
  connection.languages.inlayHint.on(
    reading(
      null,
      (
        document,
        { range }: InDocument & { range: { start: AtPosition['position']; end: AtPosition['position'] } },
      ) => {
        if (!settings().evidence.inlayHints) return [];
        const offset = document.document.offsetAt(range.start);
        const visible = { offset, length: document.document.offsetAt(range.end) - offset };
        return evidenceHints(evidence, document, visible, options().commands === true);
      },
    ),
  );

  connection.onRequest('toolprm/lintSelection', (params: unknown) =>
    refusing(() => lintSelection(params, lintOptions(), options().rulePages)),
  );
  connection.onRequest('toolprm/diff', (params: unknown) => refusing(() => diffVersions(params)));
  connection.onRequest(
    'toolprm/toolAt',
    reading(null, (document, params: AtPosition) => describeToolAt(document, offsetOf(document, params))),
  );
  connection.onNotification('toolprm/searchesChanged', (params: unknown) => {
    const folders = readFolders(params);
    const reading = folders === undefined ? evidence.refresh() : evidence.readFrom(folders);
    reading.catch((error: unknown) => connection.console.error(String(error)));
  });
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');

function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** @throws {ResponseError} once the client no longer wants the answer. */
async function uncancelled<R>(steps: Steps<R>, token: CancellationToken): Promise<R> {
  const abort = new AbortController();
  const listening = token.onCancellationRequested(() => abort.abort(cancelled()));
  try {
    return await inSlices(steps, abort.signal);
  } finally {
    listening.dispose();
  }
}

/** Parameters that are wrong are the client's fault, and said to be. */
function refusing<R>(answer: () => R): R | ResponseError<void> {
  try {
    return answer();
  } catch (error) {
    if (error instanceof TypeError) return new ResponseError(-32602, error.message);
    throw error;
  }
}
