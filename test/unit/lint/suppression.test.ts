// A file says itself what the linter is to pass over: by comments, or by a member where there are none.
import { describe, expect, it } from 'vitest';
import { type LintOptions, lintText } from '../../../src/lint/lint.ts';
import { itemsTyped } from '../../../src/lint/rules/items-typed.ts';
import { typeDeclared } from '../../../src/lint/rules/type-declared.ts';
import { unusedSuppression } from '../../../src/lint/rules/unused-suppression.ts';
import { readTools } from '../../../src/tools/read.ts';

const options: LintOptions = { rules: [typeDeclared, itemsTyped, unusedSuppression] };
const found = (text: string, syntax: 'json' | 'yaml' = 'json') =>
  lintText(text, { ...options, syntax }).findings.map(({ rule, pointer }) => `${rule} ${pointer}`);

const tool = (floor: object, room: object = { type: 'string' }) => ({
  name: 'find',
  description: 'Find rooms.',
  inputSchema: { type: 'object', properties: { floor, room } },
});

describe('a comment on the line before', () => {
  const head = '{"tools": [{"name": "find", "inputSchema": {"type": "object", "properties": {';
  const lines = (...comments: string[]) =>
    [head, ...comments, '"floor": {},', '"room": {}', '}}}]}'].join('\n');
  const floor = 'type-declared /tools/0/inputSchema/properties/floor';
  const room = 'type-declared /tools/0/inputSchema/properties/room';

  it('holds for what starts on the next line, and for nothing else', () => {
    expect(found(lines())).toEqual([floor, room]);
    expect(found(lines('// toolprm-ignore type-declared -- any floor will do'))).toEqual([room]);
    expect(found(lines('/* toolprm-ignore type-declared */'))).toEqual([room]);
    expect(found(lines('// toolprm-ignore items-typed, type-declared'))).toContain(room);
  });

  it('may have other comments and empty lines behind it', () => {
    expect(found(lines('// toolprm-ignore type-declared', '', '// The floor.'))).toEqual([room]);
  });

  it('may stand on the same line', () => {
    const text = lines().replace('"floor": {},', '"floor": {}, // toolprm-ignore type-declared');
    expect(found(text)).toEqual([room]);
  });

  it('holds for all that is inside', () => {
    expect(found(`// toolprm-ignore type-declared\n${lines()}`)).toEqual([]);
  });

  it('is none inside a text', () => {
    const text = JSON.stringify({ tools: [tool({ description: '// toolprm-ignore type-declared' })] });
    expect(found(text)).toEqual([floor]);
  });

  it('works in YAML', () => {
    const yaml = [
      'tools:',
      '  - name: find',
      '    description: "Find # toolprm-ignore type-declared"',
      '    inputSchema:',
      '      type: object',
      '      properties:',
      '        # toolprm-ignore type-declared -- any floor will do',
      '        floor: {description: Floor}',
      '        room: {description: Room} # toolprm-ignore items-typed',
    ].join('\n');
    expect(found(yaml, 'yaml')).toEqual([room, 'unused-suppression /tools/0/inputSchema/properties/room']);
  });
});

describe('the member "x-toolprm-ignore"', () => {
  it('holds in a tool, by pointers relative to it', () => {
    const ignoring = (map: object) => JSON.stringify([{ ...tool({}, {}), 'x-toolprm-ignore': map }]);
    expect(found(ignoring({ '/inputSchema/properties/floor': ['type-declared'] }))).toEqual([
      'type-declared /0/inputSchema/properties/room',
    ]);
    expect(found(ignoring({ '': ['type-declared'] }))).toEqual([]);
  });

  it("holds in a file's root", () => {
    const file = { 'x-toolprm-ignore': { '/tools/1': ['type-declared'] }, tools: [tool({}), tool({})] };
    expect(found(JSON.stringify(file))).toEqual(['type-declared /tools/0/inputSchema/properties/floor']);
  });

  it('holds in each line of JSON Lines', () => {
    const line = JSON.stringify({ ...tool({}), 'x-toolprm-ignore': { '': ['type-declared'] } });
    expect(found(`${line}\n${JSON.stringify(tool({}))}`)).toEqual([
      'type-declared /1/inputSchema/properties/floor',
    ]);
  });

  it('is no tool and no keyword', () => {
    const map = {
      find: { ...tool({ type: 'string' }).inputSchema, 'x-toolprm-ignore': {} },
      'x-toolprm-ignore': {},
    };
    const { tools, problems } = readTools(JSON.stringify(map));
    expect(problems).toEqual([]);
    expect(tools.map(({ name }) => name)).toEqual(['find']);
    expect(tools[0]?.parametersSchema).not.toHaveProperty('x-toolprm-ignore');
  });
});

describe('a suppression of no use', () => {
  const sentences = (map: object) =>
    lintText(
      JSON.stringify([{ ...tool({ type: 'string' }), 'x-toolprm-ignore': map }]),
      options,
    ).findings.map(({ message }) => message);

  it.each([
    [{ '': ['type-declared'] }, 'Nothing is suppressed here: "type-declared" finds nothing.'],
    [{ '': ['no-such-rule'] }, 'There is no rule "no-such-rule".'],
    [{ '/nowhere': ['type-declared'] }, 'The suppression of "type-declared" leads to nothing.'],
    [{ '': [] }, 'This suppression names no rule.'],
  ])('%j is told', (map, message) => {
    expect(sentences(map)).toEqual([message]);
  });

  it('is not told of a rule that does not run', () => {
    const text = JSON.stringify([
      { ...tool({ type: 'string' }), 'x-toolprm-ignore': { '': ['type-declared'] } },
    ]);
    expect(lintText(text, { ...options, severities: { 'type-declared': 'off' } }).findings).toEqual([]);
  });
});
