// What names mean where a search stands: read from a real search, at every step.
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/calls/decision.ts';
import { brief, wholeText } from '../../../src/debug/expression/display.ts';
import { evaluate } from '../../../src/debug/expression/evaluate.ts';
import { parseExpression } from '../../../src/debug/expression/parse.ts';
import type { Scope, Value } from '../../../src/debug/expression/value.ts';
import { documentedShapes, scopeAt } from '../../../src/debug/scope.ts';
import type { SearchEventBody, Verdict } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { numberEvents, started, syntheticLog } from '../log/build-log.ts';
import { recordedEvents } from './searches.ts';

const read = (text: string, scope: Scope): Value => evaluate(parseExpression(text), scope);
const shown = (text: string, scope: Scope): string => wholeText(read(text, scope));

const name: Decision = {
  kind: 'function-name',
  text: '[{"name": "get_weather',
  start: 0,
  end: 22,
  call: 0,
  name: 'get_weather',
  problems: [],
};
const unit = (value: string): Decision => ({
  kind: 'argument',
  text: `", "arguments": {"unit": "${value}"`,
  start: 22,
  end: 60,
  call: 0,
  name: 'unit',
  value,
  problems: [],
});

const candidate = (step: number, id: string, parent: string | null, decision: Decision): SearchEventBody => ({
  type: 'candidate',
  step,
  id,
  parent,
  decision,
  source: 'sampled',
  tokens: [{ text: decision.text, logprob: -0.5 }],
});
const score = (step: number, id: string, value: number): SearchEventBody => ({
  type: 'score',
  step,
  id,
  score: {
    score: value,
    reading: 'exact',
    positive: value - 1,
    negative: -value,
    source: 'top-20',
  },
  aggregate: value / 2,
  memo: false,
});
const verdict = (step: number, id: string, of: Verdict): SearchEventBody => ({
  type: 'verdict',
  step,
  id,
  verdict: of,
});

/** Two steps by hand: a name, then the unit, three ways. */
const bodies: readonly SearchEventBody[] = [
  started({ steps: 2, beams: 1, candidates: 3 }),
  { type: 'step-started', step: 1, beams: [null] },
  candidate(1, 'a', null, name),
  score(1, 'a', 0.8),
  verdict(1, 'a', { kind: 'retained', rank: 1, finished: false }),
  { type: 'step-finished', step: 1, retained: ['a'] },
  { type: 'step-started', step: 2, beams: ['a'] },
  candidate(2, 'b', 'a', unit('fahrenheit')),
  candidate(2, 'c', 'a', unit('celsius')),
  candidate(2, 'd', 'a', unit('kelvin')),
  score(2, 'b', 0.4),
  score(2, 'c', 0.9),
  score(2, 'd', 0.1),
  verdict(2, 'c', { kind: 'retained', rank: 1, gap: 0.25, finished: false }),
  verdict(2, 'b', { kind: 'rank', rank: 2, cut: 1, gap: 0.25, beatenBy: 'c' }),
  verdict(2, 'd', { kind: 'invalid', rule: 'value', message: 'unit must be one of two.', pointer: '/unit' }),
];
const events = numberEvents(bodies);
const scopeOf = (focus: string | null, count = events.length, step?: number): Scope =>
  scopeAt(treeOf(events.slice(0, count)), step, focus);

describe('the names at a step', () => {
  const scope = scopeOf('c');

  it.each([
    ['candidates.map(id)', '["c", "b", "d"]'],
    ['candidates.filter(score < 0.5).map(value)', '["fahrenheit", "kelvin"]'],
    ['beam.call.arguments.unit', '"celsius"'],
    ['beam.call.arguments.city', 'null'],
    ['call.name', '"get_weather"'],
    ['beam.text', JSON.stringify(name.text + unit('celsius').text)],
    ['gap', '0.25'],
    ['cut', '0.45'],
    [
      'score',
      '{"score": 0.9, "reading": "exact", "positive": -0.09999999999999998, "negative": -0.9, "source": "top-20", "memo": false}',
    ],
    ['score > 0.5', 'true'],
    ['candidate.score.positive > candidate.score.negative', 'true'],
    ['value == "celsius"', 'true'],
    ['verdict == "retained" and retained', 'true'],
    ['candidate.verdict.sentence', '"retained: ranked 1st of 2 (0.25 above the best pruned one)"'],
    [
      'candidates[1].verdict.sentence',
      '"pruned: ranked 2nd, 1 is kept (0.25 below the cut), beaten by unit = \\"celsius\\""',
    ],
    ['candidates.count(verdict == "invalid")', '1'],
    ['candidates[2].verdict.rule', '"value"'],
    ['candidates[0].verdict.rule', 'null'],
    ['candidate.logprob', '-0.5'],
    ['candidate.parent.decision', '"get_weather"'],
    ['candidate.parent.children.map(id)', '["b", "c", "d"]'],
    ['path.map(decision)', '["get_weather", "unit = \\"celsius\\""]'],
    ['step == 2 and step.index == 2', 'true'],
    ['step.retained.map(id)', '["c"]'],
    ['step.verdicts', '{"rank": 1, "retained": 1, "invalid": 1}'],
    ['beams.map(call.name)', '["get_weather"]'],
    ['tool.parameters.map(name)', '["city", "unit", "days"]'],
    ['candidates.filter(value not in tool.schema.properties.unit.enum).map(id)', '["d"]'],
    ['tool.parameters.filter(required and name not in ["unit"]).length', '1'],
    ['settings.beams', '1'],
    ['settings.threshold', 'null'],
    ['budget.requests.left', '100'],
    ['totals.candidates', '4'],
    ['search.state', '"running"'],
    ['search.query == query', 'true'],
    ['candidate == path[-1]', 'true'],
    ['candidates[0] == candidates[1]', 'false'],
    ['candidates.contains(candidate)', 'true'],
  ])('%s', (text, expected) => expect(shown(text, scope)).toBe(expected));

  it('have short lines', () => {
    expect(brief(read('candidates[0]', scope))).toBe('unit = "celsius"  0.90  retained 1st of 2');
    expect(brief(read('candidates[1]', scope))).toBe('unit = "fahrenheit"  0.40  pruned 2nd of 2');
    expect(brief(read('candidates[2]', scope))).toBe('unit = "kelvin"  0.10  invalid: value');
    expect(brief(read('candidates', scope))).toBe('3 candidates');
    expect(brief(read('beam', scope))).toBe('get_weather(unit: "celsius")  0.45');
    expect(brief(read('score', scope))).toBe('0.90');
    expect(brief(read('step', scope))).toBe('step 2, 3 candidates, 1 retained, gap 0.25');
    expect(brief(read('tool', scope))).toBe('get_weather(city, unit?, days?)');
  });
});

describe('before all is known', () => {
  it('before the first step there is the query alone', () => {
    const scope = scopeOf(null, 1);
    expect(shown('query', scope)).toContain('Oslo');
    expect(brief(read('beam', scope))).toBe('the query');
    for (const text of [
      'candidate',
      'call',
      'tool',
      'gap',
      'cut',
      'step',
      'candidate.score',
      'beam.candidate',
    ]) {
      expect(read(text, scope)).toBe(null);
    }
    expect(shown('[candidates.length, beams.length, path.length, requests.length]', scope)).toBe(
      '[0, 0, 0, 0]',
    );
  });

  it('what is not scored or judged is not there, and candidates are in the order in which they came', () => {
    const scope = scopeOf('c', 11);
    expect(shown('candidates.map(id)', scope)).toBe('["b", "c", "d"]');
    expect(shown('[candidate.score, candidate.verdict, retained, gap]', scope)).toBe(
      '[null, null, null, null]',
    );
    expect(read('score < 0.5', scope)).toBe(false);
    expect(brief(read('candidate', scope))).toBe('unit = "celsius"  not judged yet');
    expect(brief(read('step', scope))).toBe('step 2, 3 candidates, 3 not judged yet');
  });

  it('a frame further up looks at its own step', () => {
    const scope = scopeOf('a');
    expect(shown('[step.index, candidates.length, call.arguments.unit]', scope)).toBe('[1, 1, null]');
    expect(shown('[step.index, candidate.id]', scopeOf('a', events.length, 2))).toBe('[2, "a"]');
  });

  it('an unknown candidate or step is none', () => {
    expect(read('candidate', scopeOf('zz'))).toBe(null);
    expect(read('step', scopeOf(null, events.length, 99))).toBe(null);
  });
});

describe('a real search', () => {
  it('has calls on every path that are those of its text', async () => {
    const tree = treeOf(await recordedEvents());
    for (const { id, decision } of tree.nodes) {
      const scope = scopeAt(tree, undefined, id);
      if (decision.kind === 'fragment') continue;
      expect(read('step.candidates.contains(candidate)', scope)).toBe(true);
      expect(read('path.length == depth', scope)).toBe(true);
      if (decision.kind === 'argument') expect(read('call.arguments[name] == value', scope)).toBe(true);
      if (decision.kind === 'function-name') expect(read('call.name == name', scope)).toBe(true);
    }
  });

  it('tells its requests where the events are at hand', () => {
    const log = syntheticLog({ steps: 2, beams: 2, candidates: 2 });
    const tree = treeOf(log);
    const exchanges = log.filter((event) => event.type === 'exchange');
    const scope = scopeAt(tree, 2, null, (id) => exchanges.find((event) => event.id === id));
    expect(shown('requests.map(role)', scope)).toBe('["policy", "reward"]');
    expect(shown('requests[0].request.prompt[0].length > 100', scope)).toBe('true');
    expect(shown('requests.map(role)', scopeAt(tree, 2, null))).toBe('[null, null]');
  });

  it('wide steps can be filtered by every candidate of theirs', () => {
    const tree = treeOf(syntheticLog({ steps: 3, beams: 64, candidates: 64 }));
    const scope = scopeAt(tree, 3, null);
    expect(read('candidates.length', scope)).toBe(4096);
    expect(
      read('candidates.count(score < 0.5 and gap >= 0 and retained or verdict == "rank") > 0', scope),
    ).toBe(true);
    expect(() => read('candidates.count(candidates.count(score < 0.5) > 1)', scope)).toThrow(
      'takes too long',
    );
  });
});

describe('the documentation', () => {
  it('has a sentence for every name', () => {
    for (const { type, about, members } of documentedShapes) {
      expect(about, type).toMatch(/^[A-Z].*\.$/s);
      for (const [member, { type: what, about: sentence }] of members) {
        expect(what, member).not.toBe('');
        expect(sentence, `${type}.${member}`).toMatch(/^[A-Z`+-].*\.$/s);
      }
    }
  });
});
