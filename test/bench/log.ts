// The log's speed: events written to a disk and read back, validation included.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '../../src/log/reader.ts';
import { createTree } from '../../src/log/tree-builder.ts';
import { openLogWriter } from '../../src/log/writer.ts';
import { syntheticLog } from '../unit/log/build-log.ts';
import { round, time } from './measure.ts';

export async function benchLog(): Promise<object> {
  const events = syntheticLog({ steps: 130, beams: 16, candidates: 16 }).slice(0, 100_000);
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-bench-'));
  try {
    let file = 0;
    const write = async (): Promise<string> => {
      file += 1;
      const writer = await openLogWriter(join(folder, `${file}.toolprm.jsonl`));
      for (const event of events) await writer.write(event);
      await writer.close();
      return writer.path;
    };
    const text = await readFile(await write(), 'utf8');
    const writing = await time(3, write);
    const reading = await time(5, () => readLog(text));
    const building = await time(5, () => {
      const tree = createTree();
      for (const event of events) tree.apply(event);
      return tree.snapshot();
    });
    const perSecond = (milliseconds: number): number => Math.round((events.length / milliseconds) * 1000);
    return {
      events: events.length,
      megabytes: round(Buffer.byteLength(text) / 1e6),
      writtenPerSecond: perSecond(writing.median),
      readPerSecond: perSecond(reading.median),
      readMilliseconds: round(reading.median),
      treePerSecond: perSecond(building.median),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
