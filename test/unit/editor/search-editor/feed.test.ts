// What a view is sent of a log: everything once, in order, and only while it is shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFeed, type Held } from '../../../../src/editor/search-editor/feed.ts';
import { createFollower } from '../../../../src/editor/search-editor/follow.ts';
import { readViewSettings } from '../../../../src/editor/search-editor/view-settings.ts';
import type { HostMessage } from '../../../../src/protocol/messages.ts';
import { memoryFile } from './memory-file.ts';

const megabyte = 1 << 20;

function viewOf(text: string) {
  const file = memoryFile(text);
  const messages: HostMessage[] = [];
  const state = { takes: true, frames: 0, log: Buffer.of() as Buffer, held: undefined as Held | undefined };
  const feed = createFeed({
    followed: () => follower.followed,
    read: (from, to) => file.read(from, to),
    async post(message) {
      if (!state.takes) return false;
      messages.push(message);
      if (message.type === 'snapshot') {
        state.log = Buffer.from(message.bytes);
        state.held = { generation: message.generation, bytes: message.bytes.length };
      }
      if (message.type === 'append') {
        expect(message).toMatchObject({ generation: state.held?.generation, from: state.held?.bytes });
        state.log = Buffer.concat([state.log, message.bytes]);
        state.held = { generation: message.generation, bytes: message.from + message.bytes.length };
      }
      return true;
    },
    async frame() {
      state.frames += 1;
      await new Promise((resolve) => setImmediate(resolve));
    },
    surroundings: () => ({
      name: 'x.toolprm.jsonl',
      run: { live: true, paused: false },
      labels: [],
      settings: readViewSettings(() => undefined, { trusted: true, onDisk: true }),
    }),
  });
  const follower = createFollower(file, () => feed.changed());
  const settle = async () => {
    await follower.look();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const types = () => messages.map(({ type }) => type);
  return { file, follower, feed, messages, state, settle, types };
}

describe('the feed of a view', () => {
  it('sends nothing before the view is ready, then the whole log with all that belongs to it', async () => {
    const { feed, settle, messages, types } = viewOf('one\n');
    await settle();
    expect(messages).toEqual([]);
    feed.ready();
    await settle();
    expect(types()).toEqual(['snapshot']);
    expect(messages[0]).toMatchObject({ name: 'x.toolprm.jsonl', run: { live: true, paused: false } });
  });

  it('sends what the file gained, with its offset', async () => {
    const { file, feed, settle, messages } = viewOf('one\n');
    feed.ready();
    await settle();
    file.append('two\n');
    await settle();
    expect(messages[1]).toMatchObject({
      type: 'append',
      from: 4,
      bytes: new Uint8Array(Buffer.from('two\n')),
    });
  });

  it('sends an empty log, so that the view knows that there is one', async () => {
    const { feed, settle, types } = viewOf('');
    feed.ready();
    await settle();
    expect(types()).toEqual(['snapshot']);
  });

  it('cuts a large log into messages of at most 1 MiB, one a frame', async () => {
    const text = 'x'.repeat(2 * megabyte + 5);
    const { feed, settle, messages, state } = viewOf(text);
    feed.ready();
    await settle();
    const lengths = messages.map((message) => ('bytes' in message ? message.bytes.length : 0));
    expect(lengths).toEqual([megabyte, megabyte, 5]);
    const more = messages.map((message) => 'more' in message && message.more);
    expect(more).toEqual([true, true, false]);
    expect(state.frames).toBe(3);
    expect(state.log.length).toBe(text.length);
  });

  it('sends nothing to a hidden view, and the rest when it comes back with what it kept', async () => {
    const { file, feed, settle, messages, state, types } = viewOf('one\n');
    feed.ready();
    await settle();
    feed.hide();
    file.append('two\n');
    feed.tell({ type: 'run', run: { live: false, paused: false } });
    await settle();
    expect(messages).toHaveLength(1);
    feed.ready(state.held);
    await settle();
    expect(types()).toEqual(['snapshot', 'run', 'settings', 'labels', 'stopped', 'append']);
    expect(state.log.toString()).toBe('one\ntwo\n');
  });

  it('sends a new snapshot to a view that comes back with nothing, or with another file', async () => {
    const { file, feed, settle, state, types } = viewOf('one\n');
    feed.ready();
    await settle();
    const { held } = state;
    feed.hide();
    feed.ready();
    await settle();
    file.replace('other\n');
    feed.hide();
    feed.ready(held);
    await settle();
    expect(types().filter((type) => type === 'snapshot').length).toBeGreaterThanOrEqual(3);
    expect(state.log.toString()).toBe('other\n');
  });

  it('says once that the log is gone, and sends it again when it is back', async () => {
    const { file, feed, settle, types } = viewOf('one\n');
    feed.ready();
    await settle();
    file.remove();
    await settle();
    await settle();
    file.replace('one\n');
    await settle();
    expect(types()).toEqual(['snapshot', 'unreadable', 'snapshot']);
  });

  it('stops when the view cannot take messages, until it is ready again', async () => {
    const { file, feed, settle, state, messages } = viewOf('one\n');
    feed.ready();
    await settle();
    state.takes = false;
    file.append('two\n');
    await settle();
    expect(feed.listening).toBe(false);
    state.takes = true;
    file.append('three\n');
    await settle();
    expect(messages).toHaveLength(1);
    feed.ready();
    await settle();
    expect(state.log.toString()).toBe('one\ntwo\nthree\n');
  });

  it('keeps what is to be selected until the view has the whole log', async () => {
    const { feed, settle, types } = viewOf('x'.repeat(2 * megabyte));
    feed.tellAfterLog({ type: 'select', candidate: 'c1' });
    feed.ready();
    await settle();
    expect(types()).toEqual(['snapshot', 'append', 'select']);
  });

  it('leaves every view with the file as it is, whatever happened', async () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const action = fc.oneof(
      { weight: 4, arbitrary: text.map((value) => ({ kind: 'append', value }) as const) },
      text.map((value) => ({ kind: 'replace', value }) as const),
      fc.constantFrom({ kind: 'hide' } as const, { kind: 'ready' } as const, { kind: 'back' } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        let content = 'start\n';
        const { file, feed, follower, state, settle } = viewOf(content);
        for (const step of actions) {
          if (step.kind === 'append') file.append(step.value);
          if (step.kind === 'replace') file.replace(step.value);
          if (step.kind === 'append') content += step.value;
          if (step.kind === 'replace') content = step.value;
          if (step.kind === 'hide') feed.hide();
          if (step.kind === 'ready') feed.ready();
          if (step.kind === 'back') feed.ready(state.held);
          await follower.look();
        }
        if (!feed.listening) feed.ready(state.held);
        await settle();
        expect(state.log.toString()).toBe(Buffer.from(content).toString());
      }),
      { numRuns: 60 },
    );
  });
});
