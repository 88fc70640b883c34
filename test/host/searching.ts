// What the suites inside VS Code share: searches on the embedded engine, their logs, and the tabs that show them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { commands, editors, itemCommands } from '../../src/editor/contributions.ts';
import type { SearchReport } from '../../src/editor/launch-search.ts';

export interface LoggedLine {
  readonly type: string;
  readonly step?: number;
  readonly id?: string;
  readonly search?: string;
  readonly action?: string;
  readonly parent?: { readonly search: string; readonly candidate: string } | string | null;
  readonly prefix?: string;
  readonly outcome?: string;
  readonly decision?: { readonly kind: string; readonly name?: string; readonly text: string };
  readonly verdict?: { readonly kind: string };
}

export const query = 'What is the weather in Oslo in celsius?';
/** Ends after a second or two. */
export const quick = { beams: 2, candidates: 3, constraint: 'schema', seed: 7 };

export function workspace(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code has no folder open');
  return folder.uri;
}

export const toolFile = (): vscode.Uri => vscode.Uri.joinPath(workspace(), 'weather.tools.json');

export function run(settings: object, asked = query): Promise<SearchReport | undefined> {
  return Promise.resolve(
    vscode.commands.executeCommand<SearchReport | undefined>(commands.runSearch, {
      toolFile: toolFile(),
      query: asked,
      settings,
    }),
  );
}

/** The log of a search that has ended, with its view open. */
export async function search(settings: object = quick, asked = query): Promise<vscode.Uri> {
  const report = await run(settings, asked);
  assert.ok(report, 'the search gave no report');
  return vscode.Uri.file(report.logPath);
}

export const readLog = async (file: string): Promise<readonly LoggedLine[]> =>
  linesOf(await readFile(file, 'utf8'));

export function linesOf<Line = LoggedLine>(text: string): readonly Line[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

export function searchTabs(): readonly vscode.TabInputCustom[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputCustom && input.viewType === editors.search ? [input] : [],
    );
}

/** Settles when `condition` holds; VS Code says when its tabs change, and logs grow on the disk. */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined> | T | undefined,
  seconds = 20,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${what} did not happen in ${seconds} s`);
}

/** The first candidate of a log that decides an argument; `name` says which. */
export async function argumentOf(log: vscode.Uri, name?: string): Promise<string> {
  const events = linesOf(new TextDecoder().decode(await vscode.workspace.fs.readFile(log)));
  const found = events.find(
    ({ type, decision }) =>
      type === 'candidate' && decision?.kind === 'argument' && (name === undefined || decision.name === name),
  );
  assert.ok(found?.id, `the log has no argument ${name ?? ''}`);
  return found.id;
}

/** What is selected in the view that is shown, as the view itself copies it; `undefined` while it has nothing to say. */
async function copiedDecision(): Promise<string | undefined> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand(commands.copyDecision);
  const end = Date.now() + 500;
  while (Date.now() < end) {
    const text = await vscode.env.clipboard.readText();
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}

/** Settles when the view has this decision selected. */
export async function untilSelected(pattern: RegExp): Promise<void> {
  await until(`the selection of ${pattern}`, async () => {
    const text = await copiedDecision();
    return text !== undefined && pattern.test(text) ? true : undefined;
  });
}

/** Opens a log at a candidate, as the view "Labels" does, and waits until the search view has selected it. */
export async function openAt(log: vscode.Uri, candidate: string): Promise<void> {
  await vscode.commands.executeCommand(itemCommands.openCandidate, log, candidate);
  const events = linesOf(new TextDecoder().decode(await vscode.workspace.fs.readFile(log)));
  const name = events.find(({ id }) => id === candidate)?.decision?.name ?? '';
  await untilSelected(new RegExp(name));
}
