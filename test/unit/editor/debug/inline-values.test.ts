// What stands beside the schema while a search is stopped, and which values a person is offered instead.
import { describe, expect, it } from 'vitest';
import { inlineValues } from '../../../../src/editor/debug/inline-values.ts';
import { schemaValues } from '../../../../src/editor/debug/schema-values.ts';
import { readTree } from '../../../../src/editor/search-editor/read-log.ts';
import { treeOf } from '../../../../src/log/tree-builder.ts';
import { readTools } from '../../../../src/tools/read.ts';
import { booking, bookingFile, searched } from '../../evidence/searched.ts';
import { memoryFile } from '../search-editor/memory-file.ts';

const events = await searched({
  texts: [
    booking({ start_date: '1 May', size: 'double' }),
    booking({ start_date: '1 May', size: 'double' }),
    booking({ start_date: '2 May', size: 'single' }),
  ],
  toolsFile: 'rooms.json',
  settings: { beams: 2, candidates: 4 },
  scores: { double: 0.9, single: 0.3 },
});
const tree = treeOf(events);
const { tools } = readTools(bookingFile);
const decides = (name: string) => {
  const node = tree.nodes.find(
    ({ decision, verdict }) =>
      decision.kind === 'argument' && decision.name === name && verdict?.kind === 'retained',
  );
  if (node === undefined) throw new Error(`Nothing decides ${name}.`);
  return node;
};

describe('values beside the schema', () => {
  it('are those of the stopped step’s best candidate, on its path', () => {
    const size = decides('size');
    const values = inlineValues(tools, tree, { step: size.step, candidate: size.id });
    const texts = values.map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringMatching(/^size = "double" 0\.90$/));
    expect(texts).toContainEqual(expect.stringMatching(/^start_date = "1 May"/));
    expect(texts).toContainEqual(expect.stringMatching(/^\w+ \d\.\d\d$/));
    for (const { range, text } of values) {
      const [name = ''] = text.split(' ');
      expect(bookingFile.slice(range.offset, range.offset + range.length)).toBe(JSON.stringify(name));
    }
  });

  it('are nothing before the first step', () => {
    expect(inlineValues(tools, tree, { candidate: null })).toEqual([]);
  });

  it('know no score and no verdict that the debugger has not come to', async () => {
    const size = decides('size');
    const log = memoryFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const textsAt = async (type: string): Promise<readonly string[]> => {
      const seen = events.find((event) => event.type === type && 'id' in event && event.id === size.id);
      const place = { step: size.step, candidate: size.id };
      return inlineValues(tools, await readTree(log, seen?.seq), place).map(({ text }) => text);
    };
    expect(await textsAt('candidate')).toContain('size = "double"');
    expect(await textsAt('verdict')).toContainEqual(expect.stringMatching(/^size = "double" 0\.90$/));
  });

  it('pass over what the search decided later', () => {
    const date = decides('start_date');
    const texts = inlineValues(tools, tree, { step: date.step, candidate: date.id }).map(({ text }) => text);
    expect(texts.some((text) => text.startsWith('size'))).toBe(false);
  });
});

describe('values that a person is offered instead', () => {
  it('are those that the schema lists, but for the candidate’s own', () => {
    const offered = schemaValues(tree, decides('size'));
    expect(offered).not.toContain('"double"');
    expect(offered.every((value) => typeof JSON.parse(value) === 'string')).toBe(true);
  });

  it('are the other tools, for a function', () => {
    const node = tree.nodes.find(({ decision }) => decision.kind === 'function-name');
    if (node?.decision.kind !== 'function-name') throw new Error('Nothing decides a function.');
    expect(schemaValues(tree, node)).toEqual(
      tools.map(({ name }) => name).filter((name) => name !== 'book_room'),
    );
  });
});
