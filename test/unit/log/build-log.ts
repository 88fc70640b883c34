// Builds realistic logs of any size: what a ToolPRM search of N beams and M candidates would have written.
import type { Decision } from '../../../src/calls/decision.ts';
import type {
  CandidateSource,
  LoggedScore,
  SearchEvent,
  SearchEventBody,
  Totals,
  Verdict,
} from '../../../src/log/events.ts';

export interface SyntheticSize {
  readonly steps: number;
  readonly beams: number;
  readonly candidates: number;
  readonly seed?: number;
}

export const prompt =
  '<|im_start|>system\nYou may call these functions: get_weather(city, unit, days).<|im_end|>\n' +
  '<|im_start|>user\nWhat is the weather in Oslo in celsius?<|im_end|>\n<|im_start|>assistant\n';

/** Gives events their `seq` and `at`. */
export function numberEvents(bodies: readonly SearchEventBody[]): readonly SearchEvent[] {
  return bodies.map((body, seq) => ({ ...body, seq, at: seq * 2.5 }));
}

export const logLines = (events: readonly SearchEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

interface Beam {
  readonly id: string;
  readonly end: number;
  readonly aggregate: number;
}

interface Proposal extends Beam {
  readonly body: Extract<SearchEventBody, { type: 'candidate' }>;
  readonly score: LoggedScore;
}

/** A log of `steps` steps with `beams` × `candidates` candidates in each (but in the first, which has one beam). */
export function syntheticLog(size: SyntheticSize): readonly SearchEvent[] {
  const random = mulberry32(size.seed ?? 1);
  const bodies: SearchEventBody[] = [started(size)];
  const sum = { candidates: 0, samples: 0, reused: 0, requests: 0, prompt: 0, completion: 0, cached: 0 };
  let beams: readonly (Beam | null)[] = [null];
  for (let step = 1; step <= size.steps; step += 1) {
    bodies.push({ type: 'step-started', step, beams: beams.map((beam) => beam?.id ?? null) });
    bodies.push(exchange(step, 'policy', beams.length));
    const proposals = beams.flatMap((beam) =>
      Array.from({ length: size.candidates }, (_, index) => propose(beam, step, index, size.steps, random)),
    );
    for (const { body } of proposals) {
      bodies.push(body);
      sum.candidates += 1;
      sum.samples += 1;
      if (body.source === 'reused') sum.reused += 1;
      if (random() > 0.2) continue;
      const source: CandidateSource = random() < 0.3 ? 'reused' : 'sampled';
      bodies.push({ type: 'merge', step, id: body.id, source, count: 2 });
      sum.samples += 1;
      if (source === 'reused') sum.reused += 1;
    }
    bodies.push(exchange(step, 'reward', proposals.length));
    sum.requests += 1;
    sum.prompt += 400 * (beams.length + proposals.length);
    sum.completion += 12 * (beams.length + proposals.length);
    sum.cached += 380 * (beams.length + proposals.length);
    for (const { body, score, aggregate } of proposals) {
      bodies.push({ type: 'score', step, id: body.id, score, aggregate, memo: random() < 0.05 });
    }
    const ranked = proposals.toSorted((a, b) => b.aggregate - a.aggregate);
    const retained = ranked.slice(0, size.beams);
    ranked.forEach((proposal, index) => {
      const verdict = judge(ranked, index, size.beams, step === size.steps);
      bodies.push({ type: 'verdict', step, id: proposal.id, verdict });
    });
    bodies.push({ type: 'step-finished', step, retained: retained.map(({ id }) => id) });
    beams = retained;
  }
  const winner = beams[0] ?? null;
  const totals: Totals = {
    steps: size.steps,
    candidates: sum.candidates,
    samples: sum.samples,
    policyRequests: sum.requests,
    rewardRequests: sum.requests,
    promptTokens: sum.prompt,
    completionTokens: sum.completion,
    cachedTokens: sum.cached,
    reusedSamples: sum.reused,
    milliseconds: Math.round(bodies.length * 2.5),
  };
  bodies.push({
    type: 'search-finished',
    outcome: 'done',
    chosen: winner?.id ?? null,
    response: '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]',
    calls: [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }],
    score: winner?.aggregate ?? null,
    totals,
  });
  return numberEvents(bodies);
}

export function started({ steps, beams, candidates }: SyntheticSize): SearchEventBody {
  return {
    type: 'search-started',
    version: 1,
    search: 'b7c1',
    time: '2026-11-22T09:15:03.120Z',
    producer: 'toolprm-inspector 0.1.0',
    query: 'What is the weather in Oslo in celsius?',
    messages: [{ role: 'user', content: 'What is the weather in Oslo in celsius?' }],
    tools: [
      {
        name: 'get_weather',
        description: 'The weather of a city.',
        parametersSchema: {
          type: 'object',
          properties: {
            city: { type: 'string' },
            unit: { enum: ['celsius', 'fahrenheit'] },
            days: { type: 'integer' },
          },
          required: ['city'],
        },
        format: 'openai-chat',
        pointer: '/0',
        range: { offset: 4, length: 210 },
      },
    ],
    toolsFile: 'weather.tools.json',
    prompt,
    prefix: '',
    settings: {
      strategy: 'toolprm',
      beams,
      candidates,
      temperature: 0.8,
      seed: 7,
      aggregation: 'product',
      constraint: 'off',
      format: 'hammer',
      maxTokens: 64,
      maxSteps: steps,
      budget: { requests: 100 },
    },
    policy: { name: 'hammer2.1-3b', endpoint: 'http://127.0.0.1:8000/v1' },
    reward: { name: 'toolprm-3b', endpoint: 'http://127.0.0.1:8001/v1', version: '1' },
  };
}

function exchange(step: number, role: 'policy' | 'reward', texts: number): SearchEventBody {
  return {
    type: 'exchange',
    step,
    id: `x${step}${role}`,
    role,
    endpoint: 'http://127.0.0.1:8000/v1/completions',
    request: {
      model: 'hammer2.1-3b',
      prompt: [{ $prompt: true, rest: '[{"name": "' }],
      n: texts,
      temperature: 0.8,
    },
    response: { choices: [{ text: 'get_weather", "arguments": {', finish_reason: 'length' }] },
    usage: { promptTokens: 400 * texts, completionTokens: 12 * texts, cachedTokens: 380 * texts },
    milliseconds: 41.5,
    attempts: 1,
  };
}

const cities = ['Oslo', 'Bergen', 'Norway', 'Oslo, Norway', 'København', '東京'];

function decide(depth: number, last: number, start: number, choice: number): Decision {
  const at = (text: string): Omit<Decision, 'kind'> => ({
    text,
    start,
    end: start + text.length,
    call: Math.floor((depth - 1) / 5),
    problems: [],
  });
  if (depth === last) return { kind: 'response-finished', ...at(']') };
  switch (depth % 5) {
    case 1: {
      const name = choice % 3 === 0 ? 'get_forecast' : 'get_weather';
      return { kind: 'function-name', ...at(`[{"name": "${name}`), name };
    }
    case 2: {
      const value = cities[choice % cities.length] ?? 'Oslo';
      return { kind: 'argument', ...at(`", "arguments": {"city": "${value}"`), name: 'city', value };
    }
    case 3:
      return { kind: 'argument', ...at(`, "days": ${choice}`), name: 'days', value: choice };
    case 4:
      return { kind: 'arguments-finished', ...at('}') };
    default:
      return { kind: 'call-finished', ...at('}') };
  }
}

function propose(
  parent: Beam | null,
  step: number,
  index: number,
  last: number,
  random: () => number,
): Proposal {
  const decision = decide(step, last, parent?.end ?? 0, index);
  const score = random();
  const sources: readonly CandidateSource[] = ['sampled', 'reused', 'forced'];
  const id = `${step}-${Math.floor(random() * 2 ** 32).toString(36)}${Math.floor(random() * 2 ** 20).toString(36)}`;
  return {
    id,
    end: decision.end,
    aggregate: (parent?.aggregate ?? 1) * score,
    score: {
      score,
      reading: 'exact',
      positive: Math.log(score),
      negative: Math.log(1 - score),
      source: 'top-20',
    },
    body: {
      type: 'candidate',
      step,
      id,
      parent: parent?.id ?? null,
      decision,
      source: sources[Math.floor(random() * 3)] ?? 'sampled',
      tokens: [
        { text: decision.text.slice(0, 4), logprob: -random() },
        { text: decision.text.slice(4), logprob: -random() * 3 },
      ],
    },
  };
}

function judge(ranked: readonly Proposal[], index: number, keep: number, finished: boolean): Verdict {
  const own = ranked[index]?.aggregate ?? 0;
  const cut = ranked[Math.min(keep, ranked.length) - 1];
  const next = ranked[keep];
  if (index < keep) {
    return {
      kind: 'retained',
      rank: index + 1,
      finished,
      ...(next === undefined ? {} : { gap: own - next.aggregate }),
    };
  }
  if (index % 7 === 6) {
    return {
      kind: 'invalid',
      rule: 'unknown-parameter',
      message: 'Unknown parameter "units".',
      pointer: '/units',
    };
  }
  const gap = Math.max(0, (cut?.aggregate ?? own) - own);
  return { kind: 'rank', rank: index + 1, cut: keep, gap, beatenBy: cut?.id ?? '' };
}

/** A small deterministic generator (mulberry32), so that every run builds the same log. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
