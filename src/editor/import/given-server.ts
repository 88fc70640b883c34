// The server that the command is called on: the language server names it above each server of a configuration.
import * as vscode from 'vscode';
import type { NamedOrigin } from '../../sources/source-record.ts';

/** Nothing where the command is called without one, or with anything else. */
export function givenServer(argument: unknown): NamedOrigin | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { config, server }: Record<string, unknown> = { ...argument };
  if (typeof config !== 'string' || typeof server !== 'string' || !config.startsWith('file:'))
    return undefined;
  return { kind: 'mcp-config', config: vscode.Uri.parse(config, true).fsPath, server };
}
