// Where the tool file of a log may lie. The log's word is anybody's, so a place outside the folders in use is named as such.
import path from 'node:path';

export interface ToolFilePlace {
  readonly file: string;
  /** False where it lies in none of the folders: then a person must agree before it is opened. */
  readonly inside: boolean;
}

/**
 * Places to look at, likeliest first: from the folders, then from where the log lies. Searches write their logs to
 * `.toolprm/searches/` of the folder that they were started in.
 * @param folders Absolute: those of the workspace, or the working directory.
 */
export function toolFilePlaces(
  toolsFile: string,
  log: string,
  folders: readonly string[],
): readonly ToolFilePlace[] {
  // A URL or a device is no path that a search was given; a NUL ends a path for some systems and not for others.
  if (toolsFile.includes('\0') || toolsFile.trim() === '' || /^[a-z][a-z0-9+.-]+:/i.test(toolsFile))
    return [];
  // On Windows a path of two leading separators makes the system connect to a server of that name.
  if (/^[\\/]{2}/.test(toolsFile)) return [];
  const logFolder = path.dirname(log);
  const started = path.resolve(logFolder, '..', '..');
  const files = path.isAbsolute(toolsFile)
    ? [path.normalize(toolsFile)]
    : [...folders, ...(isSearches(logFolder) ? [started] : []), logFolder].map((base) =>
        path.resolve(base, toolsFile),
      );
  return [...new Set(files)].map((file) => ({
    file,
    inside: folders.some((folder) => isInside(file, folder)),
  }));
}

const isSearches = (folder: string): boolean =>
  path.basename(folder) === 'searches' && path.basename(path.dirname(folder)) === '.toolprm';

function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
