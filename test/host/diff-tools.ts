// Two versions of a tool file are compared in sentences, inside a real VS Code.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';

const tools = (units: readonly string[]) =>
  JSON.stringify([
    {
      name: 'get_weather',
      description: 'Gets the weather.',
      parameters: { type: 'object', properties: { unit: { type: 'string', enum: units } } },
    },
  ]);

export function defineDiffTools(): void {
  describe('the comparison of two versions of a tool file', () => {
    let place: string;
    const at = (name: string) => vscode.Uri.file(path.join(place, name));

    before(() => {
      place = mkdtempSync(path.join(os.tmpdir(), 'diff-'));
      writeFileSync(at('old.tools.json').fsPath, tools(['celsius', 'kelvin']));
      writeFileSync(at('new.tools.json').fsPath, tools(['celsius']));
    });
    after(() => rmSync(place, { recursive: true, force: true }));

    const compare = (one: string, other: string) =>
      vscode.commands.executeCommand<string>(commands.diffTools, at(one), at(other));

    it('says what became narrower, and opens the report', async () => {
      const report = await compare('new.tools.json', 'old.tools.json');
      assert.match(report, /1 change: 1 narrower/);
      assert.match(report, /kelvin/);
    });

    it('says so where nothing differs', async () => {
      assert.match(await compare('old.tools.json', 'old.tools.json'), /no change/);
    });
  });
}
