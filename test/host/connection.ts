// "Test Connection" inside a real VS Code, against a server of every test's own.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/editor/contributions.ts';
import { createScriptedModel } from '../server/scripted-model.ts';
import { startServer } from '../server/server.ts';

const endpoints = [settings.policyUrl, settings.rewardUrl];

async function connectTo(url: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  for (const setting of endpoints) {
    await configuration.update(setting, url, vscode.ConfigurationTarget.Global);
  }
}

const report = async (): Promise<string> =>
  (await vscode.commands.executeCommand<string | undefined>(commands.testConnection)) ?? '';

export function defineConnection(): void {
  describe('the test of a connection', () => {
    afterEach(() => connectTo(undefined));

    it('says what the server can do, and that its reward model tells right from wrong', async () => {
      const judge = (prompt: string) => (prompt.includes('"Oslo"') ? -4 : 4);
      const server = await startServer({
        personality: 'vllm',
        model: createScriptedModel({ judge }),
        modelNames: ['hammer-of-the-test'],
      });
      try {
        await connectTo(`${server.url}/v1`);
        const text = await report();
        assert.match(text, /^A search can be run with these models\./);
        assert.match(text, /✓ Policy: http:\/\/127\.0\.0\.1:\d+\n/);
        assert.match(text, /✓ Reward model: http:\/\/127\.0\.0\.1:\d+\n/);
        assert.match(text, /hammer-of-the-test/);
        assert.match(text, /vLLM/i);
        assert.match(text, /It tells a right decision from a wrong one: 0\.98 .*, 0\.02 /);
        assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
        assert.ok(server.requests.length > 0, 'nobody asked the server');
      } finally {
        await server.close();
      }
    });

    it('says that a reward model cannot tell right from wrong', async () => {
      const server = await startServer({
        personality: 'vllm',
        model: createScriptedModel({ judge: () => 1 }),
      });
      try {
        await connectTo(`${server.url}/v1`);
        assert.match(await report(), /It does not tell a right decision from a wrong one: 0\.73/);
      } finally {
        await server.close();
      }
    });

    it('says of a server that is gone which one it is and what to do', async () => {
      const server = await startServer({ personality: 'vllm' });
      const { origin } = new URL(server.url);
      await server.close();
      await connectTo(`${server.url}/v1`);
      const text = await report();
      assert.match(text, /^A search cannot be run like this\./);
      assert.ok(text.includes(`✗ Policy: ${origin}`), text);
      assert.ok(text.includes(`✗ Reward model: ${origin}`), text);
      assert.match(text, /What to do: /);
      assert.doesNotMatch(text, /✓|Both together/);
    });
  });
}
