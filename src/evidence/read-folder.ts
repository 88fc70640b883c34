// Reads the logs of folders for their evidence: streamed, one after the other, and only those that changed since.
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Label } from '../labels/label.ts';
import { labelsPath } from '../labels/labels-path.ts';
import { labelsOf } from '../labels/project.ts';
import { readLabels } from '../labels/read-labels.ts';
import { treeOfChunks } from '../log/read-tree.ts';
import type { SearchTree } from '../log/tree.ts';
import { collectInTurns } from './collect.ts';
import type { LoggedEvidence } from './logged-evidence.ts';
import type { SearchEvidence } from './summary.ts';

export interface LogFolders {
  /** What was read so far; the same list until a refresh changes it. */
  summaries(): readonly LoggedEvidence[];
  /**
   * Reads the logs that are new or changed, and forgets those that are gone. What cannot be read is passed over.
   * @returns whether anything changed.
   * @throws {Error} the signal's reason; what was read before is kept.
   */
  refresh(folders: readonly string[], signal?: AbortSignal): Promise<boolean>;
}

interface Known {
  /** Sizes and times of the log and its labels. */
  readonly stamp: string;
  readonly modified: number;
  /** Absent for a file that is no log. */
  readonly evidence?: SearchEvidence;
}

/** Most logs of a folder; their names begin with their time, so the newest are kept. */
export const mostLogs = 1000;
/** Larger logs are passed over: their tree would not fit into a modest memory. */
const largestLog = 512 << 20;
const largestLabels = 32 << 20;
/** Milliseconds. */
const slice = 10;
const ending = '.toolprm.jsonl';

/** Memory is bounded by the largest log: of each only its summary is kept. */
export function createLogFolders(): LogFolders {
  let known: ReadonlyMap<string, Known> = new Map();
  let list: readonly LoggedEvidence[] = [];

  function keep(next: ReadonlyMap<string, Known>): void {
    known = next;
    list = Array.from(next, ([log, { modified, evidence }]) =>
      evidence === undefined ? undefined : { log, modified, evidence },
    ).filter((logged) => logged !== undefined);
  }

  return {
    summaries: () => list,
    async refresh(folders, signal) {
      const before = known;
      const next = new Map<string, Known>();
      let changed = false;
      const paths = (await Promise.all(folders.map(logsIn))).flat();
      try {
        for (const log of new Set(paths)) {
          signal?.throwIfAborted();
          const file = await statLog(log);
          if (file === undefined) continue;
          const old = before.get(log);
          const current = old?.stamp === file.stamp ? old : await readLog(log, file, signal);
          changed ||= current !== old;
          next.set(log, current);
        }
      } catch (error) {
        // Interrupted: what was known of the rest still holds.
        keep(new Map([...before, ...next]));
        throw error;
      }
      changed ||= next.size !== before.size;
      if (changed) keep(next);
      return changed;
    },
  };
}

async function logsIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith(ending))
      .map(({ name }) => name)
      .sort()
      .slice(-mostLogs)
      .map((name) => path.join(folder, name));
  } catch {
    // No search was run there yet.
    return [];
  }
}

interface StampedLog {
  readonly stamp: string;
  readonly modified: number;
  readonly size: number;
  /** Absent where nothing is labelled. */
  readonly labels?: string;
}

async function statLog(log: string): Promise<StampedLog | undefined> {
  const labels = labelsPath(log);
  const [file, beside] = await Promise.all([statFile(log), statFile(labels)]);
  if (file === undefined) return undefined;
  const stamp = [file.size, file.mtimeMs, beside?.size, beside?.mtimeMs].join(' ');
  const hasLabels = beside !== undefined && beside.size <= largestLabels;
  return { stamp, modified: file.mtimeMs, size: file.size, ...(hasLabels ? { labels } : {}) };
}

async function statFile(
  file: string,
): Promise<{ readonly size: number; readonly mtimeMs: number } | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}

async function readLog(log: string, file: StampedLog, signal: AbortSignal | undefined): Promise<Known> {
  const { stamp, modified } = file;
  if (file.size > largestLog) return { stamp, modified };
  try {
    const labels = file.labels === undefined ? undefined : await labelsIn(file.labels);
    const evidence = await inSlices(collectInTurns(await treeIn(log, signal), labels), signal);
    return { stamp, modified, ...(evidence === undefined ? {} : { evidence }) };
  } catch (error) {
    signal?.throwIfAborted();
    // It went away or may not be read; a change of the file is another try.
    return error instanceof RangeError || isSystemError(error) ? { stamp, modified } : rethrow(error);
  }
}

function treeIn(log: string, signal: AbortSignal | undefined): Promise<SearchTree> {
  return treeOfChunks(
    createReadStream(log, { highWaterMark: 1 << 18, ...(signal === undefined ? {} : { signal }) }),
  );
}

/** Lets others of this thread have a turn every few milliseconds. */
async function inSlices<Result>(
  turns: Generator<void, Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  for (let begun = performance.now(); ; ) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
    if (performance.now() - begun < slice) continue;
    await setImmediate();
    signal?.throwIfAborted();
    begun = performance.now();
  }
}

async function labelsIn(file: string): Promise<ReadonlyMap<string, Label>> {
  return labelsOf(readLabels(await readFile(file)).records);
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error;

function rethrow(error: unknown): never {
  throw error;
}
