// What providers accept, as data; and the table that says what each makes of a tool.
import { describe, expect, it } from 'vitest';
import { compatibility } from '../../../src/lint/compatibility.ts';
import { lintText } from '../../../src/lint/lint.ts';
import { profiles } from '../../../src/lint/profiles.ts';

describe.each(profiles.map((profile) => [profile.id, profile] as const))('the profile %s', (_, profile) => {
  it('has dated sources', () => {
    expect(profile.verified).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(profile.sources.length).toBeGreaterThan(0);
    for (const { url, title } of profile.sources) {
      expect(url).toMatch(/^https:\/\//);
      expect(title).not.toBe('');
    }
  });

  it('says what it does in sentences', () => {
    for (const note of profile.notes) expect(note).toMatch(/\.$/);
    expect(() => new RegExp(profile.name.pattern, 'u')).not.toThrow();
  });
});

describe('the profiles', () => {
  it('are these', () => {
    expect(profiles.map(({ id }) => id)).toEqual([
      ...['openai', 'openai-strict', 'anthropic', 'gemini', 'mcp', 'vscode', 'vllm-xgrammar'],
    ]);
  });
});

const table = (tool: object) => {
  const [linted] = lintText(JSON.stringify([tool])).subject.tools;
  if (linted === undefined) throw new Error('The tool was not read.');
  return Object.fromEntries(compatibility(linted).map((row) => [row.profile.id, row]));
};
const described = { name: 'find', description: 'Find rooms.' };

describe('the compatibility of a tool', () => {
  it('is full where a schema is plain and closed', () => {
    const properties = { floor: { type: 'integer', description: 'Floor' } };
    const inputSchema = { type: 'object', properties, required: ['floor'], additionalProperties: false };
    const rows = table({ ...described, inputSchema });
    expect(Object.values(rows).map(({ verdict }) => verdict)).toEqual(profiles.map(() => 'fits'));
  });

  it('says what is refused, and what is passed over', () => {
    const properties = {
      floor: { type: 'integer', multipleOf: 2 },
      room: { type: 'string', minLength: 2, default: 'A1' },
    };
    const rows = table({ ...described, inputSchema: { type: 'object', properties } });
    expect(rows['openai-strict']).toMatchObject({ verdict: 'refused', ignored: ['minLength'] });
    expect(rows['openai-strict']?.refusals.join(' ')).toMatch(/additionalProperties.*default/s);
    expect(rows['openai-strict']?.refusals.join(' ')).not.toContain('OpenAI, strict mode:');
    expect(rows['vllm-xgrammar']).toMatchObject({ verdict: 'refused' });
    expect(rows.gemini).toMatchObject({
      verdict: 'ignored',
      refusals: [],
      ignored: ['multipleOf', 'minLength'],
    });
    expect(rows.anthropic?.verdict).toBe('fits');
    expect(rows.openai?.verdict).toBe('fits');
  });

  it("holds Gemini's two fields apart", () => {
    const schema = { type: 'object', properties: { floor: { type: 'string', const: 'first' } } };
    expect(table({ ...described, parametersJsonSchema: schema }).gemini?.verdict).toBe('ignored');
    const declared = { functionDeclarations: [{ ...described, parameters: schema }] };
    expect(table(declared).gemini?.verdict).toBe('refused');
  });

  it('counts names', () => {
    const rows = table({
      name: 'rooms.find',
      description: 'Find rooms.',
      inputSchema: { type: 'object', properties: {} },
    });
    expect(rows.mcp?.verdict).toBe('fits');
    expect(rows.openai?.refusals).toHaveLength(1);
  });
});
