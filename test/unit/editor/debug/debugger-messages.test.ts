// What comes from the debugger is checked before it is used.
import { describe, expect, it } from 'vitest';
import {
  createFrameLists,
  exitedThread,
  movesOn,
  readChanged,
  readShown,
} from '../../../../src/editor/debug/debugger-messages.ts';

describe('the event that names the shown place', () => {
  it('gives the step at which the search has stopped, and the candidate that is looked at', () => {
    const body = { thread: 1, log: '/a.toolprm.jsonl', step: 2, stopped: 5, candidate: 'c', seen: 40 };
    expect(readShown(body)).toEqual({
      thread: 1,
      log: '/a.toolprm.jsonl',
      place: { step: 5, candidate: 'c' },
      seen: 40,
    });
  });

  it('may be before the first step', () => {
    const body = { thread: 1, log: '/a', step: null, stopped: null, candidate: null, seen: null };
    expect(readShown(body)).toMatchObject({ place: { candidate: null }, seen: -1 });
  });

  it.each([undefined, null, 'x', {}, { thread: 1, log: null }, { thread: '1', log: '/a' }])(
    'is nothing for %o',
    (body) => {
      expect(readShown(body)).toBeUndefined();
    },
  );
});

describe('a request of the editor', () => {
  it('that makes a thread run is known', () => {
    const request = (command: string, threadId?: number) => ({
      type: 'request',
      command,
      arguments: { threadId },
    });
    expect(movesOn(request('stepBack', 2))).toEqual({ thread: 2 });
    expect(movesOn(request('continue'))).toEqual({ thread: undefined });
    expect(movesOn(request('evaluate', 2))).toBeUndefined();
    expect(movesOn({ type: 'event', command: 'next' })).toBeUndefined();
  });

  it('that makes another thread run leaves the others as they stand', () => {
    const restart = { type: 'request', command: 'restartFrame', arguments: { frameId: 3 } };
    expect(movesOn(restart)).toBeUndefined();
  });

  it('for a change is answered with the new log', () => {
    expect(readChanged({ threadId: 2, log: '/b' })).toEqual({ log: '/b' });
    expect(readChanged({ threadId: 2, log: null })).toBeUndefined();
  });
});

describe('the event of a thread', () => {
  const event = (reason: string, threadId: unknown) => ({
    type: 'event',
    event: 'thread',
    body: { reason, threadId },
  });

  it('names the one that is gone', () => {
    expect(exitedThread(event('exited', 2))).toBe(2);
  });

  it.each([event('started', 2), event('exited', '2'), { type: 'event', event: 'exited', body: {} }, null])(
    'names none in %o',
    (message) => {
      expect(exitedThread(message)).toBeUndefined();
    },
  );
});

describe('the frames of threads', () => {
  const asked = (seq: number, threadId: number, startFrame?: number) => ({
    type: 'request',
    command: 'stackTrace',
    seq,
    arguments: { threadId, startFrame },
  });
  const answered = (seq: number, ids: readonly number[]) => ({
    type: 'response',
    command: 'stackTrace',
    request_seq: seq,
    body: { stackFrames: ids.map((id) => ({ id })) },
  });

  it('are those that were listed last, in one go or in several', () => {
    const lists = createFrameLists();
    lists.asked(asked(1, 1));
    lists.asked(asked(2, 2, 0));
    lists.answered(answered(2, [7]));
    lists.answered(answered(1, [4, 5]));
    lists.asked(asked(3, 2, 1));
    lists.answered(answered(3, [8, 9]));
    expect([4, 5, 7, 8, 9].map((id) => lists.threadOf(id))).toEqual([1, 1, 2, 2, 2]);
    lists.asked(asked(4, 1));
    lists.answered(answered(4, [10]));
    expect([4, 10].map((id) => lists.threadOf(id))).toEqual([undefined, 1]);
  });

  it('are none where nothing was asked', () => {
    const lists = createFrameLists();
    lists.answered(answered(1, [4]));
    lists.asked('stackTrace');
    lists.answered(null);
    expect(lists.threadOf(4)).toBeUndefined();
  });
});
