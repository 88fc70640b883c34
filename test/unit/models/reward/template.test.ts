// Reward templates: what a model reads before it gives its label.
import { describe, expect, it } from 'vitest';
import { defaultLabels } from '../../../../src/models/reward/labels.ts';
import { rewardPresets } from '../../../../src/models/reward/presets.ts';
import {
  type ChatTemplate,
  type RewardTemplate,
  renderChat,
  renderText,
  type TextTemplate,
  templateProblems,
} from '../../../../src/models/reward/template.ts';
import { argumentDecision, decision, item, nameDecision, prompt } from './items.ts';

function text(template: RewardTemplate): TextTemplate {
  if (template.kind !== 'text') throw new TypeError('a text template was expected');
  return template;
}
function chat(template: RewardTemplate): ChatTemplate {
  if (template.kind !== 'chat') throw new TypeError('a chat template was expected');
  return template;
}
const toolprm = text(rewardPresets.toolprm.template);
const toolprmChat = chat(rewardPresets['toolprm-chat'].template);
const judge = chat(rewardPresets.judge.template);

describe('the toolprm template', () => {
  it('is the prompt, the response so far, the candidate and its label name', () => {
    expect(renderText(toolprm, item('a', argumentDecision('Oslo'), [nameDecision]))).toBe(
      `${prompt}[{"name": "get_weather", "arguments": {"city": "Oslo"\n<ARG_VALUE> `,
    );
  });

  it('gives all candidates of a beam the same beginning, byte for byte', () => {
    const [a, b] = ['Oslo', 'Bergen'].map((city) =>
      renderText(toolprm, item(city, argumentDecision(city), [nameDecision])),
    );
    const shared = `${prompt}[{"name": "get_weather", "arguments": {"city": "`;
    expect(a?.startsWith(shared)).toBe(true);
    expect(b?.startsWith(shared)).toBe(true);
  });

  it.each([
    ['', '<TOTAL_FINISH> '],
    [']', '<TOTAL_FINISH> '],
  ])('scores a whole response whose end is %j', (end, tail) => {
    const judged = item('orm', decision('response-finished', end), [nameDecision, argumentDecision('Oslo')]);
    expect(renderText(toolprm, judged)).toBe(
      `${prompt}[{"name": "get_weather", "arguments": {"city": "Oslo"${end}\n${tail}`,
    );
  });
});

describe('text that looks like a placeholder', () => {
  const query = 'What does {candidate} mean? {tag} $& $1 {{prompt}} {tools}';

  it('in the query stays what the user wrote', () => {
    const messages = [{ role: 'user' as const, content: query }];
    const template: TextTemplate = { kind: 'text', text: 'Q {query}|{decided}|{candidate}' };
    expect(
      renderText(template, item('a', decision('argument', '{query}{"a": "$&"}'), [], { messages })),
    ).toBe(`Q ${query}||{query}{"a": "$&"}`);
    const [only] = renderChat(judge, item('a', nameDecision, [], { messages }), defaultLabels);
    expect(only?.content).toContain(`Request:\n${query}\n`);
  });

  it('in an earlier decision stays what the policy wrote', () => {
    const past = decision('argument', '"{candidate}{tag}"');
    const template: TextTemplate = {
      kind: 'text',
      text: '{prompt}{decided}{candidate} #',
      step: '{candidate} #\n',
    };
    expect(renderText(template, item('a', decision('arguments-finished', '}'), [past]))).toBe(
      `${prompt}"{candidate}{tag}" #\n} #`,
    );
  });

  it('and other braces of a template are left alone', () => {
    const template: TextTemplate = { kind: 'text', text: '{"name": {unknown}} {candidate}' };
    expect(renderText(template, item('a', decision('argument', 'x')))).toBe('{"name": {unknown}} x');
  });
});

describe('step tags', () => {
  it('follow every decision, the judged one last', () => {
    const template = text(rewardPresets['qwen-prm'].template);
    expect(renderText(template, item('a', argumentDecision('Oslo'), [nameDecision]))).toBe(
      `${prompt}[{"name": "get_weather<extra_0>", "arguments": {"city": "Oslo"<extra_0>`,
    );
  });
});

describe('the chat templates', () => {
  it('toolprm-chat makes every decision a user turn with its label forced', () => {
    const messages = renderChat(
      toolprmChat,
      item('a', argumentDecision('Oslo'), [nameDecision]),
      defaultLabels,
    );
    expect(messages.map((message) => message.role)).toEqual(['user', 'assistant', 'user']);
    expect(messages[0]?.content).toMatch(
      /^Functions:\n\{"name":"get_weather".*\nRequest:\nWeather in Oslo\?/s,
    );
    expect(messages[0]?.content.endsWith('<FUNC_NAME> [{"name": "get_weather')).toBe(true);
    expect(messages[1]?.content).toBe('+');
    expect(messages[2]?.content).toBe('<ARG_VALUE> ", "arguments": {"city": "Oslo"');
  });

  it('the judge asks in plain words and wants one character', () => {
    const [only, ...rest] = renderChat(
      judge,
      item('a', argumentDecision('Oslo'), [nameDecision]),
      defaultLabels,
    );
    expect(rest).toEqual([]);
    expect(only?.content).toContain('1. call the function "get_weather"');
    expect(only?.content).toContain('The parameter "city" gets the value "Oslo".');
    expect(only?.content).toMatch(/exactly one character/);
  });

  it('the judge can be asked about a whole response, an empty one too', () => {
    const finished = decision('response-finished', ']');
    const asked = (path: Parameters<typeof item>[2]) =>
      renderChat(judge, item('a', finished, path), defaultLabels)[0]?.content;
    expect(asked([nameDecision])).toContain('The response is right and complete');
    expect(asked([])).toContain('No function should be called');
  });

  it('shows every turn of a longer conversation', () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'Hi' },
      { role: 'assistant' as const, content: 'Hello' },
      { role: 'user' as const, content: 'Weather?' },
    ];
    const content = renderChat(judge, item('a', nameDecision, [], { messages }), defaultLabels)[0]?.content;
    expect(content).toContain('Request:\nuser: Hi\nassistant: Hello\nuser: Weather?\n');
  });
});

describe('a template that a user wrote', () => {
  it('has no problems in the presets', () => {
    for (const preset of Object.values(rewardPresets)) expect(templateProblems(preset.template)).toEqual([]);
  });

  it('is told what it leaves out', () => {
    expect(templateProblems({ kind: 'text', text: 'Is it right? ' })).toHaveLength(3);
    expect(
      templateProblems({ kind: 'chat', opening: '{query}', candidate: '{history} {candidate}' }),
    ).toEqual([]);
  });
});
