import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { logSchema } from '../../../src/log/schema.ts';
import { checkEvent } from '../../../src/log/validate.ts';
import { syntheticLog } from './build-log.ts';
import { everyEvent, everyType } from './every-event.ts';

const published = new Ajv2020({ discriminator: true, strict: true }).compile(logSchema);
/** Without the `discriminator` keyword, as validators that do not know it see the schema. */
const plain = new Ajv2020({ strict: false, discriminator: false }).compile(logSchema);

function withMember(event: object, path: string, value: unknown): object {
  const copy: unknown = structuredClone(event);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: unknown = copy;
  for (const name of names) place = Reflect.get(Object(place), name);
  if (value === undefined) Reflect.deleteProperty(Object(place), last);
  else Reflect.set(Object(place), last, value);
  return Object(copy);
}

const first = (type: string): object => everyEvent.find((event) => event.type === type) ?? {};

describe('the schema of a log line', () => {
  it('is published as it is in the source (else run `node scripts/write-log-schema.ts`)', async () => {
    const file = await readFile(new URL('../../../media/search-log.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(logSchema);
  });

  it('has every type of event', () => {
    expect(Object.keys(Object(logSchema.$defs)).sort()).toEqual(everyType.toSorted());
    expect(new Set(everyEvent.map(({ type }) => type)).size).toBe(everyType.length);
  });

  it.each(everyEvent.map((event) => [event.type, event.seq, event] as const))(
    'accepts %s (%i)',
    (_, __, event) => {
      expect(published(event), JSON.stringify(published.errors)).toBe(true);
      expect(plain(event), JSON.stringify(plain.errors)).toBe(true);
      expect(checkEvent(event)).toEqual({ kind: 'event', event });
    },
  );

  it('accepts every event of a search', () => {
    for (const event of syntheticLog({ steps: 7, beams: 3, candidates: 4 })) {
      expect(published(event), JSON.stringify(published.errors)).toBe(true);
    }
  });

  it('accepts fields that a newer program may add', () => {
    expect(published({ ...first('notice'), colour: 'blue' })).toBe(true);
  });

  it.each([
    ['search-started', 'settings.beams', 0],
    ['search-started', 'settings.strategy', 'magic'],
    ['search-started', 'settings.format', 'xml'],
    ['search-started', 'settings', undefined],
    ['search-started', 'version', 2],
    ['search-started', 'tools.0.parametersSchema', 'string'],
    ['search-started', 'messages.0.role', 'robot'],
    ['search-started', 'parent', null],
    ['step-started', 'beams', [1]],
    ['step-started', 'step', -1],
    ['exchange', 'role', 'judge'],
    ['exchange', 'request', undefined],
    ['exchange', 'usage.promptTokens', 1.5],
    ['candidate', 'decision.kind', 'guess'],
    ['candidate', 'decision.problems', undefined],
    ['candidate', 'parent', undefined],
    ['candidate', 'tokens.0.logprob', null],
    ['merge', 'count', 0],
    ['score', 'aggregate', 1.01],
    ['score', 'score.score', -0.1],
    ['score', 'score.reading', 'guess'],
    ['verdict', 'verdict', 'retained'],
    ['verdict', 'verdict.kind', 'unlucky'],
    ['verdict', 'verdict.rank', undefined],
    ['step-finished', 'retained', null],
    ['control', 'action', 'explode'],
    ['notice', 'severity', 'fatal'],
    ['search-finished', 'outcome', 'fine'],
    ['search-finished', 'totals.samples', undefined],
    ['search-finished', 'calls.0.arguments', []],
    ['search-finished', 'score', 2],
    ['notice', 'seq', 'one'],
    ['notice', 'at', -1],
    ['notice', 'type', 'note'],
  ])('refuses %s with %s = %j', (type, path, value) => {
    const mistake = withMember(first(type), path, value);
    expect(published(mistake)).toBe(false);
    expect(plain(mistake)).toBe(false);
    expect(checkEvent(mistake).kind).not.toBe('event');
  });

  it('says where the mistake is', () => {
    const mistake = withMember(first('candidate'), 'decision.kind', 'guess');
    expect(checkEvent(mistake)).toMatchObject({
      kind: 'invalid',
      reason: expect.stringMatching(/^\/decision\/kind must be .*function-name/),
    });
  });
});
