// Sends problems to the client, a moment after the last keystroke; what a newer version makes needless is dropped.
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { EvidenceSource } from '../evidence/source.ts';
import type { LanguageSettings } from '../protocol/language.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { evidenceDiagnostics, seenInSearches, troublePlaces } from './evidence-diagnostics.ts';
import { evidenceOf } from './evidence-places.ts';
import type { LintedDocument, OpenDocuments } from './open-documents.ts';
import { configDiagnostics } from './server-config-answers.ts';
import type { ServerConfigs } from './server-configs.ts';

export interface Publisher {
  /** The document changed, or what its problems depend on. */
  readonly changed: (uri: string) => void;
  /** The client closed it: its problems go. */
  readonly closed: (uri: string) => void;
  readonly dispose: () => void;
}

/** Milliseconds without a keystroke before a document is looked at, and before it is looked at more thoroughly. */
const quiet = 60;
const calm = 400;

export interface PublishContext {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly configs: ServerConfigs;
  readonly evidence: EvidenceSource;
  readonly settings: () => LanguageSettings;
  readonly rulePages: () => string | undefined;
  readonly report: (error: unknown) => void;
}

export function createPublisher(context: PublishContext): Publisher {
  const waiting = new Map<string, NodeJS.Timeout>();
  /** Documents that the client shows problems of, or shows that there are none. */
  const published = new Set<string>();

  function later(uri: string, wait: number, look: OpenDocuments['lintQuickly']): void {
    clearTimeout(waiting.get(uri));
    const timer = setTimeout(() => {
      waiting.delete(uri);
      publish(uri, look).catch(context.report);
    }, wait);
    waiting.set(uri, timer);
  }

  async function thoroughly(uri: string) {
    const document = await context.documents.lint(uri);
    return document && { ...document, complete: true };
  }

  async function publish(uri: string, look: OpenDocuments['lintQuickly']): Promise<void> {
    const { connection, settings } = context;
    const { lint, evidence } = settings();
    const document = lint.enabled || evidence.diagnostics ? await look(uri) : undefined;
    // Another keystroke came meanwhile: its own turn comes.
    if (waiting.has(uri)) return;
    const config = document === undefined && lint.enabled ? context.configs.read(uri) : undefined;
    if (config !== undefined) {
      published.add(uri);
      const { version } = config;
      await connection.sendDiagnostics({ uri, version, diagnostics: configDiagnostics(config) });
      return;
    }
    if (document === undefined) {
      // A file without tools gets nothing, not even an empty list, unless it had tools before.
      if (published.delete(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
      return;
    }
    published.add(uri);
    const { version } = document;
    if (!document.complete) later(uri, calm, thoroughly);
    await connection.sendDiagnostics({ uri, version, diagnostics: problemsOf(document) });
  }

  function problemsOf(document: LintedDocument): Diagnostic[] {
    const { lint, evidence } = context.settings();
    const seen = evidence.diagnostics ? troublePlaces(evidenceOf(context.evidence, document)) : undefined;
    const own = lint.enabled
      ? diagnosticsOf(document, context.rulePages(), (finding) =>
          seen === undefined ? [] : seenInSearches(seen, document, finding),
        )
      : [];
    return evidence.diagnostics ? [...own, ...evidenceDiagnostics(context.evidence, document)] : own;
  }

  return {
    changed: (uri) => later(uri, quiet, context.documents.lintQuickly),
    closed: (uri) => {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      if (published.delete(uri)) {
        context.connection.sendDiagnostics({ uri, diagnostics: [] }).catch(context.report);
      }
    },
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
