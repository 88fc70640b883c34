// Evidence: how fast logs are read for it, how large a summary is, and how long a file with many tools waits for its own.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mergeEvidence } from '../../src/evidence/evidence.ts';
import { createLogFolders } from '../../src/evidence/read-folder.ts';
import type { LoggedTool } from '../../src/log/events.ts';
import { readTools } from '../../src/tools/read.ts';
import { logLines, type SyntheticSize, syntheticLog } from '../unit/log/build-log.ts';
import { round, time } from './measure.ts';

const logCount = 200;
/** Of a search with the default settings, and of a large one. */
const ordinary = { steps: 10, beams: 4, candidates: 4 };
const large = { steps: 14, beams: 8, candidates: 8 };
const toolCount = 500;

export async function benchEvidence(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-bench-'));
  try {
    const bytes = await writeLogs(folder, ordinary);
    const firstUse = await readInNewProcess(folder);
    const reading = await time(3, () => createLogFolders().refresh([folder]));
    const logs = createLogFolders();
    await logs.refresh([folder]);
    const unchanged = await time(3, () => logs.refresh([folder]));
    const summaries = logs.summaries();
    const tools = manyTools(summaries.length === 0 ? [] : loggedTools());
    const first = await time(3, () => mergeEvidence([...summaries], { tools }));
    const again = await time(5, () => mergeEvidence(summaries, { tools }));
    return {
      logs: logCount,
      megabytes: round(bytes / 1e6),
      // Nothing is kept on the disk: this is what every start of the language server costs, in its own process.
      firstUse,
      firstUseOfLargeLogs: await largeLogs(),
      logsPerSecond: Math.round((logCount / reading.median) * 1000),
      unchangedMilliseconds: round(unchanged.median),
      summaryBytes: Math.round(JSON.stringify(summaries.map(({ evidence }) => evidence)).length / logCount),
      tools: tools.length,
      firstMergeMilliseconds: round(first.median),
      mergeMilliseconds: round(again.median),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns their bytes together. */
async function writeLogs(folder: string, size: Omit<SyntheticSize, 'seed'>): Promise<number> {
  let bytes = 0;
  for (let index = 0; index < logCount; index += 1) {
    const path = join(folder, `${index}.toolprm.jsonl`);
    const [first, ...rest] = syntheticLog({ ...size, seed: index + 1 });
    if (first?.type !== 'search-started') throw new Error('The synthetic log has no first event.');
    await writeFile(path, logLines([{ ...first, search: `search ${index}` }, ...rest]));
    bytes += (await stat(path)).size;
  }
  return bytes;
}

async function largeLogs(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-bench-'));
  try {
    const bytes = await writeLogs(folder, large);
    return { megabytes: round(bytes / 1e6), ...(await readInNewProcess(folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds by the clock and of work, the better of three processes: none of them has compiled anything yet. */
async function readInNewProcess(folder: string): Promise<{ milliseconds: number; work: number }> {
  const script = join(import.meta.dirname, 'evidence-first-use.ts');
  let best = { milliseconds: Number.POSITIVE_INFINITY, work: Number.POSITIVE_INFINITY };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder]);
    const { logs, milliseconds, work } = JSON.parse(stdout);
    if (logs !== logCount) throw new Error(`${logs} logs were read instead of ${logCount}.`);
    if (milliseconds < best.milliseconds) best = { milliseconds: round(milliseconds), work: round(work) };
  }
  return best;
}

function loggedTools(): readonly LoggedTool[] {
  const [first] = syntheticLog({ steps: 1, beams: 1, candidates: 1 });
  return first?.type === 'search-started' ? first.tools : [];
}

/** The tool of the logs, and others that they do not know. */
function manyTools(known: readonly LoggedTool[]): ReturnType<typeof readTools>['tools'] {
  const [tool] = known;
  const others = Array.from({ length: toolCount - 1 }, (_, index) => ({
    name: `tool_${index}`,
    description: 'Another tool.',
    parameters: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer' } } },
  }));
  const own = { name: tool?.name, description: tool?.description, parameters: tool?.parametersSchema };
  return readTools(JSON.stringify([own, ...others])).tools;
}
