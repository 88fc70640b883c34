// Exit codes, and the errors that end a command with one.

/** 0: done. 1: a finding or a failure. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Ends the command with a message on standard error. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
