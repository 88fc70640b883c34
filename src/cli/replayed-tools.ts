// Where the tool file of a replayed log lies: where the person says, else where the log says within the working directory.
import { access, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { AttachArguments } from '../debug/host.ts';
import type { SearchEvent } from '../log/events.ts';
import { toolFilePlaces } from '../log/tool-file-path.ts';
import { oneLine } from '../log/visible.ts';
import { unreadable } from './input.ts';

export interface ReplayedTools {
  /** Absolute; absent where no file is known: the log has the tools as they were. */
  readonly toolsPath?: string;
  readonly problem?: string;
}

/** @throws {CommandError} where the file that the person names cannot be read. */
export async function replayedTools(
  { log, tools }: AttachArguments,
  header: SearchEvent | undefined,
): Promise<ReplayedTools> {
  if (tools !== undefined) {
    const toolsPath = path.resolve(tools);
    await access(toolsPath).catch((error: unknown) => {
      throw unreadable(tools, error);
    });
    return { toolsPath };
  }
  if (header?.type !== 'search-started' || header.toolsFile === undefined) return {};
  const here = await realpath('.');
  for (const place of toolFilePlaces(header.toolsFile, path.resolve(log), [path.resolve('.')])) {
    const real = await realpath(place.file).catch(() => undefined);
    if (real === undefined) continue;
    // A symbolic link may lead out as well.
    if (place.inside && toolFilePlaces(real, real, [here]).some(({ inside }) => inside)) {
      return { toolsPath: place.file };
    }
    const problem = `${oneLine(header.toolsFile, 200)} lies outside the working directory, and a log may name any file: set "tools" to it if that is the tool file.`;
    return { problem };
  }
  return {};
}
