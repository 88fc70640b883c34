// Configurations of MCP servers that the client has open. They hold no tools, but say where tools can be had.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckedConfig, checkMcpConfig } from '../sources/check-mcp-config.ts';
import { isMcpConfig } from '../sources/mcp-config-name.ts';
import { type Lines, linesOf } from './lines.ts';

/** One version of a configuration that has servers. */
export interface ServerConfig {
  readonly document: Lines;
  readonly uri: string;
  readonly version: number;
  readonly config: CheckedConfig;
}

export interface ServerConfigs {
  /** The newest version; nothing for any other document. */
  readonly read: (uri: string) => ServerConfig | undefined;
  readonly forget: (uri: string) => void;
}

/** Characters; a configuration is read at once, and a larger file is about something else. */
const mostText = 500_000;

/** @param find The document as the client has it; nothing once it is closed. */
export function createServerConfigs(find: (uri: string) => TextDocument | undefined): ServerConfigs {
  const known = new Map<string, { readonly version: number; readonly found: ServerConfig | undefined }>();
  return {
    read: (uri) => {
      const document = find(uri);
      if (document === undefined) return undefined;
      const before = known.get(uri);
      if (before?.version === document.version) return before.found;
      const found = readConfig(document);
      known.set(uri, { version: document.version, found });
      return found;
    },
    forget: (uri) => {
      known.delete(uri);
    },
  };
}

function readConfig(document: TextDocument): ServerConfig | undefined {
  const { uri, version, languageId } = document;
  const text = document.getText();
  if (text.length > mostText || !isMcpConfig(uri, text)) return undefined;
  const config = checkMcpConfig(text);
  if (config.home === undefined) return undefined;
  return { document: linesOf(text, languageId), uri, version, config };
}
