// The command "ToolPRM: Run Search…": asks for what is missing, then runs the search in a view of its own.
import * as vscode from 'vscode';
import { askForQuery, askForToolFile } from './ask-for-search.ts';
import { configuredSearch } from './configured-models.ts';
import { commands } from './contributions.ts';
import { launchSearch, type SearchEquipment, type SearchReport } from './launch-search.ts';
import { runToolFile } from './run-tool-file.ts';
import { showSearchError } from './search-messages.ts';
import { SearchRefusedError } from './search-permission.ts';
import { readSearchRequest, type SearchRequest } from './search-request.ts';
import { refuseUntrustedSearch, showRefusal } from './workspace-trust.ts';

export function registerRunSearch(equipment: SearchEquipment): vscode.Disposable {
  return vscode.commands.registerCommand(commands.runSearch, async (argument: unknown) => {
    const request = readSearchRequest(argument);
    try {
      return await runFromCommand(equipment, request);
    } catch (error) {
      // A program that gave the query is told by the error itself, a person by a message.
      if (request.query !== undefined) throw error;
      if (error instanceof SearchRefusedError) void showRefusal(error);
      else showSearchError(error, equipment.output);
      return undefined;
    }
  });
}

async function runFromCommand(
  equipment: SearchEquipment,
  request: SearchRequest,
): Promise<SearchReport | undefined> {
  const toolFile = request.toolFile ?? (await askForToolFile());
  if (toolFile === undefined) return undefined;
  await refuseUntrustedSearch(toolFile);
  const query = request.query ?? (await askForQuery(equipment.memory, request.tool));
  if (query === undefined) return undefined;
  return launchSearch(equipment, query, async (signal) => {
    const configured = await configuredSearch(toolFile, request.overrides, equipment.keys);
    // Loaded at the first search: the models' libraries are most of the extension's code.
    const { runSearch } = await import('../run/run-search.ts');
    return runToolFile(equipment, toolFile, signal, (file) => runSearch({ ...configured, ...file, query }));
  });
}
