// What a caller may hand to the command "Run Search": nothing, a file from the Explorer, or a whole request.
import * as vscode from 'vscode';
import { record } from '../tools/record.ts';
import { type SettingName, settings } from './contributions.ts';

export interface SearchRequest {
  readonly toolFile?: vscode.Uri;
  readonly query?: string;
  /** The tool that the query is meant for; all of the file's tools are searched with. */
  readonly tool?: string;
  /** Values that stand in for the user's settings, by their names in `contributions.ts`. */
  readonly overrides: ReadonlyMap<SettingName, unknown>;
}

/**
 * Reads a command's first argument: a `Uri`, or
 * `{toolFile?: Uri | path | file's or document's URI as text, query?: string, tool?: string, settings?: {beams: 2, …}}`.
 * @throws {RangeError} for a setting that does not exist.
 */
export function readSearchRequest(argument: unknown): SearchRequest {
  if (argument instanceof vscode.Uri) return { toolFile: argument, overrides: new Map() };
  const fields = record(argument);
  const toolFile = typeof fields.toolFile === 'string' ? uriOf(fields.toolFile) : fields.toolFile;
  return {
    ...(toolFile instanceof vscode.Uri ? { toolFile } : {}),
    ...(typeof fields.query === 'string' ? { query: fields.query } : {}),
    ...(typeof fields.tool === 'string' ? { tool: fields.tool } : {}),
    overrides: new Map(
      Object.entries(record(fields.settings)).map(([name, value]) => [settingName(name), value]),
    ),
  };
}

/** A scheme has at least two letters: one letter is a drive. */
function uriOf(text: string): vscode.Uri {
  return /^[a-z][a-z0-9+.-]+:/i.test(text) ? vscode.Uri.parse(text, true) : vscode.Uri.file(text);
}

function settingName(name: string): SettingName {
  if (isSettingName(name)) return name;
  throw new RangeError(`There is no setting "${name}": use one of ${Object.keys(settings).join(', ')}.`);
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}
