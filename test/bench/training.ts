// Training of the demonstration models: tokens a second of policy and reward model, where Python with PyTorch is installed.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const { PYTHON: python = 'python3' } = process.env;

export async function benchTraining(): Promise<object> {
  try {
    await run(python, ['-c', 'import torch, numpy']);
  } catch {
    return { skipped: `${python} has no PyTorch; set PYTHON to one that has (training/README.md)` };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'toolprm-bench-'));
  try {
    const rows = path.join(folder, 'rows.jsonl');
    const what = ['--format', 'policy', '--level', '3', '--count', '600', '--seed', '1', '--out', rows];
    await run(process.execPath, [path.join(root, 'dist/cli.mjs'), 'data', 'generate', ...what]);
    const { stdout } = await run(python, [path.join(root, 'training/speed.py'), rows]);
    const measured: object = JSON.parse(stdout);
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
