// The linter: settings, profiles, order, and what becomes of the problems that reading found.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, lintText, subjectOf } from '../../../src/lint/lint.ts';
import { rules } from '../../../src/lint/rules.ts';
import { readToolDocument } from '../../../src/tools/read-document.ts';

const data = path.resolve(import.meta.dirname, '../../../../shared/data');
const fixtures = path.resolve(import.meta.dirname, '../../fixtures/tools');
const fixture = (name: string) => readFileSync(path.join(fixtures, name), 'utf8');

const strictTool = (parameters: object) =>
  JSON.stringify([
    { type: 'function', function: { name: 'find', description: 'Find rooms.', strict: true, parameters } },
  ]);
const ruleIds = (text: string, options = {}) => lintText(text, options).findings.map(({ rule }) => rule);

describe('settings', () => {
  const text = strictTool({
    type: 'object',
    properties: { floor: {} },
    required: ['floor'],
    additionalProperties: false,
  });
  const typeOf = (options: object) =>
    lintText(text, options).findings.find(({ rule }) => rule === 'type-declared');

  it('change how severe a rule is', () => {
    expect(typeOf({})?.severity).toBe('error');
    expect(typeOf({ severities: { 'type-declared': 'hint' } })?.severity).toBe('hint');
    expect(typeOf({ severities: { 'type-declared': 'off' } })).toBeUndefined();
  });

  it('do not reach what every object has', () => {
    expect(() => lintText(text, { severities: JSON.parse('{"__proto__": "off"}') })).not.toThrow();
  });

  it('turn on rules that are off by default', () => {
    const off = rules.filter(({ severity }) => severity === 'off');
    const severities = Object.fromEntries(off.map(({ id }) => [id, 'hint' as const]));
    const found = new Set(ruleIds(text, { severities }));
    for (const id of ruleIds(text)) expect(found).toContain(id);
  });
});

describe('profiles', () => {
  const open = { type: 'object', properties: { floor: { type: 'integer', description: 'Floor' } } };

  it('are those of each tool by itself: strict mode only for strict tools', () => {
    const mixed = JSON.stringify([
      ...JSON.parse(strictTool(open)),
      { type: 'function', function: { name: 'loose', description: 'Find desks.', parameters: open } },
    ]);
    const strict = lintText(mixed).findings.filter(({ rule }) => rule === 'additional-properties-false');
    expect(strict.map(({ tool }) => tool)).toEqual(['find']);
  });

  it('may be asked for, besides', () => {
    const bare = JSON.stringify([{ name: 'find', description: 'Find rooms.', parameters: open }]);
    expect(ruleIds(bare)).not.toContain('additional-properties-false');
    expect(ruleIds(bare, { profiles: ['openai-strict'] })).toContain('additional-properties-false');
    expect(ruleIds(bare, { profiles: ['no-such-profile'] })).toEqual(ruleIds(bare));
  });

  it('are named in one finding where several say the same', () => {
    const text = strictTool({ type: 'object', properties: { at: { type: 'string', format: 'phone' } } });
    const found = lintText(text, { profiles: ['vllm-xgrammar'] }).findings.filter(
      ({ rule }) => rule === 'format-allowlist',
    );
    expect(found.map(({ profiles }) => profiles)).toEqual([['openai-strict', 'vllm-xgrammar']]);
  });
});

describe('problems of reading', () => {
  const text = JSON.stringify({
    tools: [{ name: 'find', inputSchema: { type: 'object', properties: { floor: { type: 'str' } } } }],
  });

  it('are told once: by the rule that knows the fix', () => {
    const { file, findings } = lintText(text);
    expect(file.problems).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'valid-json-schema')).toMatchObject([
      { pointer: '/tools/0/inputSchema/properties/floor/type', parameter: 'floor', tool: 'find' },
    ]);
  });

  it('stay where that rule is off', () => {
    const { file, findings } = lintText(text, { severities: { 'valid-json-schema': 'off' } });
    expect(file.problems).toHaveLength(1);
    expect(findings.map(({ rule }) => rule)).not.toContain('valid-json-schema');
  });

  it('stay where they made the reader leave a tool out', () => {
    const { file } = lintText('[{"inputSchema": {"type": "object", "properties": {"a": {"type": "str"}}}}]');
    expect(file.problems.map(({ code }) => code)).toContain('unknown-type');
  });
});

describe('findings', () => {
  it('come in source order', () => {
    const { findings } = lintText(fixture('weather.mixed.json'), { profiles: ['openai-strict', 'gemini'] });
    const offsets = findings.map(({ range }) => range.offset);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  });

  it.each([['[]'], [''], ['{'], ['null'], ['[{"name": 1}]'], ['{"tools": {}}'], ['"x"']])(
    'are none of %j',
    (text) => {
      expect(lintText(text).findings).toEqual([]);
    },
  );
});

/** Schemas of all kinds, sound and broken. */
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      '',
      'string',
      'object',
      'array',
      '#/$defs/a',
      '#',
      'date',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        ...[
          'type',
          'properties',
          'required',
          'items',
          'enum',
          'const',
          'anyOf',
          'allOf',
          'oneOf',
          '$ref',
          '$defs',
          'a',
        ],
        ...[
          'default',
          'examples',
          'format',
          'pattern',
          'minimum',
          'maximum',
          'additionalProperties',
          'description',
        ],
        ...[
          'x-toolprm-ignore',
          '__proto__',
          'constructor',
          'not',
          'nullable',
          'prefixItems',
          'minItems',
          'name',
        ],
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value;

describe('linting', () => {
  const profiles = ['openai-strict', 'gemini', 'anthropic', 'vllm-xgrammar', 'mcp', 'vscode'];

  it('never throws, whatever a schema is', () => {
    const key = fc.constantFrom(
      'inputSchema',
      'input_schema',
      'parameters',
      'arguments',
      'parametersJsonSchema',
    );
    fc.assert(
      fc.property(anything, key, fc.boolean(), (schema, schemaKey, strict) => {
        const text = JSON.stringify([{ name: 'f', strict, [schemaKey]: schema }]);
        for (const { range } of lintText(text, { profiles }).findings) {
          expect(range.offset).toBeGreaterThanOrEqual(0);
          expect(range.offset + range.length).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever a text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.constantFrom('json', 'yaml'), (text, syntax) => {
        lintText(text, { syntax });
      }),
    );
  });

  it.each(['weather.mcp.json', 'weather.schema-map.jsonc', 'weather.hammer.json', 'weather.bare.jsonl'])(
    'never throws, %s cut at any place',
    (name) => {
      const text = fixture(name);
      for (let end = 0; end < text.length; end += 7) lintText(text.slice(0, end), { profiles });
    },
  );

  it('sees each tool by itself, but for rules that say otherwise', () => {
    const file = path.join(data, 'schemas/anthropic-cookbook/tools.json');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : fixture('weather.mixed.json');
    const subject = subjectOf(readToolDocument(text), profiles);
    for (const rule of rules.filter(({ scope }) => scope !== 'file')) {
      const together = findingsOf(subject, [rule]);
      const apart = subject.tools.flatMap((linted) =>
        findingsOf({ ...subject, tools: [linted], profiles: linted.profiles }, [rule]),
      );
      const keys = (found: typeof together) =>
        found.map(({ pointer, message }) => `${pointer} ${message}`).toSorted();
      expect(keys(apart), rule.id).toEqual(keys(together));
    }
  });
});
