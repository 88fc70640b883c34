// The extension inside a real VS Code: it activates, and what package.json promises is there.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/editor/contributions.ts';

export const extensionId = 'toolprm.toolprm-inspector';

export function defineActivation(): void {
  describe('the extension', () => {
    it('is found and activates', async () => {
      const extension = vscode.extensions.getExtension(extensionId);
      assert.ok(extension, `${extensionId} is not installed`);
      await extension.activate();
      assert.equal(extension.isActive, true);
    });

    it('registers every command that it contributes', async () => {
      const registered = new Set(await vscode.commands.getCommands(true));
      for (const command of Object.values(commands))
        assert.ok(registered.has(command), `${command} is missing`);
    });

    it('gives every setting a default', () => {
      const configuration = vscode.workspace.getConfiguration();
      for (const setting of Object.values(settings)) {
        assert.notEqual(configuration.inspect(setting)?.defaultValue, undefined, `${setting} has no default`);
      }
    });
  });
}
