// A finished call against its tool: the verdicts, by keyword and place.
import { describe, expect, test } from 'vitest';
import { checkCall } from '../../../src/calls/check-call.ts';
import { indexTools } from '../../../src/calls/split/schema-problems.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

function check(parameters: JsonObject, args: JsonObject, name = 'book') {
  const { tools } = readTools(JSON.stringify([{ name: 'book', description: 'Books it.', parameters }]));
  return checkCall(indexTools(tools), name, args).map(({ verdict, keyword, pointer }) => [
    verdict,
    keyword,
    pointer,
  ]);
}

const room = {
  type: 'object',
  properties: {
    room: { type: 'object', properties: { beds: { type: 'integer' } }, required: ['beds'] },
    day: { type: 'string' },
  },
  required: ['day'],
};

describe('a call', () => {
  test('is right, or its faults are told at their places', () => {
    expect(check(room, { day: 'today', room: { beds: 2 } })).toEqual([]);
    expect(check(room, {})).toEqual([['missing-required', 'required', '']]);
    expect(check(room, { day: 1 })).toEqual([['value', 'type', '/day']]);
    expect(check(room, { day: 'today', room: {} })).toEqual([['value', 'required', '/room']]);
    expect(check(room, { day: 'today' }, 'cook')).toEqual([['unknown-function', null, '']]);
  });

  test('may give an unlisted parameter only where the schema takes others', () => {
    expect(check(room, { day: 'today', night: 1 })).toEqual([['unknown-parameter', 'properties', '/night']]);
    expect(check({ ...room, additionalProperties: true }, { day: 'today', night: 1 })).toEqual([]);
    expect(check({ ...room, additionalProperties: false }, { day: 'today', night: 1 })).toEqual([
      ['unknown-parameter', 'additionalProperties', '/night'],
    ]);
    expect(check({ ...room, additionalProperties: { type: 'string' } }, { day: 'today', night: 1 })).toEqual([
      ['value', 'type', '/night'],
    ]);
  });

  test('is checked in part where the schema cannot be compiled', () => {
    const broken = {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { $ref: '#/$defs/nowhere' } },
      required: ['a', 'b'],
    };
    expect(check(broken, { a: 'x' })).toEqual([
      ['missing-required', 'required', ''],
      ['value', 'type', '/a'],
    ]);
  });
});
