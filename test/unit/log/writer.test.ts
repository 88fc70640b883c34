import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { readLog } from '../../../src/log/reader.ts';
import { createLogWriter, openLogWriter } from '../../../src/log/writer.ts';
import { LogFileError, logFileError } from '../../../src/log/writer-error.ts';
import { numberEvents, syntheticLog } from './build-log.ts';
import { everyEvent } from './every-event.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolprm-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const notice = (message: string): SearchEvent => ({
  type: 'notice',
  severity: 'info',
  message,
  seq: 0,
  at: 0,
});
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('writing a log', () => {
  it('creates its folder and writes one line an event, in order', async () => {
    const events = syntheticLog({ steps: 5, beams: 3, candidates: 4 });
    const path = join(folder, 'deep', 'down', 'a.toolprm.jsonl');
    const writer = await openLogWriter(path);
    for (const event of events) await writer.write(event);
    await writer.close();
    const text = await readFile(path, 'utf8');
    expect(text.split('\n')).toHaveLength(events.length + 1);
    expect(readLog(text)).toEqual({ events, problems: [], finished: true });
  });

  it('keeps the order of events that nobody waited for', async () => {
    const events = syntheticLog({ steps: 20, beams: 4, candidates: 8 });
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    await Promise.all(events.map((event) => writer.write(event)));
    await writer.close();
    expect(readLog(await readFile(writer.path))).toEqual({ events, problems: [], finished: true });
  });

  it('has everything in the file once it is flushed, while it is open', async () => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    for (const event of everyEvent.slice(0, 4)) await writer.write(event);
    await writer.flush();
    expect(readLog(await readFile(writer.path)).events).toEqual(everyEvent.slice(0, 4));
    await writer.close();
  });

  it('has everything in the file when the search has finished', async () => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    const events = syntheticLog({ steps: 1, beams: 1, candidates: 1 });
    await Promise.all(events.map((event) => writer.write(event)));
    expect(readLog(await readFile(writer.path)).finished).toBe(true);
    await writer.close();
  });

  it('starts each line with what every event has', async () => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    await writer.write(notice('hello'));
    await writer.close();
    expect(await readFile(writer.path, 'utf8')).toBe(
      '{"seq":0,"at":0,"type":"notice","severity":"info","message":"hello"}\n',
    );
  });

  it('keeps text of any kind in one line', async () => {
    const message = 'a\nb\r\u2028c\0 "\\ 東京 👩‍👩‍👧 \ud83d \udc00';
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    await writer.write(notice(message));
    await writer.close();
    expect(readLog(await readFile(writer.path)).events).toEqual([notice(message)]);
  });

  it('writes a large event and waits for the disk', async () => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    const message = 'x'.repeat(3_000_000);
    await writer.write(notice(message));
    expect((await readFile(writer.path)).length).toBeGreaterThan(3_000_000);
    await writer.close();
  });

  it('writes log-probabilities that JSON does not have, and values nested too deeply for it', async () => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    const [event] = everyEvent.filter((found) => found.type === 'candidate');
    if (event === undefined) throw new Error('no candidate');
    const deep: SearchEvent = {
      ...event,
      seq: 0,
      decision: { ...event.decision, kind: 'argument', name: 'a', value: JSON.parse(nested(20_000)) },
      tokens: [{ text: '[', logprob: Number.NEGATIVE_INFINITY }],
    };
    await writer.write(deep);
    await writer.close();
    const [read] = readLog(await readFile(writer.path)).events;
    expect(read).toMatchObject({
      id: event.id,
      decision: { name: 'a' },
      tokens: [{ text: '[', logprob: -9999 }],
    });
  });

  it('refuses events once it is closed; closing twice does nothing', async () => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    await writer.close();
    await writer.close();
    await expect(writer.write(notice('late'))).rejects.toThrow(/is closed/);
  });
});

describe('where a log cannot be written', () => {
  it('never writes to an existing file', async () => {
    const path = join(folder, 'a.toolprm.jsonl');
    await writeFile(path, 'precious');
    const failure = openLogWriter(path);
    await expect(failure).rejects.toBeInstanceOf(LogFileError);
    await expect(failure).rejects.toMatchObject({
      code: 'EEXIST',
      path,
      remedy: expect.stringContaining('another name'),
    });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  it('numbers names that are taken, where it may', async () => {
    const path = join(folder, 'a.toolprm.jsonl');
    const writers = await Promise.all([1, 2, 3].map(() => openLogWriter(path, { ifExists: 'number' })));
    expect(await readdir(folder)).toEqual(['a-2.toolprm.jsonl', 'a-3.toolprm.jsonl', 'a.toolprm.jsonl']);
    expect(new Set(writers.map((writer) => writer.path)).size).toBe(3);
    for (const writer of writers) await writer.close();
  });

  it('says when a file stands where its folder should be', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const path of [join(folder, 'file', 'a.jsonl'), join(folder, 'file', 'b', 'a.jsonl')]) {
      await expect(openLogWriter(path)).rejects.toMatchObject({ code: 'ENOTDIR', path });
      await expect(openLogWriter(path)).rejects.toThrow(`The search log ${path} was not written`);
    }
  });

  it('says when the name is too long', async () => {
    const path = join(folder, `${'x'.repeat(300)}.jsonl`);
    await expect(openLogWriter(path)).rejects.toThrow(/too long|cannot be created/);
  });

  it.skipIf(process.platform !== 'linux')(
    'says when the disk is full, from then on to everyone',
    async () => {
      const writer = createLogWriter(await open('/dev/full', 'a'), '/dev/full');
      await writer.write(notice('a'));
      await expect(writer.flush()).rejects.toMatchObject({
        code: 'ENOSPC',
        remedy: expect.stringContaining('space'),
      });
      await expect(writer.write(notice('b'))).rejects.toThrow('/dev/full is incomplete: the disk is full');
      await expect(writer.close()).rejects.toMatchObject({ code: 'ENOSPC' });
    },
  );

  it.each(['EACCES', 'EPERM', 'EROFS', 'EDQUOT', 'EIO', 'EWEIRD'])(
    'says what %s means and what to do',
    (code) => {
      const error = logFileError(Object.assign(new Error(`${code}: system`), { code }), '/logs/a.jsonl');
      expect(error.code).toBe(code);
      expect(error.message).toContain('/logs/a.jsonl');
      expect(error.remedy).toMatch(/^[A-Z].*\.$/);
    },
  );
});

describe('keys of models and servers', () => {
  const key = 'correct-horse-battery';
  const hidden = [
    ['a header', { headers: { Authorization: 'Token abc', 'x-api-key': 'q' } }, 'abc'],
    ['a bearer token', 'curl -H "Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc"', 'eyJ'],
    ['an authorization header in a text', 'sent Authorization: Bearer mysecretword', 'mysecretword'],
    ['an API key', { message: 'Incorrect API key: sk-proj-Abcdef0123456789xyz.' }, '0123456789'],
    ['a hub token', ['hf_abcdefghijklmnopqrstuvwx'], 'abcdefghij'],
    ['a password in a URL', 'http://user:pass@host/v1', 'pass@'],
    ['a key in use', { deep: [{ text: `your key ${key} is wrong` }] }, key],
  ] as const;

  it.each(hidden)('never come into a log: %s', async (_, body, secret) => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'), { secrets: [key, 'none'] });
    const told = typeof body === 'string' ? body : JSON.stringify(body);
    const events = numberEvents([
      {
        type: 'exchange',
        step: 1,
        id: 'x',
        role: 'policy',
        endpoint: 'http://host/v1',
        request: body,
        response: { nested: [body] },
        error: typeof body === 'string' ? body : 'none',
        milliseconds: 1,
        attempts: 1,
      },
      { type: 'notice', severity: 'warning', message: typeof body === 'string' ? told : 'none' },
    ]);
    for (const event of events) await writer.write(event);
    await writer.close();
    const text = await readFile(writer.path, 'utf8');
    expect(text).not.toContain(secret);
    expect(text).toContain('[redacted]');
    expect(readLog(text).events).toHaveLength(2);
  });

  it.each([
    'The bearer of good news uses basic authentication.',
    'a risk-assessment-framework-2000 for sk-learn',
    'http://127.0.0.1:8000/v1 and me@example.org',
    '{"properties": {"api_key": {"type": "string"}}}',
    'none',
  ])('are not seen where there are none: %s', async (message) => {
    const writer = await openLogWriter(join(folder, 'a.jsonl'), { secrets: ['none'] });
    await writer.write(notice(message));
    await writer.close();
    expect(readLog(await readFile(writer.path)).events).toEqual([notice(message)]);
  });

  it('does not take a parameter for a key because of its name', async () => {
    const schema = { properties: { api_key: { type: 'string' }, authorization: { type: 'object' } } };
    const writer = await openLogWriter(join(folder, 'a.jsonl'));
    const [exchange] = everyEvent.filter((event) => event.type === 'exchange');
    if (exchange === undefined) throw new Error('no exchange');
    await writer.write({ ...exchange, seq: 0, request: schema });
    await writer.close();
    expect(readLog(await readFile(writer.path)).events).toMatchObject([{ request: schema }]);
  });
});
