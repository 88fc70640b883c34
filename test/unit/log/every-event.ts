// At least one event of every type, every verdict and every kind of decision; the compiler says when one is missing.
import type {
  LoggedDecision,
  SearchEvent,
  SearchEventBody,
  SearchEventType,
  SearchSettings,
  Verdict,
} from '../../../src/log/events.ts';
import { numberEvents } from './build-log.ts';

type BodyOf<T extends SearchEventType> = Extract<SearchEventBody, { type: T }>;

const settings: SearchSettings = {
  strategy: 'toolprm',
  beams: 4,
  candidates: 4,
  temperature: 0.8,
  seed: -3,
  aggregation: 'min',
  threshold: 0.2,
  constraint: 'schema',
  format: 'hammer',
  maxTokens: 64,
  maxSteps: 24,
  budget: { tokens: 4000, requests: 40, seconds: 30 },
};

const place = { start: 0, end: 3, call: 0, problems: [] };

export const everyDecision: { readonly [K in LoggedDecision['kind']]: LoggedDecision } = {
  'function-name': { ...place, kind: 'function-name', text: 'get_weather', name: 'get_weather' },
  argument: {
    ...place,
    kind: 'argument',
    text: '"unit": "celsius"',
    name: 'unit',
    value: 'celsius',
    problems: [{ rule: 'value', message: 'Not one of the allowed values.', pointer: '/unit' }],
  },
  'arguments-finished': { ...place, kind: 'arguments-finished', text: '}' },
  'call-finished': { ...place, kind: 'call-finished', text: '}' },
  'response-finished': { ...place, kind: 'response-finished', text: ']', call: 1 },
  token: { ...place, kind: 'token', text: ' Oslo' },
  fragment: { ...place, kind: 'fragment', text: '[{"na' },
};

export const everyVerdict: { readonly [K in Verdict['kind']]: Extract<Verdict, { kind: K }> } = {
  retained: { kind: 'retained', rank: 1, gap: 0.23, finished: false },
  rank: { kind: 'rank', rank: 5, cut: 4, gap: 0.12, beatenBy: 'c1' },
  duplicate: { kind: 'duplicate', of: 'c1' },
  invalid: {
    kind: 'invalid',
    rule: 'unknown-parameter',
    message: 'Unknown parameter "units".',
    pointer: '/units',
  },
  threshold: { kind: 'threshold', score: 0.11, minimum: 0.2 },
  dropped: { kind: 'dropped', by: 'you' },
  length: { kind: 'length', limit: 64, unit: 'tokens' },
  budget: { kind: 'budget', which: 'seconds' },
  stopped: { kind: 'stopped', by: 'you' },
  failed: { kind: 'failed', error: 'The server at http://127.0.0.1:8001 did not answer.' },
};

const byHand: Verdict = { kind: 'retained', rank: 5, finished: false, byHand: true };
const sources = ['sampled', 'forced', 'reused', 'injected'] as const;

const everyBody: { readonly [T in SearchEventType]: readonly BodyOf<T>[] } = {
  'search-started': [
    {
      type: 'search-started',
      version: 1,
      search: 's1',
      time: '2026-11-22T09:15:03.120Z',
      producer: 'toolprm-inspector 0.1.0',
      parent: { search: 's0', candidate: '2-abc' },
      replayed: 12,
      begunWith: { ...settings, beams: 2 },
      query: 'Weather in Oslo?',
      messages: [
        { role: 'system', content: 'Use the tools.' },
        { role: 'user', content: 'Weather in Oslo?' },
      ],
      tools: [
        {
          name: 'get_weather',
          description: 'The weather.',
          parametersSchema: { type: 'object', properties: {} },
          format: 'mcp',
          pointer: '/tools/0',
          range: { offset: 0, length: 10 },
        },
      ],
      toolsFile: 'weather.json',
      prompt: 'PROMPT',
      prefix: '[{"name": "',
      settings,
      policy: { name: 'p', endpoint: 'embedded', version: '1', note: 'untrained' },
      reward: { name: 'r', endpoint: 'http://127.0.0.1:8001/v1' },
    },
  ],
  'step-started': [{ type: 'step-started', step: 1, beams: [null, 'c0'] }],
  exchange: [
    {
      type: 'exchange',
      step: 1,
      id: 'x1',
      role: 'policy',
      endpoint: 'http://127.0.0.1:8000/v1/completions',
      request: { prompt: { $prompt: true, rest: '' } },
      response: [1, null, 'text'],
      usage: { promptTokens: 10, completionTokens: 2, cachedTokens: 8 },
      milliseconds: 12.5,
      attempts: 2,
    },
    {
      type: 'exchange',
      step: 1,
      id: 'x2',
      role: 'reward',
      endpoint: 'embedded:reward.gguf',
      request: null,
      error: 'timeout',
      milliseconds: 30000,
      attempts: 1,
    },
  ],
  candidate: Object.values(everyDecision).map((decision, index) => ({
    type: 'candidate',
    step: 1,
    id: `c${index}`,
    parent: index < 3 ? null : `c${index - 3}`,
    decision,
    source: sources[index % sources.length] ?? 'sampled',
    ...(index === 0 ? { tokens: [{ text: 'get', logprob: -0.1 }] } : {}),
  })),
  merge: [{ type: 'merge', step: 1, id: 'c0', source: 'reused', count: 2 }],
  score: [
    {
      type: 'score',
      step: 1,
      id: 'c0',
      score: {
        score: 0.9,
        reading: 'bound',
        positive: -0.1,
        negative: -2.3,
        lower: 0.9,
        upper: 1,
        source: 'top-20',
      },
      aggregate: 0.9,
      memo: false,
    },
  ],
  verdict: [...Object.values(everyVerdict), byHand].map((verdict, index) => ({
    type: 'verdict',
    step: 1,
    id: `c${index}`,
    verdict,
  })),
  'step-finished': [{ type: 'step-finished', step: 1, retained: ['c0'] }],
  control: [
    { type: 'control', action: 'pause', by: 'you' },
    { type: 'control', action: 'fork', by: 'you', candidate: 'c0' },
  ],
  'what-if': [
    { type: 'what-if', step: 1, by: 'you', change: { kind: 'keep', candidate: 'c1' } },
    { type: 'what-if', step: 1, by: 'you', change: { kind: 'drop', candidate: 'c0' } },
    {
      type: 'what-if',
      step: 1,
      by: 'you',
      change: { kind: 'inject', candidate: 'c9', parent: null, text: '[{"name": "get_time', instead: 'c0' },
    },
    {
      type: 'what-if',
      step: 1,
      by: 'you',
      change: { kind: 'settings', settings: { threshold: 0.5, beams: 8 }, before: { beams: 4 } },
    },
    { type: 'what-if', step: 2, by: 'you', change: { kind: 'expand-again', seed: 3, before: 0 } },
  ],
  notice: [{ type: 'notice', severity: 'warning', message: 'Slow.', remedy: 'Wait.' }],
  'search-finished': [
    {
      type: 'search-finished',
      outcome: 'done',
      chosen: 'c0',
      response: '[]',
      calls: [{ name: 'get_weather', arguments: { city: 'Oslo', days: [1, 2] } }],
      score: 0.9,
      totals: {
        steps: 1,
        candidates: 7,
        samples: 8,
        policyRequests: 1,
        rewardRequests: 1,
        promptTokens: 10,
        completionTokens: 2,
        cachedTokens: 8,
        reusedSamples: 1,
        milliseconds: 100,
      },
      error: { code: 'timeout', message: 'No answer.', remedy: 'Start the server.' },
    },
    {
      type: 'search-finished',
      outcome: 'empty',
      chosen: null,
      response: null,
      calls: [],
      score: null,
      totals: {
        steps: 0,
        candidates: 0,
        samples: 0,
        policyRequests: 0,
        rewardRequests: 0,
        promptTokens: 0,
        completionTokens: 0,
        cachedTokens: 0,
        reusedSamples: 0,
        milliseconds: 0,
      },
    },
  ],
};

export const everyType = Object.keys(everyBody);
export const everyEvent: readonly SearchEvent[] = numberEvents(
  Object.values<readonly SearchEventBody[]>(everyBody).flat(),
);
