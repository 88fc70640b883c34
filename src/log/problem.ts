// What a reader could not use in a log, said so that a person can act on it.
import { logVersion } from './events.ts';

export type LogProblemKind =
  | 'empty'
  | 'not-a-log'
  /** The last line is incomplete: the writer was interrupted. */
  | 'cut'
  | 'unparsable'
  | 'too-long'
  | 'invalid'
  | 'unknown-type'
  | 'newer'
  | 'missing'
  | 'repeated'
  | 'order'
  | 'second-log'
  | 'no-header'
  | 'encoding'
  /** More problems than are listed. */
  | 'more';

export interface LogProblem {
  readonly kind: LogProblemKind;
  /** `loss`: something is not in the events · `info`: everything was read, and the file has something unusual. */
  readonly severity: 'loss' | 'info';
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The first and last `seq` that is missing, for the kind `missing`. */
  readonly missing?: { readonly from: number; readonly to: number };
}

const nothingToDo = 'Nothing needs to be done: all other events were read.';
const update = 'Update this program to read all of it.';
const askForOriginal = 'If the file was edited or copied in parts, use the original.';
const chooseLog = 'Choose a file that a search wrote; their names end in .toolprm.jsonl.';

const loss = (kind: LogProblemKind, line: number, message: string, remedy: string): LogProblem => ({
  kind,
  severity: 'loss',
  line,
  message,
  remedy,
});

const info = (kind: LogProblemKind, line: number, message: string, remedy: string): LogProblem => ({
  kind,
  severity: 'info',
  line,
  message,
  remedy,
});

/** `event 3 is`, `events 3 to 7 are`. */
const span = (from: number, to: number): string =>
  from === to ? `event ${from} is` : `events ${from} to ${to} are`;

export const problem = {
  empty: () => loss('empty', 1, 'The file is empty: no search was written to it.', 'Run the search again.'),
  notALog: (line: number) => loss('not-a-log', line, 'This file is not a search log.', chooseLog),
  utf16: () =>
    loss(
      'not-a-log',
      1,
      'The file is encoded as UTF-16, and search logs are UTF-8.',
      'Save it as UTF-8, then open it again.',
    ),
  cut: (line: number) =>
    loss(
      'cut',
      line,
      `Line ${line}, the last one, is incomplete: the search was interrupted while it was written.`,
      nothingToDo,
    ),
  unparsable: (line: number, reason: string) =>
    loss('unparsable', line, `Line ${line} is not JSON (${reason}).`, askForOriginal),
  zeros: (line: number) =>
    loss('unparsable', line, `Line ${line} is filled with zero bytes, as after a power cut.`, nothingToDo),
  notAnEvent: (line: number) =>
    loss(
      'unparsable',
      line,
      `Line ${line} is JSON, but not an event: it has no "type" and "seq".`,
      askForOriginal,
    ),
  tooLong: (line: number, limit: number) =>
    loss(
      'too-long',
      line,
      `Line ${line} is longer than ${limit} characters and was passed over.`,
      askForOriginal,
    ),
  invalid: (line: number, type: string, reason: string) =>
    loss('invalid', line, `Line ${line} is not a valid "${type}" event: ${reason}.`, askForOriginal),
  unknownType: (line: number, type: string) =>
    loss(
      'unknown-type',
      line,
      `Line ${line} is a "${type}" event, which this version does not know.`,
      update,
    ),
  newer: (line: number, version: number) =>
    loss(
      'newer',
      line,
      `The log has version ${version} of the format; this program knows version ${logVersion}, and may miss parts.`,
      update,
    ),
  missing: (line: number, from: number, to: number): LogProblem => ({
    ...loss(
      'missing',
      line,
      `Before line ${line}, ${span(from, to)} missing${from === 0 ? ', with what was searched' : ''}.`,
      askForOriginal,
    ),
    missing: { from, to },
  }),
  repeated: (line: number, seq: number) =>
    info('repeated', line, `Line ${line} repeats event ${seq} and was passed over.`, nothingToDo),
  order: (line: number, seq: number) =>
    info('order', line, `Line ${line} has event ${seq} after a later one.`, askForOriginal),
  secondLog: (line: number) =>
    loss(
      'second-log',
      line,
      `Another search begins at line ${line}; only the first one was read.`,
      `Save the lines from ${line} on as a file of their own to read it.`,
    ),
  noHeader: (line: number) =>
    loss('no-header', line, 'The first event does not say what was searched.', askForOriginal),
  byteOrderMark: () =>
    info('encoding', 1, 'The file starts with a byte-order mark, as some editors write it.', nothingToDo),
  carriageReturns: (line: number) =>
    info(
      'encoding',
      line,
      'Lines end in carriage returns, as some editors and Git on Windows write them.',
      nothingToDo,
    ),
  more: (line: number, count: number) =>
    loss('more', line, `There are ${count} more problems like these.`, askForOriginal),
};
