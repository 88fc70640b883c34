// What can go wrong while a log is written, as errors that say which file and what to do.

/** A log could not be opened or written. What was written before stays readable. */
export class LogFileError extends Error {
  /** The system's code, such as `ENOSPC`, or `closed`. */
  readonly code: string;
  readonly path: string;
  readonly remedy: string;
  constructor(code: string, path: string, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LogFileError';
    this.code = code;
    this.path = path;
    this.remedy = remedy;
  }
}

const elsewhere = 'Choose another folder for search logs, or change the permissions of this one.';
const makeSpace = 'Free some space, then search again. What was written before is readable.';

/** What the system's codes mean for a log: the end of the sentence "The search log … PATH" and what to do. */
const meanings: ReadonlyMap<string, readonly [meaning: string, remedy: string]> = new Map([
  ['EEXIST', ['was not written: there is a file of that name', 'Choose another name, or move that file.']],
  ['EACCES', ['was not written: permission was denied', elsewhere]],
  ['EPERM', ['was not written: the system does not allow it', elsewhere]],
  ['EROFS', ['was not written: the file system is read-only', elsewhere]],
  ['ENOTDIR', ['was not written: a part of the path is a file, not a folder', 'Choose another folder.']],
  ['EISDIR', ['was not written: there is a folder of that name', 'Choose another name.']],
  ['ENOENT', ['was not written: its folder cannot be created there', 'Choose another folder.']],
  ['ENAMETOOLONG', ['was not written: the path is too long', 'Choose a shorter folder or name.']],
  ['ENOSPC', ['is incomplete: the disk is full', makeSpace]],
  ['EDQUOT', ['is incomplete: your quota on the disk is used up', makeSpace]],
  ['EFBIG', ['is incomplete: the file is as large as the system allows', 'Search with smaller settings.']],
  ['EMFILE', ['was not written: too many files are open', 'Close some programs, then search again.']],
  ['EIO', ['is incomplete: the disk reports a failure', 'Check the disk, or choose another folder.']],
]);

/** @param code What the system should have said, where it says something misleading. */
export function logFileError(error: unknown, path: string, code = errorCode(error)): LogFileError {
  if (error instanceof LogFileError) return error;
  const [meaning, remedy] = meanings.get(code) ?? [
    `could not be written (${error instanceof Error ? error.message : String(error)})`,
    'Choose another folder for search logs, or try again.',
  ];
  return new LogFileError(code, path, `The search log ${path} ${meaning}.`, remedy, { cause: error });
}

export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unknown';
}
