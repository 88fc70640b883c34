// The extension's entry: builds its parts, registers them, and lets VS Code dispose of them.
import * as vscode from 'vscode';
import { createApiKeys } from './editor/api-keys.ts';
import { registerRunSearch } from './editor/run-search.ts';

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('ToolPRM', { log: true });
  const keys = createApiKeys(context.secrets);
  const inExtension = (...segments: readonly string[]) =>
    vscode.Uri.joinPath(context.extensionUri, ...segments).fsPath;
  const search = registerRunSearch({
    assets: {
      hostFile: inExtension('dist', 'embedded-host.mjs'),
      modelFile: inExtension('media', 'models', 'untrained.gguf'),
    },
    keys,
    output,
    memory: context.workspaceState,
    storage: context.globalStorageUri,
    producer: `toolprm-inspector ${String(context.extension.packageJSON.version)}`,
  });
  context.subscriptions.push(output, keys, search);
}
