// What every answer may need besides the document: the client's settings and abilities, and what searches have shown.
import type { Connection } from 'vscode-languageserver';
import type { LintOptions } from '../lint/lint.ts';
import type { LanguageOptions, LanguageSettings } from '../protocol/language.ts';
import type { ConnectedEvidence } from './evidence-source.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { ServerConfigs } from './server-configs.ts';

export interface LanguageContext {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly configs: ServerConfigs;
  readonly evidence: ConnectedEvidence;
  readonly settings: () => LanguageSettings;
  readonly options: () => LanguageOptions;
  readonly lintOptions: () => LintOptions;
  readonly client: () => ClientAbilities;
}

export interface ClientAbilities {
  readonly snippets: boolean;
  readonly resolvesEdits: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
}
