// A log on the disk is followed, whoever writes it.
import { describe, expect, it } from 'vitest';
import { createFollower, type Followed } from '../../../../src/editor/search-editor/follow.ts';
import { memoryFile } from './memory-file.ts';

const line = (seq: number) => `{"seq":${seq},"at":0,"type":"notice","severity":"info","message":"${seq}"}\n`;
const lines = (count: number) => Array.from({ length: count }, (_, seq) => line(seq)).join('');

function following(text: string) {
  const file = memoryFile(text);
  const told: Followed[] = [];
  const follower = createFollower(file, (followed) => told.push(followed));
  const readable = () => {
    const last = told.at(-1);
    if (last?.state !== 'readable') throw new Error('the log is not readable');
    return last;
  };
  return { file, follower, told, readable };
}

describe('following a log', () => {
  it('tells its size, and that nothing changed by telling nothing', async () => {
    const { file, follower, told, readable } = following(lines(3));
    await follower.look();
    expect(readable().size).toBe(Buffer.byteLength(lines(3)));
    const reads = file.reads;
    await follower.look();
    expect(told).toHaveLength(1);
    expect(file.reads).toBe(reads);
  });

  it('keeps the generation while the file grows, from nothing and across the length of the marks', async () => {
    const { file, follower, readable, told } = following('');
    await follower.look();
    const { generation } = readable();
    for (let seq = 0; seq < 40; seq += 1) {
      file.append(line(seq));
      await follower.look();
    }
    expect(readable().generation).toBe(generation);
    expect(told).toHaveLength(41);
  });

  it('begins a new generation when another file takes the name', async () => {
    const { file, follower, readable } = following(lines(3));
    await follower.look();
    const { generation } = readable();
    file.replace(lines(3) + line(3));
    await follower.look();
    expect(readable().generation).toBeGreaterThan(generation);
  });

  it('begins a new generation when the file is cut', async () => {
    const { file, follower, readable } = following(lines(3));
    await follower.look();
    const { generation } = readable();
    file.rewrite(lines(2));
    await follower.look();
    expect(readable().generation).toBeGreaterThan(generation);
  });

  it('begins a new generation when a longer text is written over the old one, at its start or its end', async () => {
    const { file, follower, readable } = following(lines(100));
    await follower.look();
    const first = readable().generation;
    file.rewrite(`#${lines(100)}`);
    await follower.look();
    const second = readable().generation;
    expect(second).toBeGreaterThan(first);
    file.rewrite(`#${lines(99)}${line(990)}${line(100)}`);
    await follower.look();
    expect(readable().generation).toBeGreaterThan(second);
  });

  it('says once that the file is gone, and begins anew when it is back', async () => {
    const { file, follower, told, readable } = following(lines(3));
    await follower.look();
    const { generation } = readable();
    file.remove();
    await follower.look();
    await follower.look();
    expect(told.map(({ state }) => state)).toEqual(['readable', 'unreadable']);
    file.replace(lines(3));
    await follower.look();
    expect(readable().generation).toBeGreaterThan(generation);
  });

  it('says why a file cannot be read', async () => {
    const { file, follower } = following(lines(3));
    file.refuse('EACCES: permission denied');
    await follower.look();
    expect(follower.followed).toMatchObject({
      state: 'unreadable',
      message: expect.stringContaining('permission denied'),
      remedy: expect.stringContaining('read'),
    });
  });

  it('knows a finished search by its end, but not by what a model wrote', async () => {
    const { file, follower, readable } = following(
      lines(2) +
        `${JSON.stringify({ seq: 2, at: 0, type: 'notice', message: '"type":"search-finished"' })}\n`,
    );
    await follower.look();
    expect(readable().finished).toBe(false);
    file.append('{"seq":3,"at":1,"type":"search-finished","outcome":"done"}\n');
    await follower.look();
    expect(readable().finished).toBe(true);
  });

  it('makes one look of many that are asked for at once', async () => {
    const { file, follower, told } = following(lines(1));
    const looks = [follower.look(), follower.look(), follower.look()];
    file.append(line(1));
    await Promise.all(looks);
    expect(told.length).toBeLessThanOrEqual(2);
    expect(told.at(-1)).toMatchObject({ size: Buffer.byteLength(lines(2)) });
  });
});
