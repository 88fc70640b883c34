import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../../src/log/reader.ts';

const child = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));

/** Runs the writing process and kills it when it has said `after` bytes. Gives the last event that it had flushed. */
function writeAndKill(path: string, after: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writing = spawn(process.execPath, ['--no-warnings', child, path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let errors = '';
    writing.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.length >= after) writing.kill('SIGKILL');
    });
    writing.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    writing.on('error', reject);
    writing.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)));
      else reject(new Error(`The writing process ended by itself: ${errors}`));
    });
  });
}

describe('a process that is killed while it writes a log', () => {
  it('loses at most the last line of what it wrote, and nothing that it had flushed', {
    timeout: 120_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'toolprm-kill-'));
    try {
      for (let round = 0; round < 20; round += 1) {
        const path = join(folder, `${round}.toolprm.jsonl`);
        const flushed = await writeAndKill(path, 1 + Math.floor(Math.random() * 600));
        const log = readLog(await readFile(path));
        expect(log.events.map(({ seq }) => seq)).toEqual(log.events.map((_, index) => index));
        expect(log.events.length).toBeGreaterThan(flushed);
        expect(log.problems.length).toBeLessThanOrEqual(1);
        for (const problem of log.problems) expect(problem.kind).toBe('cut');
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
