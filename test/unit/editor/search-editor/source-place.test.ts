// From a place in a tool file to the candidate that is about it.
import { describe, expect, it } from 'vitest';
import { bestMatch, placeAt } from '../../../../src/editor/search-editor/source-place.ts';
import { treeOf } from '../../../../src/log/tree-builder.ts';
import { readTools } from '../../../../src/tools/read.ts';
import { syntheticLog } from '../../log/build-log.ts';
import { toolsText } from '../../run/searching.ts';

describe('the place of a cursor', () => {
  const { tools } = readTools(toolsText);
  const at = (text: string) => placeAt(tools, toolsText.indexOf(text) + 2);

  it('is a parameter, a tool, or nothing', () => {
    expect(at('"celsius"')).toEqual({ tool: 'get_weather', parameter: 'unit' });
    expect(at('"get_time"')).toEqual({ tool: 'get_time' });
    expect(placeAt(tools, toolsText.length + 1)).toBeUndefined();
  });
});

describe('the candidate about a place', () => {
  const tree = treeOf(syntheticLog({ steps: 4, beams: 2, candidates: 4 }));

  it('is on the way to the best response where one is', () => {
    const first = tree.node(tree.spine[0] ?? '');
    expect(first?.decision.kind).toBe('function-name');
    const tool = first?.decision.kind === 'function-name' ? first.decision.name : undefined;
    expect(bestMatch(tree, { tool: tool ?? '' })?.id).toBe(first?.id);
  });

  it('is none where nothing calls the tool', () => {
    expect(bestMatch(tree, { tool: 'no_such_tool' })).toBeUndefined();
    expect(bestMatch(tree, { tool: 'no_such_tool', parameter: 'city' })).toBeUndefined();
  });
});
