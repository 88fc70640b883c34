// Evidence: how fast logs are read for it, how large a summary is, and how long a file with many tools waits for its own.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeEvidence } from '../../src/evidence/evidence.ts';
import { createLogFolders } from '../../src/evidence/read-folder.ts';
import type { LoggedTool } from '../../src/log/events.ts';
import { readTools } from '../../src/tools/read.ts';
import { logLines, syntheticLog } from '../unit/log/build-log.ts';
import { round, time } from './measure.ts';

const logCount = 200;
const toolCount = 500;

export async function benchEvidence(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-bench-'));
  try {
    const paths = Array.from({ length: logCount }, (_, index) => join(folder, `${index}.toolprm.jsonl`));
    let bytes = 0;
    for (const [index, path] of paths.entries()) {
      const events = syntheticLog({ steps: 10, beams: 4, candidates: 4, seed: index + 1 });
      const [first, ...rest] = events;
      if (first?.type !== 'search-started') throw new Error('The synthetic log has no first event.');
      await writeFile(path, logLines([{ ...first, search: `search ${index}` }, ...rest]));
      bytes += (await stat(path)).size;
    }
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
