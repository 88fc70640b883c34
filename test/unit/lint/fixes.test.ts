// A fix mends what was found, and nothing else: in JSON and in YAML, in examples and in real files.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { fixAll } from '../../../src/lint/fix-all.ts';
import { lintText } from '../../../src/lint/lint.ts';
import type { Finding, Fix, Rule } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules.ts';
import { diffTools } from '../../../src/tools/diff.ts';
import { applyEdits, compatibleEdits, editedText } from '../../../src/tools/edit.ts';
import { readToolDocument, type ToolSyntax } from '../../../src/tools/read-document.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';
import type { ChangeKind } from '../../../src/tools/tool-change.ts';

const data = path.resolve(import.meta.dirname, '../../../../shared/data');

/** What a mechanical fix may change in what the tools mean. The others change how it is written only. */
const mayChange: Readonly<Record<string, readonly ChangeKind[]>> = {
  'required-defined': ['required', 'optional', 'constraint'],
  'no-empty-enum': ['values'],
  'duplicate-enum-value': ['values'],
  'type-declared': ['type'],
  'default-valid': ['default'],
  'default-in-strict': ['default', 'described'],
  'misplaced-keyword': ['constraint', 'type'],
  'unsupported-keyword': ['constraint', 'type', 'described'],
  'gemini-subset': ['constraint', 'described'],
  'grammar-backend': ['constraint', 'described'],
  'format-allowlist': ['constraint', 'described'],
  'additional-properties-false': ['constraint'],
  'all-required': ['required', 'type', 'values', 'constraint'],
  // The definition's own words count again, below those that stood beside the reference.
  'ref-siblings': ['described'],
  'hidden-characters': ['described'],
  'root-object': ['constraint'],
};

const lintOptions = (rule: Rule) => ({
  rules: [rule],
  severities: rule.severity === 'off' ? ({ [rule.id]: 'warning' } as const) : {},
  profiles: rule.examples.profiles ?? [],
});

const key = ({ pointer, message }: Finding): string => `${pointer} ${message}`;

/** Applies each fix by itself and says what is wrong with it. */
function faultsOf(text: string, syntax: ToolSyntax, rule: Rule): readonly string[] {
  const before = lintText(text, { ...lintOptions(rule), syntax });
  const faults: string[] = [];
  for (const finding of before.findings) {
    for (const fix of finding.fixes ?? []) {
      const edits = applyEdits(text, syntax, fix.edits);
      const where = `${rule.id} "${fix.title}" at ${finding.pointer}`;
      if (edits.length === 0) {
        faults.push(`${where}: no edit`);
        continue;
      }
      const after = lintText(editedText(text, edits), { ...lintOptions(rule), syntax });
      const left = after.findings.filter((one) => key(one) === key(finding)).length;
      const were = before.findings.filter((one) => key(one) === key(finding)).length;
      if (left >= were) faults.push(`${where}: the finding is still there`);
      if (after.file.tools.length !== before.file.tools.length) faults.push(`${where}: a tool is lost`);
      if (after.file.problems.length > before.file.problems.length)
        faults.push(`${where}: does not read well`);
      if (!fix.mechanical) continue;
      if (after.findings.length > before.findings.length) faults.push(`${where}: it brings new findings`);
      const allowed = mayChange[rule.id] ?? [];
      for (const change of diffTools(before.file.tools, after.file.tools)) {
        if (!allowed.includes(change.kind)) faults.push(`${where}: ${change.kind} ${change.message}`);
      }
    }
  }
  return faults;
}

const asYaml = (file: JsonValue): string => stringify(file, { aliasDuplicateObjects: false });

describe.each(rules.map((rule) => [rule.id, rule] as const))('fixes of %s', (_, rule) => {
  it('mend the failing examples, in JSON and in YAML', () => {
    for (const file of rule.examples.fails) {
      if (JSON.stringify(file).length > 100_000) continue;
      expect(faultsOf(JSON.stringify(file, undefined, 2), 'json', rule)).toEqual([]);
      expect(faultsOf(asYaml(file), 'yaml', rule)).toEqual([]);
    }
  });
});

/** "Fix all" of one rule, until there is nothing more to mend. */
function fixedAll(
  text: string,
  syntax: ToolSyntax,
  rule: Rule,
): { readonly text: string; readonly left: readonly string[] } {
  let now = text;
  for (let round = 0; round < 10; round += 1) {
    const fixes = mechanicalFixes(now, syntax, rule);
    if (fixes.length === 0) return { text: now, left: [] };
    const { edits } = compatibleEdits(fixes.map((fix) => fix.edits));
    now = editedText(now, applyEdits(now, syntax, edits));
  }
  return { text: now, left: mechanicalFixes(now, syntax, rule).map(({ title }) => title) };
}

function mechanicalFixes(text: string, syntax: ToolSyntax, rule: Rule): readonly Fix[] {
  return lintText(text, { ...lintOptions(rule), syntax }).findings.flatMap(({ fixes }) =>
    (fixes ?? []).filter(({ mechanical }) => mechanical).slice(0, 1),
  );
}

const real = (file: string) => readFileSync(path.join(data, file), 'utf8');
const files: readonly (readonly [name: string, syntax: ToolSyntax, text: () => string])[] = [
  ['airline_tools.json', 'json', () => real('schemas/tau-bench/airline_tools.json')],
  [
    'airline_tools.json as YAML',
    'yaml',
    () => asYaml(JSON.parse(real('schemas/tau-bench/airline_tools.json'))),
  ],
  ['the cookbook', 'json', () => real('schemas/anthropic-cookbook/tools.json')],
  [
    '30 lines of the registry',
    'json',
    () => real('schemas/docker-mcp-registry/tools.jsonl').split('\n').slice(0, 30).join('\n'),
  ],
];
const every = ['openai-strict', 'gemini', 'vllm-xgrammar'];

describe.skipIf(!existsSync(data))('fix all in real files (skipped where ../shared/data is absent)', () => {
  const fixable = rules.filter(({ id }) => id in mayChange);
  it.each(files)('mends %s and changes nothing else', { timeout: 120_000 }, (_, syntax, textOf) => {
    const text = textOf();
    const before = readToolDocument(text, syntax).file.tools;
    for (const rule of fixable) {
      const mended = fixedAll(text, syntax, { ...rule, examples: { ...rule.examples, profiles: every } });
      expect(mended.left, rule.id).toEqual([]);
      const after = readToolDocument(mended.text, syntax).file.tools;
      expect(after.length).toBe(before.length);
      const kinds = new Set(diffTools(before, after).map(({ kind }) => kind));
      expect(
        [...kinds].filter((kind) => !(mayChange[rule.id] ?? []).includes(kind)),
        rule.id,
      ).toEqual([]);
    }
  });
});

/** All fixes at once of an OpenAI tool's parameters. */
function mended(profile: string, parameters: JsonValue) {
  const strict = profile !== 'mcp';
  const described = { name: 'find_rooms', description: 'Finds rooms.', strict, parameters };
  const file = [{ type: 'function', function: described }];
  const fixed = fixAll(readToolDocument(JSON.stringify(file), 'json'), { profiles: [profile] });
  return fixed.result.file.tools[0]?.parametersSchema;
}

describe('fixes at once lose nothing that was said', () => {
  const limit = { type: 'integer', description: 'How many', minimum: 1, default: 20 };

  it('a default goes into the description', () => {
    const schema = mended('openai-strict', { type: 'object', properties: { limit }, required: ['limit'] });
    expect(schema).toMatchObject({ properties: { limit: { description: 'How many. Default: 20.' } } });
    expect(JSON.stringify(schema)).not.toContain('"default"');
  });

  it('and bounds with it', () => {
    const schema = mended('anthropic', { type: 'object', properties: { limit }, required: ['limit'] });
    const text = JSON.stringify(schema);
    expect(text).toContain('At least 1.');
    expect(text).not.toContain('"minimum"');
  });

  it('where there is no description, a person decides', () => {
    const bare = { type: 'integer', default: 20 };
    const schema = mended('openai-strict', {
      type: 'object',
      properties: { limit: bare },
      required: ['limit'],
    });
    expect(schema).toMatchObject({ properties: { limit: bare } });
  });

  it.each([
    [{ search_query: { type: 'string' } }, ['query'], ['query']],
    [{ text: { type: 'string' } }, ['query'], ['query']],
    [{ search_query: { type: 'string' } }, ['search_query', 'query'], ['search_query', 'query']],
    [{ text: { type: 'string' } }, ['text', 'query'], ['text']],
  ])('of %j, which names are required: %j', (properties, required, left) => {
    expect(mended('mcp', { type: 'object', properties, required })).toMatchObject({ required: left });
  });
});

describe('all fixes of a file at once', () => {
  const file = `- name: get_weather
  description: Gets the weather of a city, now.
  parameters:
    type: object
    properties:
      home: &city
        type: string
        description: Where the journey starts
        enum: [Oslo, Bergen, Bergen]
      goal: *city
      unit:
        type: string
        description: Unit of the temperature
        enum: [celsius, celsius, kelvin]
`;
  const options = { rules, syntax: 'yaml' } as const;

  it('leave out what an alias of YAML brings in, and mend the rest', () => {
    const fixed = fixAll(readToolDocument(file, 'yaml'), options);
    expect(fixed.text).toBe(
      file.replace('[Oslo, Bergen, Bergen]', '[Oslo, Bergen]').replace('celsius, celsius', 'celsius'),
    );
    expect(fixed.applied).toBe(2);
  });

  it('are not offered where they cannot be written', () => {
    const cut = `${file}  broken: [`;
    const ofCut = lintText(cut, options).findings.flatMap(({ fixes = [] }) => fixes);
    expect(lintText(cut, options).findings.length).toBeGreaterThan(0);
    expect(ofCut).toEqual([]);
    const { findings } = lintText(file, options);
    const mended = findings.filter(({ fixes = [] }) => fixes.some((fix) => fix.mechanical));
    expect(mended).toHaveLength(2);
  });
});
