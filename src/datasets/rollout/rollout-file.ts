// A rollout file that survives its writer: a second run goes on after the last whole line.
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import type { JsonObject } from '../../tools/tool.ts';
import type { Rollout } from './rollout.ts';
import { isMembers, rolloutIn, rolloutLine } from './rollout-line.ts';

/** What two runs must have in common for the second to go on with the first one's file. */
export interface RolloutRun {
  readonly policy: JsonObject;
  readonly prompt: string;
  readonly settings: JsonObject;
}

export interface RolloutFile {
  /** Rollouts that the file holds already, and the last of them. */
  readonly done: number;
  readonly last?: Rollout;
  /** Appends whole lines; they are with the operating system when it settles. */
  append(rollouts: readonly Rollout[]): Promise<void>;
  close(): Promise<void>;
}

/** A rollout file that cannot be gone on with. */
export class RolloutFileError extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'RolloutFileError';
    this.remedy = remedy;
  }
}

/** Stands beside the rollouts and says how they were made. */
export function runPath(path: string): string {
  return `${path}.run.json`;
}

/**
 * Opens a new file, or one that an equal run began: a line that was cut off in the middle is removed.
 * @throws {RolloutFileError} where the file was made in another way, or by something else.
 */
export async function openRolloutFile(path: string, run: RolloutRun): Promise<RolloutFile> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined || size === 0) {
    await writeFile(runPath(path), `${JSON.stringify(run, undefined, 2)}\n`);
    return appendTo(await open(path, 'a'), 0, undefined);
  }
  await checkRun(path, run);
  const { lines, bytes, last } = await wholeLines(path);
  if (bytes < size) await truncate(path, bytes);
  return appendTo(
    await open(path, 'a'),
    lines,
    last === undefined ? undefined : lastRollout(path, lines, last),
  );
}

function appendTo(file: FileHandle, done: number, last: Rollout | undefined): RolloutFile {
  return {
    done,
    ...(last === undefined ? {} : { last }),
    append: async (rollouts) => {
      await file.appendFile(rollouts.map(rolloutLine).join(''));
    },
    close: async () => {
      await file.close();
    },
  };
}

async function checkRun(path: string, run: RolloutRun): Promise<void> {
  const elsewhere = 'Choose another file, or remove this one and start again.';
  let before: unknown;
  try {
    before = JSON.parse(await readFile(runPath(path), 'utf8'));
  } catch {
    throw new RolloutFileError(
      `${path} exists, and ${runPath(path)}, which would say how it was made, cannot be read.`,
      elsewhere,
    );
  }
  const differing = differences(before, run, '');
  if (differing.length === 0) return;
  throw new RolloutFileError(`${path} was made in another way: ${differing.join('; ')}.`, elsewhere);
}

/** One short sentence for each value that differs. */
function differences(before: unknown, now: unknown, name: string): readonly string[] {
  if (isMembers(before) && isMembers(now)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
    return [...keys].flatMap((key) => differences(before[key], now[key], key));
  }
  const [was, is] = [JSON.stringify(before) ?? 'nothing', JSON.stringify(now) ?? 'nothing'];
  return was === is ? [] : [`${name === '' ? 'it' : name} was ${was}, not ${is}`];
}

/** Whole lines, their length in bytes, and the text of the last one. */
async function wholeLines(path: string) {
  let lines = 0;
  let bytes = 0;
  let read = 0;
  let last: Buffer | undefined;
  let pending: Buffer[] = [];
  for await (const piece of createReadStream(path)) {
    const chunk = Buffer.from(piece);
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      last = Buffer.concat([...pending, chunk.subarray(from, at)]);
      pending = [];
      from = at + 1;
      lines += 1;
      bytes = read + from;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
    read += chunk.length;
  }
  return { lines, bytes, last: last?.toString('utf8') };
}

function lastRollout(path: string, line: number, text: string): Rollout {
  const read = parsed(text);
  if (typeof read !== 'string') return read;
  throw new RolloutFileError(
    `${path}, line ${line}: ${read}.`,
    'Remove the line and those after it, or start again with another file.',
  );
}

function parsed(text: string): Rollout | string {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? rolloutIn(value) : 'it is not a JSON object';
  } catch {
    return 'it is not JSON';
  }
}
