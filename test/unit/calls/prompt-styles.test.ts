// Prompt styles: the built-in ones, the compact one for small models, and a model's own chat template.
import { describe, expect, it } from 'vitest';
import { callFormats } from '../../../src/calls/format.ts';
import { compactPrompt, compactTool } from '../../../src/calls/prompt/compact.ts';
import {
  defaultPromptStyle,
  promptStyleNames,
  renderPrompt,
} from '../../../src/calls/prompt/render-prompt.ts';
import type { ChatMessage } from '../../../src/calls/prompt.ts';

const weather = {
  name: 'get_weather',
  description: 'Current weather of a city. Data from the météo service.',
  parametersSchema: {
    type: 'object',
    properties: {
      city: { type: 'string', description: 'Its name.' },
      unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
    },
    required: ['city'],
  },
} as const;
const stop = { name: 'stop', parametersSchema: { type: 'object', properties: {} } } as const;
const query: readonly ChatMessage[] = [{ role: 'user', content: 'Weather in Oslo?' }];
const talk: readonly ChatMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: 'Hello' },
  { role: 'tool', content: '12 "°C"' },
  { role: 'user', content: 'Weather\nin Oslo?' },
];
const weatherJson =
  '{"type": "function", "function": {"name": "get_weather", "description": "Current weather of a city. Data from the météo service.", ' +
  '"parameters": {"type": "object", "properties": {"city": {"type": "string", "description": "Its name."}, ' +
  '"unit": {"type": "string", "enum": ["celsius", "fahrenheit"]}}, "required": ["city"]}}}';

describe('the compact prompt', () => {
  it('is the query, one tool a line, and the line before the calls', () => {
    expect(compactPrompt([weather, stop], query)).toBe(
      [
        'Weather in Oslo?',
        'get_weather(city: string (Its name), unit?: string = celsius|fahrenheit) — Current weather of a city.',
        'stop()',
        'Calls:',
        '',
      ].join('\n'),
    );
  });

  it('names other roles and keeps one line a message', () => {
    expect(compactPrompt([], talk)).toBe(
      'system: Be brief.\nHi\nassistant: Hello\ntool: 12 "°C"\nWeather in Oslo?\nCalls:\n',
    );
  });

  it('writes types shortly', () => {
    const tool = {
      name: 'f',
      parametersSchema: {
        type: 'object',
        properties: {
          tags: { type: 'array', items: { type: 'string' } },
          at: {
            type: 'object',
            properties: { lat: { type: 'number' }, note: { type: 'string' } },
            required: ['lat'],
          },
          either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
          maybe: { type: ['string', 'null'] },
          mode: { const: 'fast' },
          free: {},
          list: { type: 'array' },
        },
        required: ['tags', 'at', 'either', 'maybe', 'mode', 'free', 'list'],
      },
    } as const;
    expect(compactTool(tool)).toBe(
      'f(tags: string[], at: {lat: number, note?: string}, either: string|integer, maybe: string|null, ' +
        'mode: string = fast, free: any, list: array)',
    );
  });

  it('tells what a parameter is in its first sentence, shortened, and only where the schema says so', () => {
    const tool = {
      name: 'f',
      parametersSchema: {
        type: 'object',
        properties: {
          unit: {
            type: 'string',
            enum: ['c', 'f'],
            description: 'Scale of the\nresult. Celsius by default.',
          },
          at: {
            type: 'object',
            description: 'Where it is',
            properties: {
              lat: { type: 'number', description: 'Degrees north, negative for the southern half' },
            },
          },
          empty: { type: 'string', description: ' ' },
          odd: { type: 'string', description: 7 },
        },
        required: ['at'],
      },
    };
    expect(compactTool(tool)).toBe(
      'f(unit?: string = c|f (Scale of the result), ' +
        'at: {lat?: number (Degrees north, negative for the souther…)} (Where it is), empty?: string, odd?: string)',
    );
  });

  it('shortens long descriptions and enumerations', () => {
    const values = Array.from({ length: 12 }, (_, index) => index);
    const tool = {
      name: 'f',
      description: 'word '.repeat(60),
      parametersSchema: {
        type: 'object',
        properties: { n: { type: 'integer', enum: values } },
        required: ['n'],
      },
    };
    const line = compactTool(tool);
    expect(line).toMatch(/^f\(n: integer = 0\|1\|2\|3\|4\|5\|6\|7\|…\) — word .*…$/);
    expect(Array.from(line).length).toBeLessThan(150);
  });

  it('stays under a thousand characters for three usual tools', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `parameter_${index}`,
        { type: 'string', enum: ['one', 'two'] },
      ]),
    );
    const tool = {
      name: 'a_usual_name',
      description: 'x'.repeat(300),
      parametersSchema: { type: 'object', properties },
    };
    const prompt = compactPrompt([tool, weather, weather], query);
    expect(prompt.length).toBeLessThan(1000);
  });
});

describe('the built-in styles', () => {
  it('writes Hermes with the tools between <tools> in the system turn', async () => {
    const prompt = await renderPrompt('hermes', [weather], talk);
    expect(prompt).toContain(`<tools>\n${weatherJson}\n</tools>`);
    expect(prompt.startsWith('<|im_start|>system\nBe brief.\n\n# Tools')).toBe(true);
    expect(prompt).toContain('<|im_start|>user\n<tool_response>\n12 "°C"\n</tool_response><|im_end|>\n');
    expect(prompt.endsWith('<|im_start|>user\nWeather\nin Oslo?<|im_end|>\n<|im_start|>assistant\n')).toBe(
      true,
    );
    expect(await renderPrompt('hermes', [], query)).not.toContain('<tools>');
  });

  it('writes Llama 3.1 with the tools in the first user turn', async () => {
    const prompt = await renderPrompt('llama3', [weather], talk);
    const [system, user] = prompt.split('<|start_header_id|>').slice(1);
    expect(system).toBe('system<|end_header_id|>\n\nEnvironment: ipython\n\nBe brief.<|eot_id|>');
    expect(user).toContain('"parameters": dictionary');
    expect(user).toMatch(/\}\n\nHi<\|eot_id\|>$/);
    expect(prompt).toContain('ipython<|end_header_id|>\n\n{"output": "12 \\"°C\\""}<|eot_id|>');
    expect(prompt.endsWith('<|start_header_id|>assistant<|end_header_id|>\n\n')).toBe(true);
  });

  it('writes Llama 3.2 with the tools in the system turn', async () => {
    const prompt = await renderPrompt('pythonic', [weather], query);
    const [system, user] = prompt.split('<|start_header_id|>').slice(1);
    expect(system).toContain('[func_name1(');
    expect(system).toContain('"name": "get_weather"');
    expect(user).toBe('user<|end_header_id|>\n\nWeather in Oslo?<|eot_id|>');
  });

  it('writes Mistral with the tools before the last user turn', async () => {
    expect(await renderPrompt('mistral', [weather], talk)).toBe(
      '[INST] Hi[/INST] Hello</s>[TOOL_RESULTS] {"content": "12 \\"°C\\""}[/TOOL_RESULTS]' +
        `[AVAILABLE_TOOLS] [${weatherJson}][/AVAILABLE_TOOLS][INST] Be brief.\n\nWeather\nin Oslo?[/INST]`,
    );
  });

  it('has a default for every format, and gives the same text every time', async () => {
    for (const format of callFormats) expect(promptStyleNames).toContain(defaultPromptStyle[format]);
    for (const style of promptStyleNames) {
      const prompt = await renderPrompt(style, [weather, stop], talk);
      expect(prompt).toContain('get_weather');
      expect(await renderPrompt(style, [weather, stop], talk)).toBe(prompt);
    }
  });
});

describe('a chat template', () => {
  const template =
    '{{- bos_token }}{%- for tool in tools or [] %}{{- tool | tojson }}\n{%- endfor %}' +
    "{%- for message in messages %}{{- '<' + message.role + '>' + message.content }}{%- endfor %}" +
    "{%- if add_generation_prompt %}{{- '<assistant>' }}{%- endif %}{{- note }}";

  it('sees messages, tools in OpenAI’s shape, the tokens and more variables', async () => {
    const options = { bosToken: '<s>', variables: { note: '!' } };
    expect(await renderPrompt({ template, options }, [weather], query)).toBe(
      `<s>${weatherJson}<user>Weather in Oslo?<assistant>!`,
    );
    expect(await renderPrompt({ template }, [], query)).toBe('<user>Weather in Oslo?<assistant>');
  });

  it('that refuses the conversation, or cannot be read, says so and what to do', async () => {
    const refusing = "{{ raise_exception('Roles must alternate') }}";
    await expect(renderPrompt({ template: refusing }, [], query)).rejects.toThrow(
      /refused this conversation: .*Roles must alternate.*built-in prompt styles/,
    );
    await expect(renderPrompt({ template: '{% if %}' }, [], query)).rejects.toThrow(
      /cannot be read: .*Correct the template/,
    );
  });
});
