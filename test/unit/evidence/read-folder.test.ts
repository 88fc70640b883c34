// Evidence from the logs of a folder: read once, kept up to date, never in the way.
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLogFolders } from '../../../src/evidence/read-folder.ts';
import { createFolderEvidence } from '../../../src/evidence/source.ts';
import { labelled } from '../labels/build-labels.ts';
import { logLines } from '../log/build-log.ts';
import { booking, bookingTools, searched } from './searched.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-evidence-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const texts = [booking({ date: '1 May' }), booking({ start_date: '1 May' })];
const aLog = async (id: string): Promise<string> =>
  logLines(await searched({ texts, scores: { '"date"': 0.2 }, id }));
const write = (name: string, content: string | Uint8Array): Promise<void> =>
  writeFile(path.join(folder, name), content);

describe('a folder of logs', () => {
  test('is read once; then only what changed', async () => {
    const logs = createLogFolders();
    await write('a.toolprm.jsonl', await aLog('a'));
    await write('b.toolprm.jsonl', await aLog('b'));
    expect(await logs.refresh([folder])).toBe(true);
    const [a, b] = logs.summaries();
    expect([a?.evidence.search, b?.evidence.search]).toEqual(['a', 'b']);
    expect(await logs.refresh([folder])).toBe(false);
    expect(logs.summaries()[0]).toMatchObject({ log: path.join(folder, 'a.toolprm.jsonl') });

    await write('b.toolprm.jsonl', await aLog('b2'));
    await utimes(path.join(folder, 'b.toolprm.jsonl'), 2e9, 2e9);
    expect(await logs.refresh([folder])).toBe(true);
    expect(logs.summaries().map(({ evidence }) => evidence.search)).toEqual(['a', 'b2']);
    expect(logs.summaries()[0]?.evidence).toBe(a?.evidence);

    await rm(path.join(folder, 'a.toolprm.jsonl'));
    expect(await logs.refresh([folder])).toBe(true);
    expect(logs.summaries().map(({ evidence }) => evidence.search)).toEqual(['b2']);
  });

  test('counts the labels beside a log, also those that come later', async () => {
    const logs = createLogFolders();
    await write('a.toolprm.jsonl', await aLog('a'));
    await logs.refresh([folder]);
    const place = () => logs.summaries()[0]?.evidence.places.find(({ parameter }) => parameter === 'date');
    const [candidate = ''] = place()?.pruned ?? [];
    await write('a.labels.jsonl', `${JSON.stringify(labelled('1', candidate, -1))}\n`);
    expect(await logs.refresh([folder])).toBe(true);
    expect(place()?.labels).toMatchObject({ bad: 1, against: 0 });
  });

  test('passes over what is no log, and salvages what is damaged', async () => {
    const whole = await aLog('a');
    await write('empty.toolprm.jsonl', '');
    await write(
      'noise.toolprm.jsonl',
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 37) % 256),
    );
    await write('cut.toolprm.jsonl', whole.slice(0, whole.length * 0.7));
    await write('notes.jsonl', whole);
    const logs = createLogFolders();
    await logs.refresh([folder, path.join(folder, 'missing')]);
    expect(logs.summaries().map(({ log }) => path.basename(log))).toEqual(['cut.toolprm.jsonl']);
    expect(await logs.refresh([folder])).toBe(false);
  });

  test('stops when it is told to, and keeps what it has read', async () => {
    const logs = createLogFolders();
    await write('a.toolprm.jsonl', await aLog('a'));
    await logs.refresh([folder]);
    await write('b.toolprm.jsonl', await aLog('b'));
    const stop = new AbortController();
    const reading = logs.refresh([folder], stop.signal);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    expect(logs.summaries().map(({ evidence }) => evidence.search)).toEqual(['a']);
    expect(await logs.refresh([folder])).toBe(true);
    expect(logs.summaries()).toHaveLength(2);
  });
});

describe('the source that a language server asks', () => {
  test('answers at once, and tells when it knows more', async () => {
    await write('a.toolprm.jsonl', await aLog('a'));
    const errors: unknown[] = [];
    const source = createFolderEvidence((error) => errors.push(error));
    const told: number[] = [];
    const stop = source.onChange(() => told.push(source.version));
    expect(source.of(bookingTools)).toEqual([]);
    await source.readFrom([folder]);
    expect(told).toEqual([1]);
    expect(source.of(bookingTools)[0]).toMatchObject({ tool: 'book_room', offered: 1 });
    await source.refresh();
    expect(told).toEqual([1]);
    await write('b.toolprm.jsonl', await aLog('b'));
    await Promise.all([source.refresh(), source.refresh()]);
    expect(told).toEqual([1, 2]);
    expect(source.of(bookingTools)[0]).toMatchObject({ offered: 2 });
    stop();
    await source.readFrom([]);
    expect(told).toEqual([1, 2]);
    expect(source.of(bookingTools)).toEqual([]);
    expect(errors).toEqual([]);
    source.dispose();
  });
});
