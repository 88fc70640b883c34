// `toolprm compare` as a user sees it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booking, searched } from '../evidence/searched.ts';
import { logLines } from '../log/build-log.ts';
import { toolprm } from './command-line.ts';

let folder = '';
const texts = [booking({ date: '1 May' }), booking({ start_date: '1 May' })];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-compare-'));
  const write = async (name: string, scores: Readonly<Record<string, number>>): Promise<void> =>
    writeFile(path.join(folder, name), logLines(await searched({ texts, scores })));
  await write('a.toolprm.jsonl', { start_date: 0.31 });
  await write('b.toolprm.jsonl', { '"date"': 0.2, start_date: 0.92 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('prints a row a decision, with the candidates that differ', async () => {
  const ran = await toolprm(['compare', 'a.toolprm.jsonl', 'b.toolprm.jsonl'], { cwd: folder });
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toMatch(/^= Both chose book_room: score 0\.90\.$/m);
  expect(ran.out).toMatch(
    /^≠ The first search chose date = "1 May" \(0\.90\), the second search start_date = "1 May" \(0\.92\)\./m,
  );
  expect(ran.out).toMatch(/^ {4}! ●→✗ date = "1 May"/m);
  expect(ran.out).not.toMatch(/^ {4}= /m);
});

test('prints JSON, and says of a file that it is no search', async () => {
  const ran = await toolprm(['compare', 'a.toolprm.jsonl', 'b.toolprm.jsonl', '--json'], { cwd: folder });
  expect(JSON.parse(ran.out).steps.map(({ state }: { state: string }) => state)).toEqual([
    'same',
    'chosen-differs',
    'same',
    'same',
    'same',
  ]);
  await writeFile(path.join(folder, 'none.jsonl'), '{}\n');
  const refused = await toolprm(['compare', 'a.toolprm.jsonl', 'none.jsonl'], { cwd: folder });
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/not a search log/);
});
