// One finished call, in each shape that providers write.
import { expect, test } from 'vitest';
import { readCall } from '../../../src/calls/read-call.ts';

test('a call without arguments is one only where its shape lets it leave them out', () => {
  expect(readCall({ method: 'tools/call', params: { name: 'f' } })).toEqual({ name: 'f', arguments: {} });
  expect(readCall({ functionCall: { name: 'f' } })).toEqual({ name: 'f', arguments: {} });
  expect(readCall({ name: 'f' })).toEqual({ name: 'f', arguments: undefined });
  expect(readCall({ type: 'tool_use', name: 'f' })).toEqual({ name: 'f', arguments: undefined });
});

test('what is no call is none', () => {
  for (const value of [null, 'f', [], {}, { name: 3 }, { function: { arguments: {} } }, { params: {} }]) {
    expect(readCall(value)).toBeUndefined();
  }
  const definition = { name: 'f', description: 'Does it.', parameters: { type: 'object' } };
  expect(readCall(definition)?.arguments).toBeUndefined();
});

test('a call may stand in a member of its own', () => {
  const call = { name: 'f', arguments: { x: 1 } };
  expect(readCall({ toolUse: { toolUseId: 't', name: 'f', input: { x: 1 } } })).toEqual(call);
  expect(readCall({ function_call: call })).toEqual(call);
});
