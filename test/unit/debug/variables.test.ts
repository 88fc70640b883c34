// Values as lists of variables: every one can be evaluated again by its name, long lists come in pages, candidates can be set.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeText } from '../../../src/debug/expression/display.ts';
import { evaluate } from '../../../src/debug/expression/evaluate.ts';
import { jsonObject } from '../../../src/debug/expression/json.ts';
import { parseExpression } from '../../../src/debug/expression/parse.ts';
import type { Scope } from '../../../src/debug/expression/value.ts';
import { scopeAt } from '../../../src/debug/scope.ts';
import { children, frameScopes, type Variable, variable } from '../../../src/debug/variables.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { syntheticLog } from '../log/build-log.ts';
import { everyEvent } from '../log/every-event.ts';
import { recordedEvents } from './searches.ts';

/** All variables under some. */
function* under(variables: readonly Variable[]): Iterable<Variable> {
  for (const each of variables) {
    yield each;
    yield* under(each.children());
  }
}

/** The parts of a scope, of one of its parts, and so on, each chosen by a number. */
function* walked(scope: Scope, choices: readonly number[]): Iterable<Variable> {
  let parts = children(scope, '');
  for (const choice of choices) {
    yield* parts;
    parts = parts[choice % parts.length]?.children({ start: 0, count: 12 }) ?? [];
    if (parts.length === 0) return;
  }
}

function scopesOf(events: readonly SearchEvent[]): readonly Scope[] {
  const tree = treeOf(events);
  const exchanges = events.filter((event) => event.type === 'exchange');
  const focuses = [null, tree.leader, ...tree.nodes.slice(-3).map(({ id }) => id)];
  return focuses.map((focus) =>
    scopeAt(tree, undefined, focus, (id) => exchanges.find((event) => event.id === id)),
  );
}

const logs = async (): Promise<readonly (readonly SearchEvent[])[]> => [
  await recordedEvents(),
  await recordedEvents({ changes: { format: 'hammer', beams: 1 } }),
  everyEvent,
  syntheticLog({ steps: 4, beams: 3, candidates: 3 }),
];

describe('every variable', () => {
  it('has a name that evaluates to its value, a short line and a type', async () => {
    const scopes = (await logs()).flatMap(scopesOf);
    fc.assert(
      fc.property(fc.constantFrom(...scopes), fc.array(fc.nat(1000), { maxLength: 6 }), (scope, choices) => {
        for (const { evaluateName, value, text, type } of walked(scope, choices)) {
          const again = evaluate(parseExpression(evaluateName), scope);
          expect(wholeText(again), evaluateName).toBe(wholeText(value));
          expect(text, evaluateName).not.toMatch(/\n/);
          expect(type, evaluateName).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has names that need quotes in brackets', () => {
    const scope = jsonObject({ args: { 'first name': 1, 'say "hi"\n': [{ '': 2 }], in: 3, __proto__x: 4 } });
    const names = [...under(children(scope, ''))].map(({ evaluateName }) => evaluateName);
    expect(names).toEqual([
      'args',
      'args["first name"]',
      String.raw`args["say \"hi\"\n"]`,
      String.raw`args["say \"hi\"\n"][0]`,
      String.raw`args["say \"hi\"\n"][0][""]`,
      'args.in',
      'args.__proto__x',
    ]);
    for (const name of names) expect(() => evaluate(parseExpression(name), scope)).not.toThrow();
  });
});

describe('a page', () => {
  const scope = scopeAt(treeOf(syntheticLog({ steps: 2, beams: 20, candidates: 10 })), 2, null);
  const candidates = variable('candidates', scope.get('candidates') ?? null, 'candidates');

  it('of a long list has its own items only', () => {
    expect(candidates).toMatchObject({ indexed: 100, named: 0, text: '100 candidates' });
    expect(candidates.children({ start: 90, count: 20 }).map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, at) => `[${90 + at}]`),
    );
    expect(candidates.children({ start: 200, count: 5 })).toEqual([]);
    expect(candidates.children()).toHaveLength(100);
  });

  it('of an object has its own names only', () => {
    const settings = variable('settings', scope.get('settings') ?? null, 'settings');
    expect(settings.children({ start: 1, count: 2 }).map(({ name }) => name)).toEqual([
      'beams',
      'candidates',
    ]);
    expect(children('a text', 'x')).toEqual([]);
  });
});

describe('what can be set', () => {
  it('is a decision, whether a candidate lives, and five settings', async () => {
    const tree = treeOf(await recordedEvents());
    const scope = scopeAt(tree, 2, null);
    const [first] = children(scope.get('candidates') ?? null, 'candidates');
    const parts = new Map(first?.children().map((each) => [each.name, each]));
    const candidate = parts.get('id')?.value;
    expect(parts.get('decision')?.setting).toEqual({ kind: 'decision', candidate });
    expect(parts.get('value')?.setting).toEqual({ kind: 'decision', candidate });
    expect(parts.get('retained')?.setting).toEqual({ kind: 'retained', candidate });
    expect(parts.get('score')?.setting).toBeUndefined();
    expect(parts.get('decision')?.text).toBe(parts.get('decision')?.value);
    const settings = children(scope.get('settings') ?? null, 'settings');
    expect(settings.filter(({ setting }) => setting !== undefined).map(({ name }) => name)).toEqual([
      'beams',
      'candidates',
      'temperature',
      'threshold',
      'seed',
    ]);
  });
});

describe('the groups of a frame', () => {
  it('are the beam, the candidates, the step and what is looked at less', async () => {
    const tree = treeOf(await recordedEvents());
    const groups = frameScopes(scopeAt(tree, undefined, tree.leader));
    expect(groups.map(({ name, variable: { evaluateName } }) => [name, evaluateName])).toEqual([
      ['Beam', 'beam'],
      ['Candidates', 'candidates'],
      ['Step', 'step'],
      ['Beams', 'beams'],
      ['Budget', 'budget'],
      ['Totals', 'totals'],
      ['Settings', 'settings'],
      ['Requests', 'requests'],
    ]);
  });
});
