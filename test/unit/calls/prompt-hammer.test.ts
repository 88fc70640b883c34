// The Hammer2.1 prompt is byte for byte the one that BFCL's public evaluation asks with.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bfclLanguage } from '../../../src/calls/prompt/bfcl-language.ts';
import { bfclHammerPrompt, hammerPrompt, hammerPromptFor } from '../../../src/calls/prompt/hammer.ts';
import { readTools } from '../../../src/tools/read.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fixtures = path.join(root, 'test/fixtures/prompts');
const shared = path.resolve(root, '../shared/data/bfcl');

const lines = (file: string): string[] => readFileSync(file, 'utf8').trim().split('\n');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Expected {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}
const expectedIn = (file: string): Map<string, Expected> =>
  new Map(lines(file).map((line): [string, Expected] => [JSON.parse(line).id, JSON.parse(line)]));

describe('the prompt of a BFCL record', () => {
  const expected = expectedIn(path.join(fixtures, 'bfcl-hammer-sha256.jsonl'));
  for (const record of lines(path.join(fixtures, 'bfcl-records.jsonl'))) {
    const { id, prompt } = bfclHammerPrompt(record);
    it(`is the evaluation's own for ${id}`, () => {
      expect(Buffer.byteLength(prompt)).toBe(expected.get(id)?.bytes);
      expect(sha256(prompt)).toBe(expected.get(id)?.sha256);
    });
  }

  it.skipIf(!existsSync(shared))('is the evaluation’s own for all 700 records at hand', () => {
    const wanted = expectedIn(path.join(shared, 'oracle/hammer_prompt_sha256.jsonl'));
    const files = readdirSync(shared).filter((file) => file.startsWith('BFCL_v4_'));
    const wrong: string[] = [];
    let checked = 0;
    for (const record of files.flatMap((file) => lines(path.join(shared, file)))) {
      const { id, prompt } = bfclHammerPrompt(record);
      const hash = wanted.get(id)?.sha256;
      if (hash === undefined) continue;
      checked += 1;
      if (sha256(prompt) !== hash) wrong.push(id);
    }
    expect(wrong).toEqual([]);
    expect(checked).toBe(700);
  });

  it('tells what a record needs', () => {
    expect(() => bfclHammerPrompt('{"id": "x_1"}')).toThrow('expected "id", "question"');
    expect(() => bfclHammerPrompt('{"id": ')).toThrow('Not a JSON document');
  });

  it('knows the language by the category, all before the last underscore', () => {
    expect(bfclLanguage('simple_java_12')).toBe('java');
    expect(bfclLanguage('simple_javascript_12')).toBe('javascript');
    expect(bfclLanguage('live_multiple_3-1-0')).toBe('python');
  });
});

/** The tools as the prompt shows them. */
function shownTools(prompt: string): string {
  return prompt.split('[BEGIN OF AVAILABLE TOOLS]\n')[1]?.split('\n[END OF AVAILABLE TOOLS]')[0] ?? '';
}

describe('the conversion of tools', () => {
  it('marks what is required and tells defaults in Python’s spelling, without a space', () => {
    const record = `{"id": "t_0", "question": [[{"role": "system", "content": "S"}, {"role": "user", "content": "Q"}]],
      "function": [{"name": "f", "description": "D.", "parameters": {"type": "dict", "required": ["2"], "properties": {
        "2": {"type": "float", "description": "Two.", "default": 5.0},
        "1": {"type": "array", "description": "One.", "default": [true, null, "é", 1e-05]}}}}]}`;
    expect(shownTools(bfclHammerPrompt(record).prompt)).toBe(
      '[{"name": "f", "description": "D. Note that the provided function is in Python 3 syntax.", "parameters": ' +
        '{"2": {"type": "float", "description": "Two.default is \'5.0\'", "default": 5.0, "required": true}, ' +
        '"1": {"type": "array", "description": "One.default is \'[True, None, \'\\u00e9\', 1e-05]\'", ' +
        '"default": [true, null, "\\u00e9", 1e-05]}}}]',
    );
  });

  it('replaces a parameter that has properties by them', () => {
    const tool = {
      name: 'f',
      description: 'D.',
      parameters: {
        type: 'dict',
        required: ['body'],
        properties: {
          body: {
            type: 'dict',
            description: 'lost',
            required: ['a'],
            properties: { a: { type: 'string', description: 'A.' }, b: { type: 'string', default: 'x' } },
          },
        },
      },
    };
    expect(shownTools(hammerPrompt([tool], []))).toBe(
      '[{"name": "f", "description": "D.", "parameters": {"body": {"a": {"type": "string", "description": "A.", ' +
        '"required": true}, "b": {"type": "string", "default": "x"}, "required": true}}}]',
    );
  });

  it('leaves tools that are flat already as they are', () => {
    const flat = { name: 'f', description: 'D.', parameters: { type: { type: 'string', required: true } } };
    expect(shownTools(hammerPrompt([flat], []))).toBe(
      '[{"name": "f", "description": "D.", "parameters": {"type": {"type": "string", "required": true}}}]',
    );
  });

  it('works for tools of any source', () => {
    const { tools } = readTools(
      readFileSync(path.join(root, 'test/fixtures/tools/weather.mcp.json'), 'utf8'),
    );
    expect(tools.length).toBeGreaterThan(0);
    const prompt = hammerPromptFor(tools, [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Weather in Oslo?' },
    ]);
    const shown: unknown = JSON.parse(shownTools(prompt));
    expect(shown).toHaveLength(tools.length);
    expect(prompt).not.toContain('syntax.');
    expect(
      prompt.endsWith(
        '<|im_start|>user\nBe brief.<|im_end|>\n<|im_start|>user\nWeather in Oslo?<|im_end|>\n<|im_start|>assistant\n',
      ),
    ).toBe(true);
  });
});
