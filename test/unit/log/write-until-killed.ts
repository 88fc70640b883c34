// Run as a process of its own: writes events to a log for ever, and says which of them are flushed.
import { writeSync } from 'node:fs';
import { openLogWriter } from '../../../src/log/writer.ts';
import { started, syntheticLog } from './build-log.ts';

const writer = await openLogWriter(process.argv[2] ?? 'killed.toolprm.jsonl');
const size = { steps: 3, beams: 4, candidates: 4 };
const bodies = syntheticLog(size).slice(1, -1);
let seq = 0;
await writer.write({ ...started(size), seq, at: 0 });
while (true) {
  for (const event of bodies) {
    seq += 1;
    // Lines of very different lengths, from a hundred characters to many pages.
    const long = event.type === 'exchange' ? { request: 'æ'.repeat((seq * 7919) % 90_000) } : {};
    await writer.write({ ...event, ...long, seq, at: seq });
    if (seq % 17 !== 0) continue;
    await writer.flush();
    writeSync(1, `${seq}\n`);
  }
}
