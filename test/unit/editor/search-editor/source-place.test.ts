// From a place in a tool file to the candidate that is about it, and back.
import { describe, expect, it } from 'vitest';
import { bestMatch, placeAt } from '../../../../src/editor/search-editor/source-place.ts';
import { sourceRange } from '../../../../src/editor/search-editor/source-range.ts';
import { treeOf } from '../../../../src/log/tree-builder.ts';
import { readTools } from '../../../../src/tools/read.ts';
import { readToolDocument } from '../../../../src/tools/read-document.ts';
import { syntheticLog } from '../../log/build-log.ts';
import { toolsText } from '../../run/searching.ts';

const yamlText = `# Tools of the weather
- name: get_weather
  description: The weather of a city. # now
  parameters:
    type: object
    properties:
      city: {type: string}
      unit:
        type: string
        enum: [celsius, fahrenheit]
- name: get_time
  description: The time of a city.
  parameters: {type: object, properties: {city: {type: string}}}
`;
const yamlTools = readToolDocument(yamlText, 'yaml').file.tools;

describe('the place of a cursor', () => {
  const { tools } = readTools(toolsText);
  const at = (text: string) => placeAt(tools, toolsText.indexOf(text) + 2);

  it('is a parameter, a tool, or nothing', () => {
    expect(at('"celsius"')).toEqual({ tool: 'get_weather', parameter: 'unit' });
    expect(at('"get_time"')).toEqual({ tool: 'get_time' });
    expect(placeAt(tools, toolsText.length + 1)).toBeUndefined();
  });

  it('is found in YAML too', () => {
    const within = (text: string) => placeAt(yamlTools, yamlText.indexOf(text) + 2);
    expect(within('fahrenheit')).toEqual({ tool: 'get_weather', parameter: 'unit' });
    expect(within('city: {type: string}\n')).toEqual({ tool: 'get_weather', parameter: 'city' });
    expect(within('get_time')).toEqual({ tool: 'get_time' });
    expect(within('# Tools')).toBeUndefined();
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

describe('the source of a decision', () => {
  const logged = { tools: yamlTools };
  const sourceIn = (text: string, tool: string, parameter?: string) => {
    const { range, missing } = sourceRange(
      readToolDocument(text, 'yaml').file.tools,
      logged,
      tool,
      parameter,
    );
    return [text.slice(range.offset, range.offset + range.length), missing];
  };

  it('is the name of the tool, or the parameter', () => {
    expect(sourceIn(yamlText, 'get_time')).toEqual(['get_time', undefined]);
    const [unit] = sourceIn(yamlText, 'get_weather', 'unit');
    expect(unit).toMatch(/^unit:\s+type: string\s+enum: \[celsius, fahrenheit\]$/);
  });

  it('moves with the file', () => {
    expect(sourceIn(`# One line more.\n${yamlText}`, 'get_time')).toEqual(['get_time', undefined]);
  });

  it('says what is gone, and shows the place that comes nearest', () => {
    const renamed = yamlText.replace('unit:', 'units:');
    expect(sourceIn(renamed, 'get_weather', 'unit')).toEqual(['get_weather', 'parameter']);
    const [then, missing] = sourceIn(yamlText.replace('name: get_time', 'name: get_hour'), 'get_time');
    expect([then?.slice(0, 14), missing]).toEqual(['name: get_hour', 'tool']);
    expect(sourceIn(yamlText, 'get_rain')).toEqual(['', 'unlogged']);
  });

  it('is, of several tools of one name, the one at the place of the log', () => {
    const twice = yamlText.replace('name: get_time', 'name: get_weather');
    const { tools } = readToolDocument(twice, 'yaml').file;
    const [, second] = tools;
    const { range } = sourceRange(tools, { tools: tools.slice(1) }, 'get_weather', undefined);
    expect(range).toEqual(second?.nameRange);
  });
});
