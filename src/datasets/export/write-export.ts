// Writes an export into a folder, row by row: data files by split, then card and checksums.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checksumLine } from '../../labels/export-card.ts';
import { separatorSearch } from '../../labels/export-trl.ts';
import { jsonLine } from '../../labels/json-line.ts';
import type { JsonObject } from '../../tools/tool.ts';
import { type CardFacts, dataFile, datasetInfoText, datasetReadme } from './card.ts';
import type { ExportFormat } from './format.ts';
import { createTally, type ExportTally } from './tally.ts';
import type { ExportUnit } from './unit.ts';

export interface WriteExportOptions extends Omit<CardFacts, 'tally' | 'separator'> {
  /** Called after each example. */
  readonly onProgress?: (examples: number, rows: number) => void;
}

export interface WrittenExport {
  readonly tally: ExportTally;
  /** Paths inside the folder, sorted. */
  readonly files: readonly string[];
}

/** The folder of an export is not empty: an export never mixes with an earlier one. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(`${folder} is not empty. Give a new folder, or empty this one.`);
    this.name = 'FolderInUseError';
  }
}

/** Characters that are gathered before they are written. */
const highWater = 1 << 18;

/**
 * Equal units give equal files. When it is stopped, every line that was written is whole, and `SHA256SUMS` is missing.
 * @throws {FolderInUseError}; what the units throw; {@link RangeError} where two splits would be the same file.
 */
export async function writeExport(
  units: AsyncIterable<ExportUnit>,
  format: ExportFormat,
  folder: string,
  options: WriteExportOptions,
): Promise<WrittenExport> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new FolderInUseError(folder);
  const tally = createTally(format.views ? options.options : { view: 'steps', stopAtFirstBad: false });
  const separator = separatorSearch();
  const isStepwise = format.columns.some(({ name }) => name === 'completions');
  const splits = createSplitFiles(folder);
  let examples = 0;
  let rows = 0;
  try {
    for await (const unit of units) {
      tally.unit(unit);
      for (const row of format.rows(unit, options.options, tally.leftOut)) {
        if (isStepwise) for (const step of textsIn(row.completions)) separator.look(step);
        await splits.write(unit.split, jsonLine(row));
        tally.row(unit);
        rows += 1;
      }
      examples += 1;
      options.onProgress?.(examples, rows);
    }
  } finally {
    await splits.close();
  }
  const total = tally.total();
  const facts: CardFacts = {
    ...options,
    tally: total,
    ...(isStepwise ? { separator: separator.found() } : {}),
  };
  const card = new Map([
    ['README.md', datasetReadme(format, facts)],
    ['dataset_info.json', datasetInfoText(format, facts)],
  ]);
  const digests = new Map(splits.digests());
  for (const [name, text] of card) {
    await writeWhole(join(folder, name), text);
    digests.set(name, createHash('sha256').update(text).digest('hex'));
  }
  const names = [...digests.keys()].sort();
  const sums = names.map((name) => checksumLine(name, digests.get(name) ?? '')).join('');
  await writeWhole(join(folder, 'SHA256SUMS'), sums);
  return { tally: total, files: [...names, 'SHA256SUMS'].sort() };
}

interface SplitFile {
  readonly name: string;
  readonly split: string;
  readonly file: FileHandle;
  readonly hash: Hash;
  waiting: string;
}

function createSplitFiles(folder: string) {
  const bySplit = new Map<string, SplitFile>();
  const openFor = async (split: string): Promise<SplitFile> => {
    const name = dataFile(split);
    const same = [...bySplit.values()].find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (same !== undefined) {
      throw new RangeError(`The splits "${same.split}" and "${split}" would be the same file; rename one.`);
    }
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    const opened = { name, split, file: await open(path, 'wx'), hash: createHash('sha256'), waiting: '' };
    bySplit.set(split, opened);
    return opened;
  };
  const flush = async (own: SplitFile): Promise<void> => {
    const { waiting } = own;
    own.waiting = '';
    own.hash.update(waiting, 'utf8');
    await own.file.appendFile(waiting, 'utf8');
  };
  return {
    async write(split: string, line: string): Promise<void> {
      const own = bySplit.get(split) ?? (await openFor(split));
      own.waiting += line;
      if (own.waiting.length >= highWater) await flush(own);
    },
    async close(): Promise<void> {
      for (const own of bySplit.values()) {
        await flush(own);
        await own.file.close();
      }
    },
    digests: (): readonly (readonly [string, string])[] =>
      Array.from(bySplit.values(), ({ name, hash }) => [name, hash.digest('hex')] as const),
  };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text, 'utf8');
  } finally {
    await file.close();
  }
}

function textsIn(value: JsonObject[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
