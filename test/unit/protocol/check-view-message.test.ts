// Messages of a page are taken only in the shapes that the protocol knows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkViewMessage } from '../../../src/protocol/check-view-message.ts';
import type { ViewMessage } from '../../../src/protocol/messages.ts';

const visible = { score: true, verdict: false };
const messages: readonly ViewMessage[] = [
  { type: 'ready' },
  { type: 'ready', have: { generation: 3, bytes: 0 } },
  { type: 'control', action: 'step' },
  { type: 'fork', candidate: 'c1' },
  { type: 'label', change: { candidate: 'c1', rating: -1, visible } },
  {
    type: 'label',
    change: { candidate: 'c1', rating: null, reason: null, flagged: true, note: '', visible },
  },
  { type: 'label', change: { candidate: 'c1', reason: 'value_error', milliseconds: 12.5, visible } },
  { type: 'undo-label' },
  { type: 'open-source', tool: 'get_weather' },
  { type: 'open-source', tool: 'get_weather', parameter: 'city' },
  { type: 'ask-note', candidate: 'c1' },
  { type: 'copy', text: '' },
  { type: 'open-as-text' },
  { type: 'open-as-text', line: 7 },
  { type: 'open-settings' },
  { type: 'selected', candidate: null },
  { type: 'selected', candidate: 'c1' },
  { type: 'selected', candidate: 'c1', asked: true },
  { type: 'what-if', kind: 'keep', candidate: 'c1' },
  { type: 'open-relative', log: 'file:///logs/a.toolprm.jsonl', how: 'compare' },
  { type: 'set-blind', blind: true },
  { type: 'report', message: 'x' },
];

describe('a message of the view', () => {
  it('is taken as it is when it has the shape of one', () => {
    for (const message of messages) expect(checkViewMessage(message)).toEqual(message);
  });

  it('loses what the protocol does not know', () => {
    expect(checkViewMessage({ type: 'fork', candidate: 'c1', command: 'rm' })).toEqual({
      type: 'fork',
      candidate: 'c1',
    });
  });

  it.each([
    null,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'ready', have: {} },
    { type: 'ready', have: { generation: 1, bytes: -1 } },
    { type: 'control', action: 'fork' },
    { type: 'fork' },
    { type: 'what-if', kind: 'settings', candidate: 'c1' },
    { type: 'what-if', kind: 'keep' },
    { type: 'open-relative', log: 'a', how: 'delete' },
    { type: 'open-relative', how: 'open' },
    { type: 'fork', candidate: '' },
    { type: 'label', change: { candidate: 'c1', rating: 2, visible } },
    { type: 'label', change: { candidate: 'c1', rating: 1 } },
    { type: 'label', change: { candidate: 'c1', reason: 'constructor', visible } },
    { type: 'label', change: { candidate: 'c1', milliseconds: Number.NaN, visible } },
    { type: 'open-source', tool: 'f', parameter: 1 },
    { type: 'open-as-text', line: 0.5 },
    { type: 'set-blind' },
    { type: 'report' },
  ])('is refused when it has not: %j', (value) => {
    expect(checkViewMessage(value)).toBeUndefined();
  });

  it('never makes the host throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => void checkViewMessage(value)));
  });
});
