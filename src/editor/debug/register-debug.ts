// The debugger of searches in VS Code: its adapter, its configurations and its commands. What they do is loaded at first use.
import * as vscode from 'vscode';
import { commands, debuggers } from '../contributions.ts';
import type { SearchEquipment } from '../launch-search.ts';
import type { SearchStore } from '../views/search-store.ts';
import { createInlineValuesProvider } from './inline-values-provider.ts';
import type { WhatIfCommand } from './what-if-commands.ts';

const languages = ['json', 'jsonc', 'jsonl', 'yaml'].map((language) => ({ language }));

const whatIfCommands = [
  'keepCandidate',
  'dropCandidate',
  'tryValue',
  'changeSettings',
  'expandAgain',
] as const satisfies readonly WhatIfCommand[];

export function registerDebugging(equipment: SearchEquipment, store: SearchStore): vscode.Disposable {
  const { debugged, memory } = equipment;
  const inline = createInlineValuesProvider(debugged);
  return vscode.Disposable.from(
    inline,
    vscode.debug.registerDebugAdapterDescriptorFactory(debuggers.search, {
      async createDebugAdapterDescriptor() {
        const { searchDebugAdapter } = await import('./inline-adapter.ts');
        return new vscode.DebugAdapterInlineImplementation(searchDebugAdapter(equipment));
      },
    }),
    vscode.debug.registerDebugConfigurationProvider(debuggers.search, {
      async resolveDebugConfiguration(_folder, given) {
        const { withTarget } = await import('./configurations.ts');
        return withTarget(given);
      },
      async resolveDebugConfigurationWithSubstitutedVariables(folder, given) {
        const { readyConfiguration } = await import('./start-debugging.ts');
        return readyConfiguration(equipment, store, folder, given);
      },
    }),
    vscode.debug.registerDebugConfigurationProvider(
      debuggers.search,
      {
        async provideDebugConfigurations() {
          const { offeredConfigurations } = await import('./configurations.ts');
          return offeredConfigurations({ memory, store });
        },
      },
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    vscode.languages.registerInlineValuesProvider(languages, inline),
    vscode.debug.onDidChangeActiveStackItem((item) => {
      // The debugger hears of a frame only when its variables are read for the first time.
      if (item instanceof vscode.DebugStackFrame) debugged.showFrame(item.session, item.frameId);
    }),
    vscode.commands.registerCommand(commands.debugSearch, async (argument: unknown) => {
      const { debugSearch } = await import('./start-debugging.ts');
      return debugSearch(equipment, argument);
    }),
    vscode.commands.registerCommand(commands.debugThisSearch, async (...args: unknown[]) => {
      const { debugThisSearch } = await import('./start-debugging.ts');
      return debugThisSearch(store, args);
    }),
    ...whatIfCommands.map((command) =>
      vscode.commands.registerCommand(commands[command], async (argument: unknown) => {
        const { runWhatIfCommand } = await import('./what-if-commands.ts');
        return runWhatIfCommand(equipment, command, argument);
      }),
    ),
  );
}
