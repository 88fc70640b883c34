// The extension's entry: builds its parts, registers them, and lets VS Code dispose of them.
import * as vscode from 'vscode';
import { createApiKeys } from './editor/api-keys.ts';
import { registerContinueSearch } from './editor/continue-search.ts';
import { createDebuggedSearches } from './editor/debug/debugged-searches.ts';
import { createFamilies } from './editor/debug/families.ts';
import { registerDebugging } from './editor/debug/register-debug.ts';
import type { SearchEquipment } from './editor/launch-search.ts';
import { createOutput } from './editor/output.ts';
import { registerRunSearch } from './editor/run-search.ts';
import { createRunningSearches, type RunningSearches } from './editor/running-searches.ts';
import { registerSearchControls } from './editor/search-controls.ts';
import { answerView } from './editor/search-editor/answer-view.ts';
import { registerSearchEditor, viewSettings } from './editor/search-editor/provider.ts';
import { createSearchEditors } from './editor/search-editor/search-editors.ts';
import { registerShowInSearch } from './editor/search-editor/show-in-search.ts';
import { registerViewCommands } from './editor/search-editor/view-commands.ts';
import { showRunningSearches } from './editor/search-status.ts';
import { registerViews } from './editor/views/register-views.ts';
import { createSearchStore } from './editor/views/search-store.ts';

/** What must end well when the window closes. */
let searches: RunningSearches | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const { channel: output, hide } = createOutput();
  const keys = createApiKeys(context.secrets, hide);
  const running = createRunningSearches();
  searches = running;
  const editors = createSearchEditors(({ document }) => viewSettings(document.uri).canSearch);
  const inExtension = (...segments: readonly string[]) =>
    vscode.Uri.joinPath(context.extensionUri, ...segments).fsPath;
  const debugged = createDebuggedSearches((message) => output.warn(message));
  const equipment: SearchEquipment = {
    assets: {
      hostFile: inExtension('dist', 'embedded-host.mjs'),
      policyFile: inExtension('media', 'models', 'policy.gguf'),
      rewardFile: inExtension('media', 'models', 'toolprm.gguf'),
    },
    keys,
    output,
    memory: context.workspaceState,
    storage: context.globalStorageUri,
    producer: `toolprm-inspector ${String(context.extension.packageJSON.version)}`,
    running,
    editors,
    debugged,
  };
  const store = createSearchStore(equipment.storage, running, debugged);
  const families = createFamilies(store, editors, output);
  context.subscriptions.push(
    output,
    keys,
    running,
    editors,
    debugged,
    store,
    families,
    registerSearchEditor({
      extensionUri: context.extensionUri,
      output,
      running,
      editors,
      debugged,
      families,
      answer: (editor, message) => answerView({ ...equipment, families }, editor, message),
    }),
    registerRunSearch(equipment),
    registerContinueSearch(equipment),
    registerSearchControls(running, editors),
    registerShowInSearch(editors),
    registerViewCommands(editors),
    showRunningSearches(running),
    registerViews({ ...equipment, store, extension: context.extensionUri }),
    registerDebugging(equipment, store),
  );
}

/** VS Code waits for it a few seconds: enough for the logs of running searches to be completed. */
export const deactivate = (): Promise<void> | undefined => searches?.stopAll();
