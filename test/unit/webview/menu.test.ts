// The context menu of a candidate: what the editor is told of it, and what its entries do.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathTo } from '../../../src/log/path.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { type CandidateCommand, runOnCandidate } from '../../../webview/keymap/candidate-command.ts';
import { elsewhere, onSelected } from '../../../webview/menu-context.ts';
import { defaultViewSettings } from '../../../webview/state.ts';
import { harness, smallBytes, smallLog, snapshot } from './store-harness.ts';

const tree = treeOf(smallLog);
/** A valid one on a path that calls a function that the tools have. */
const first = (kind: string): string => {
  const node = tree.nodes.find(
    ({ id, decision, verdict }) =>
      decision.kind === kind &&
      verdict?.kind !== 'invalid' &&
      pathTo(tree, id)?.decisions[0]?.text.includes('get_weather'),
  );
  if (node === undefined) throw new Error(`The log has no ${kind}.`);
  return node.id;
};

function selected(id: string | null, settings = defaultViewSettings) {
  const opened = harness();
  opened.tell(snapshot(smallBytes, { settings }));
  opened.clock.settle();
  opened.store.view.actions.select(id);
  return opened;
}

const contextOf = (id: string | null, settings = defaultViewSettings): unknown =>
  JSON.parse(onSelected(selected(id, settings).store.view.state));

describe('the context of the menu', () => {
  it('names the candidate and what can be done with it', () => {
    expect(contextOf(first('argument'))).toEqual({
      webviewSection: 'candidate',
      candidate: first('argument'),
      toolprmCanContinue: true,
      toolprmCanKeep: false,
      toolprmCanDrop: true,
      toolprmCanTry: true,
      toolprmCanChange: true,
      toolprmHasCall: true,
      toolprmHasSource: true,
      preventDefaultContextMenuItems: true,
    });
  });

  it('leaves out what cannot be done', () => {
    const settings = { ...defaultViewSettings, canSearch: false, whyNot: 'This workspace is not trusted.' };
    expect(contextOf(first('argument'), settings)).toMatchObject({
      toolprmCanContinue: false,
      toolprmCanDrop: false,
      toolprmCanTry: false,
      toolprmCanChange: false,
    });
  });

  it('is that of the whole search where nothing is selected', () => {
    expect(contextOf(null)).toEqual(JSON.parse(elsewhere));
    expect(contextOf('nobody')).toMatchObject({ webviewSection: 'tree' });
  });

  it('uses only the keys that the menus of package.json ask for', () => {
    const file = path.resolve(import.meta.dirname, '../../../package.json');
    const { menus } = JSON.parse(readFileSync(file, 'utf8')).contributes;
    const asked = JSON.stringify(menus['webview/context']).match(/\btoolprm[A-Z]\w+/g) ?? [];
    const told = Object.keys(Object(contextOf(first('argument')))).filter((key) => key.startsWith('toolprm'));
    expect([...new Set(asked)].sort()).toEqual(told.sort());
  });
});

describe('the entries of the menu', () => {
  const sentBy = (command: CandidateCommand, id: string | null) => {
    const { store, sent } = selected(id);
    runOnCandidate(command, store.view);
    return sent.at(-1);
  };

  it('copy a decision as one would write it', () => {
    expect(sentBy('copyDecision', first('function-name'))).toEqual({ type: 'copy', text: 'get_weather' });
    expect(sentBy('copyDecision', first('argument'))).toMatchObject({
      type: 'copy',
      text: expect.stringMatching(/^"city": "[^"]*"$/),
    });
  });

  it('copy the call as far as it goes', () => {
    const copied = sentBy('copyCall', first('argument'));
    const lines = copied?.type === 'copy' ? copied.text.split('\n') : [];
    expect(lines.slice(0, 4)).toEqual(['[', '  {', '    "name": "get_weather",', '    "arguments": {']);
    expect(lines[4]).toMatch(/^ {6}"city": "[^"]*",$/);
    expect(lines.slice(5)).toEqual(['      …', '    }', '  }', ']']);
  });

  it('open the tool file at the parameter', () => {
    expect(sentBy('openSource', first('argument'))).toEqual({
      type: 'open-source',
      tool: 'get_weather',
      parameter: 'city',
    });
  });

  it('say what is missing where nothing is selected', () => {
    for (const command of ['copyDecision', 'copyCall', 'openSource'] as const) {
      const { store, sent } = selected(null);
      const before = sent.length;
      runOnCandidate(command, store.view);
      expect(sent).toHaveLength(before);
      expect(store.view.state.announcement.value).toMatch(/^Select a candidate first/);
    }
  });
});
