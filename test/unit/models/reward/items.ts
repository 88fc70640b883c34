// Items to score, as a search makes them: one weather tool, one query, the decisions of one response.
import type { Decision, DecisionKind } from '../../../../src/calls/decision.ts';
import type { ScoreItem } from '../../../../src/models/reward.ts';
import type { Tool } from '../../../../src/tools/tool.ts';

const nowhere = { offset: 0, length: 0 };

export const weather: Tool = {
  name: 'get_weather',
  description: 'Current weather of a city.',
  parametersSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  parameters: [],
  format: 'bare',
  range: nowhere,
  nameRange: nowhere,
  pointer: '/0',
  source: null,
};

export const prompt = 'system\nTools: get_weather(city)\nuser\nWeather in Oslo?\nassistant\n';

export function decision(kind: DecisionKind, text: string, more: Partial<Decision> = {}): Decision {
  return { kind, text, start: 0, end: text.length, call: 0, problems: [], ...more };
}

export const nameDecision = decision('function-name', '[{"name": "get_weather', { name: 'get_weather' });
export const argumentDecision = (city: string): Decision =>
  decision('argument', `", "arguments": {"city": ${JSON.stringify(city)}`, { name: 'city', value: city });

export function item(
  id: string,
  judged: Decision,
  path: readonly Decision[] = [],
  more: Partial<ScoreItem> = {},
): ScoreItem {
  return {
    id,
    prompt,
    messages: [{ role: 'user', content: 'Weather in Oslo?' }],
    tools: [weather],
    path,
    decision: judged,
    ...more,
  };
}
