// The pages of the linter's rules, which come with the extension, as documents that a problem's code leads to.
import * as vscode from 'vscode';

/** package.json has the documents of this scheme open as Markdown that is rendered. */
const scheme = 'toolprm-rules';

/** What the address of each rule's page begins with. */
export const rulePages = `${scheme}:/rules`;

/** @param extension The extension's folder. */
export function registerRulePages(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const [, name] = /^\/rules\/([A-Za-z-]+\.md)$/.exec(path) ?? [];
      if (name === undefined) return missing(path);
      const file = vscode.Uri.joinPath(extension, 'docs', 'rules', name);
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch {
        return missing(path);
      }
    },
  });
}

const missing = (path: string): string => vscode.l10n.t('This version has no page {0}.', path);
